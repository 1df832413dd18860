import { describe, expect, it } from 'vitest';
import { speakLanguage } from '../../src/cli/language/speak-language.ts';
import type { ApiError } from '../../src/lib/errors.ts';
import { findEnglish } from '../support/find-english.ts';

// Tables of words are made when their module is loaded.
await speakLanguage('ja');
const { errorFromAnswer } = await import('../../src/immich/answer-error.ts');
const { errorFromConnection } = await import('../../src/immich/connection-error.ts');
const { permissionUses } = await import('../../src/immich/permissions.ts');
const { readCallback } = await import('../../src/immich/auth/read-callback.ts');
const { parseServerAddress } = await import('../../src/immich/server-address.ts');
const { say } = await import('../../src/lib/say.ts');

const context = {
  url: new URL('https://photos.example.org/api/assets'),
  action: say`upload the file`,
  redact: (text: string) => text,
};

interface Answer {
  readonly status: number;
  readonly page?: string;
  readonly words?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function answered({ status, page, words, headers }: Answer): ApiError {
  const isPage = page !== undefined;
  return errorFromAnswer(
    {
      status,
      headers: { 'content-type': isPage ? 'text/html' : 'application/json', ...headers },
      text: isPage ? page : JSON.stringify({ message: words }),
    },
    context,
  );
}

function lost(code: string): ApiError {
  return errorFromConnection(Object.assign(new Error(code), { code }), context);
}

function thrownBy(work: () => unknown): ApiError {
  try {
    work();
  } catch (error) {
    return error as ApiError;
  }
  throw new Error('nothing was thrown');
}

/** Of a connection that came to nothing. */
const codes = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'ECONNRESET',
  'HPE_INVALID_CONSTANT',
  'EPROTO',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ESOMETHING',
];

describe('an error', () => {
  it.each<[string, ApiError, string]>([
    [
      'a key that is not accepted',
      answered({ status: 401, words: 'Authentication required' }),
      'ファイルのアップロードに失敗しました: サーバーがAPIキーを受け付けません',
    ],
    [
      'a missing permission',
      answered({ status: 403, words: 'Missing required permission: albumAsset.create' }),
      'ファイルのアップロードに失敗しました: APIキーに権限 albumAsset.create がありません(アルバムへの写真の追加に必要です)',
    ],
    [
      'a quota',
      answered({ status: 400, words: 'Quota has been exceeded!' }),
      'ファイルのアップロードに失敗しました: このユーザーの容量制限に達しました',
    ],
    [
      'the words of the server as they come',
      answered({ status: 400, words: 'fileCreatedAt must be a Date instance' }),
      'ファイルのアップロードに失敗しました: サーバーに拒否されました(fileCreatedAt must be a Date instance)',
    ],
    [
      'a login page',
      answered({ status: 200, page: '<input type="password">' }),
      'ファイルのアップロードに失敗しました: photos.example.orgの手前でログインページがログインを求めています',
    ],
    [
      'a server that is not there',
      lost('ECONNREFUSED'),
      'ファイルのアップロードに失敗しました: photos.example.orgに接続できません(接続が拒否されました)',
    ],
  ])('says in Japanese: %s', (_, error, message) => {
    expect(error.message).toBe(message);
  });

  const answers: Answer[] = [
    { status: 200, page: '<title>Sign in - authentik</title>' },
    { status: 200, page: '<a href="https://x.cloudflareaccess.com">' },
    { status: 200, page: '<a href="https://accounts.google.com/x">' },
    { status: 200, page: '<a href="https://login.microsoftonline.com/x">' },
    { status: 200, page: '<html>' },
    { status: 200 },
    { status: 301, headers: { location: 'https://www.example.org/api/assets' } },
    { status: 302 },
    { status: 400, words: 'Quota has been exceeded!' },
    { status: 400, words: 'Unsupported file type note.txt' },
    { status: 400, words: 'Multipart: Unexpected end of form' },
    { status: 400, page: '<html>The plain HTTP request was sent to HTTPS port' },
    { status: 401, words: 'Authentication required' },
    { status: 401, words: 'Invalid user token' },
    { status: 401, words: 'Elevated permission is required' },
    { status: 401, page: '<html>' },
    { status: 403 },
    { status: 403, page: '<html>' },
    { status: 403, page: '<html>', headers: { 'cf-ray': '1' } },
    { status: 404, words: 'Cannot POST /api/assets' },
    { status: 408 },
    { status: 413, page: '<html>' },
    { status: 413, page: '<html>', headers: { server: 'cloudflare' } },
    { status: 429 },
    { status: 500 },
    { status: 500, words: 'ENOSPC' },
    { status: 502, page: '<html>' },
    { status: 503 },
  ];

  it.each(answers)('is Japanese from its beginning to its end: %j', (answer) => {
    expectJapanese(answered(answer));
  });

  it.each(codes)('is Japanese where no answer came: %s', (code) => {
    expectJapanese(lost(code));
  });

  it.each(['access_denied', 'server_error'])('is Japanese where a provider refused: %s', (reason) => {
    expectJapanese(thrownBy(() => readCallback(`?error=${reason}&state=s`, { state: 's' })));
  });

  it.each(['?', '?code=1&state=other'])('is Japanese for a callback that is none: %s', (text) => {
    expectJapanese(thrownBy(() => readCallback(text, { state: 's' })));
  });

  it.each(['ftp://x', 'http://a:b@x', 'http://'])('is Japanese for an address that is none: %s', (text) => {
    expectJapanese(thrownBy(() => parseServerAddress(text)));
  });
});

describe('the purpose of a permission', () => {
  it.each(permissionUses.filter(({ permission }) => permission !== 'all'))(
    'is a noun, so that sentences can be made with it: $permission, $feature',
    ({ permission, purpose }) => {
      expect(purpose).not.toMatch(/(?:る|う|く|す|た|ます|です)$/u);
      expectJapanese(answered({ status: 403, words: `Missing required permission: ${permission}` }));
    },
  );
});

/** Of products and protocols, and what people type or look for as it stands. */
const names = [
  ...['Cloudflare Access', 'Cloudflare', 'authentik', 'Microsoft', 'OpenID'],
  ...['HTTP', 'https', 'http', 'TLS', 'Authorization', 'Cookie', 'Basic', 'state', 'code='],
  ...['/api/assets', '/api', 'app.immich:///oauth-callback', 'immich-takeout login'],
  ...['Account Settings > API Keys', ...codes],
];

function expectJapanese({ message, hint = 'なし' }: ApiError): void {
  for (const text of [message, hint]) {
    expect(text).toMatch(/[\p{sc=Hira}\p{sc=Kana}]/u);
    expect(text).not.toMatch(/\{\d\}/u);
    expect(findEnglish(text, names)).toEqual([]);
  }
}
