import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCallback } from '../../../src/immich/auth/read-callback.ts';

const state = 'gJ3-the_state';
const query = `code=abc&state=${state}&iss=https%3A%2F%2Fid.example.org`;

describe('readCallback', () => {
  it.each([
    ['of the app', `app.immich:///oauth-callback?${query}`],
    ['of the app with one slash', `app.immich:/oauth-callback?${query}`],
    ['of the server', `https://photos.example.org/api/oauth/mobile-redirect?${query}`],
    ['of a listener on this computer', `http://127.0.0.1:22830/oauth-callback?${query}`],
    ['with blanks and line ends around', `  app.immich:///oauth-callback?${query}\r\n`],
    ['in quotes', `"app.immich:///oauth-callback?${query}"`],
    ['in brackets', `<app.immich:///oauth-callback?${query}>`],
    ['with a fragment, as some providers add', `app.immich:///oauth-callback?${query}#_=_`],
    ['cut down to its query', `?${query}`],
    ['cut down to the parameters', query],
  ])('takes an address %s', (_, text) => {
    expect(readCallback(text, { state })).toBe(query);
  });

  it.each([
    ['nothing', ''],
    ['a word', 'yes'],
    ['the address that began it', `https://id.example.org/authorize?client_id=immich&state=${state}`],
    ['an address without parameters', 'app.immich:///oauth-callback'],
  ])('says that %s is none', (_, text) => {
    expect(() => readCallback(text, { state })).toThrow('this is not the address');
  });

  it.each([
    ['another state', 'app.immich:///oauth-callback?code=abc&state=other'],
    ['no state', 'app.immich:///oauth-callback?code=abc'],
    ['the state of another sign-in beside an error', 'app.immich:/x?error=access_denied&state=other'],
  ])('refuses an address with %s', (_, text) => {
    expect(() => readCallback(text, { state })).toThrow('belongs to another sign-in');
  });

  it.each([
    [`error=access_denied&state=${state}`, /you said no there \(access_denied\)/u],
    ['error=access_denied&error_description=End-User+aborted', /\(access_denied: End-User aborted\)/u],
    [`error=server_error&state=${state}`, /the provider refused \(server_error\)/u],
  ])('tells what the provider has against it: %s', (parameters, words) => {
    expect(() => readCallback(`app.immich:///oauth-callback?${parameters}`, { state })).toThrow(words);
  });

  it('asks for no state when the server keeps it to itself', () => {
    expect(readCallback('app.immich:/oauth-callback?code=abc', { state: undefined })).toBe('code=abc');
  });

  it('brings every code through unchanged', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (code) => {
        const sent = new URLSearchParams({ code, state }).toString();
        const read = readCallback(`app.immich:///oauth-callback?${sent}`, { state });
        expect(new URLSearchParams(read).get('code')).toBe(code);
      }),
    );
  });
});
