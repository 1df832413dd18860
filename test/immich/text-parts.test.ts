import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorFromConnection } from '../../src/immich/connection-error.ts';
import { findGatekeeper, isHtml } from '../../src/immich/foreign-page.ts';
import { createRedactor } from '../../src/immich/redact.ts';
import { parseRetryAfter } from '../../src/immich/retry-after.ts';
import { isPrivateHost, parseServerAddress } from '../../src/immich/server-address.ts';
import { UsageError } from '../../src/lib/errors.ts';

describe('parseServerAddress', () => {
  test.each([
    ['https://photos.example.org', 'https://photos.example.org', ['']],
    ['photos.example.org', 'https://photos.example.org', ['']],
    ['photos.example.org:2283', 'https://photos.example.org:2283', ['']],
    [' http://photos.example.org/ ', 'http://photos.example.org', ['']],
    ['192.168.1.5:2283/api', 'http://192.168.1.5:2283', ['']],
    ['localhost:2283', 'http://localhost:2283', ['']],
    ['nas:2283', 'http://nas:2283', ['']],
    ['immich.local', 'http://immich.local', ['']],
    ['[::1]:2283', 'http://[::1]:2283', ['']],
    ['HTTPS://Photos.Example.ORG/Immich/api/', 'https://photos.example.org', ['/Immich', '']],
    ['https://photos.example.org/albums/1?x=1#y', 'https://photos.example.org', ['/albums/1', '']],
  ])('understands %j', (text, origin, prefixes) => {
    expect(parseServerAddress(text)).toMatchObject({ origin, prefixes });
  });

  test.each([
    '',
    'http://',
    'ftp://x',
    'https://user:pass@x',
    'https://user@x',
    'not an address',
    'http://[::1',
  ])('refuses %j without repeating it', (text) => {
    try {
      parseServerAddress(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      expect((error as UsageError).message).not.toContain('pass@');
    }
  });
});

describe('isPrivateHost', () => {
  test.each([
    '10.1.2.3',
    '172.16.0.1',
    '172.31.9.9',
    '192.168.0.1',
    '169.254.1.1',
    '100.64.0.1',
    '127.0.0.1',
    '[fd00::1]',
    '[fe80::1]',
    'nas',
    'x.lan',
    'a.home.arpa',
  ])('takes %s as private', (host) => {
    expect(isPrivateHost(host)).toBe(true);
  });
  test.each([
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '11.0.0.1',
    'example.org',
    '[2001:db8::1]',
    '10.example.org',
    'localhost.example.org',
  ])('takes %s as public', (host) => {
    expect(isPrivateHost(host)).toBe(false);
  });
});

describe('parseRetryAfter', () => {
  const now = Date.UTC(2026, 0, 1);
  test.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
    ['999999999', 86_400_000],
    ['-5', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });
});

describe('createRedactor', () => {
  test('leaves no trace of a secret, however often and wherever it stands', () => {
    const secret = fc
      .string({ minLength: 8, maxLength: 40 })
      .filter((text) => text.trim().length >= 8 && !text.includes('*'));
    fc.assert(
      fc.property(secret, fc.array(fc.string(), { maxLength: 4 }), (value, around) => {
        const redact = createRedactor([value]);
        expect(redact(around.join(value.trim()) + encodeURIComponent(value.trim()))).not.toContain(
          value.trim(),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('masks the credentials of a header also when they come alone', () => {
    expect(createRedactor(['Basic dXNlcjpwYXNz'])('got dXNlcjpwYXNz')).toBe('got ***');
  });

  test('leaves text alone for secrets too short to mean anything', () => {
    expect(createRedactor(['1', ''])('1 of 1')).toBe('1 of 1');
  });
});

describe('findGatekeeper', () => {
  test.each([
    ['https://team.cloudflareaccess.com/cdn-cgi/access/login/x', 'Cloudflare Access'],
    ['https://auth.example.org/?rd=https%3A%2F%2Fphotos.example.org', 'a login page'],
    ['<html><script src="/authelia/x.js">', 'Authelia'],
    ['https://sso.example.org/realms/home/protocol/openid-connect/auth', 'Keycloak'],
    ['https://photos.example.org/oauth2/start?rd=%2F', 'oauth2-proxy'],
    ['https://accounts.google.com/o/oauth2/v2/auth', 'Google sign-in'],
    ['<form><input name=p type=password></form>', 'a login page'],
    ['<title>Anmelden</title>', 'a login page'],
    ['<title>Welcome</title>', undefined],
    ['https://www.example.org/immich', undefined],
  ])('sees in %j', (text, expected) => {
    expect(findGatekeeper(text)).toBe(expected);
  });
});

describe('isHtml', () => {
  test.each([
    ['text/html; charset=utf-8', '', true],
    [undefined, '\n<!DOCTYPE html>', true],
    ['text/plain', '<html>', true],
    ['application/json', '{"a":"<html>"}', false],
    [undefined, 'hello', false],
  ])('takes %j with %j', (type, text, expected) => {
    expect(isHtml(type, text)).toBe(expected);
  });
});

describe('errorFromConnection', () => {
  const context = {
    url: new URL('https://photos.example.org:2283/api/assets'),
    action: 'upload the file',
    redact: createRedactor(['very-secret-key']),
  };
  const coded = (code: string, message = 'low level words') => Object.assign(new Error(message), { code });

  test.each([
    [coded('ECONNREFUSED'), 'unreachable', 'later', /refused/],
    [coded('ENOTFOUND'), 'unreachable', 'later', /photos\.example\.org is not known/],
    [coded('EAI_AGAIN'), 'unreachable', 'later', /looked up/],
    [coded('EHOSTUNREACH'), 'unreachable', 'later', /no way/],
    [coded('UND_ERR_CONNECT_TIMEOUT'), 'unreachable', 'later', /does not answer/],
    [coded('UND_ERR_HEADERS_TIMEOUT'), 'unreachable', 'later', /took the request/],
    [coded('ECONNRESET'), 'unreachable', 'now', /lost/],
    [coded('EPIPE'), 'unreachable', 'now', /lost/],
    [coded('UND_ERR_SOCKET'), 'unreachable', 'now', /lost/],
    [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'unreachable', 'fatal', /not trusted/],
    [coded('CERT_HAS_EXPIRED'), 'unreachable', 'fatal', /not trusted/],
    [coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'unreachable', 'fatal', /not trusted/],
    [coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'unreachable', 'fatal', /does not speak https/],
    [coded('HPE_INVALID_CONSTANT'), 'not-immich', 'fatal', /does not speak HTTP/],
    [coded('UND_ERR_ABORTED', 'Proxy response (407)'), 'unreachable', 'later', /Proxy response \(407\)/],
    [new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]), 'unreachable', 'later', /refused/],
    [new Error('wrapped', { cause: coded('ECONNRESET') }), 'unreachable', 'now', /lost/],
    ['not even an error', 'unreachable', 'later', /failed/],
  ])('explains %s', (error, kind, retry, message) => {
    const explained = errorFromConnection(error, context);
    expect(explained).toMatchObject({ kind, retry });
    expect(explained.message).toMatch(/^could not upload the file: /);
    expect(explained.message).toMatch(message);
  });

  test('repeats no secret', () => {
    expect(errorFromConnection(new Error('bad header very-secret-key'), context).message).toContain(
      'bad header ***',
    );
  });
});
