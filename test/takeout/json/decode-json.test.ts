import { describe, expect, it } from 'vitest';
import { decodeJson } from '../../../src/takeout/json/decode-json.ts';

const json = '{"title":"Zoë 👶.jpg"}';
const utf8 = Buffer.from(json);

describe('decodeJson', () => {
  it.each([
    ['UTF-8', utf8],
    ['UTF-8 with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${json}`, 'utf16le')],
  ])('reads %s', (_, bytes) => {
    expect(decodeJson(bytes)).toEqual({ title: 'Zoë 👶.jpg' });
  });

  it('takes what is not UTF-8 for Windows-1252', () => {
    const bytes = Buffer.from('{"title":"Zo\u00eb \u0096 \u0080.jpg"}', 'latin1');
    expect(decodeJson(bytes)).toEqual({ title: 'Zoë – €.jpg' });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['half a file', utf8.subarray(0, -1)],
    ['two marks', Buffer.concat([Buffer.from('\ufeff\ufeff'), utf8])],
  ])('makes nothing of %s', (_, bytes) => {
    expect(decodeJson(bytes)).toBeUndefined();
  });
});
