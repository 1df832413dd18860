import { describe, expect, test } from 'vitest';
import type { ReceivedAnswer } from '../../src/immich/answer-error.ts';
import { errorFromAnswer } from '../../src/immich/answer-error.ts';
import { createRedactor } from '../../src/immich/redact.ts';
import type { ApiError } from '../../src/lib/errors.ts';
import { errorAnswer } from './observed.ts';

const secret = 'kQ3vYp9sT0uWx7zA1bC2';

function errorOf(answer: Partial<ReceivedAnswer> & { json?: unknown }): ApiError {
  const { json, ...rest } = answer;
  const full = { status: 400, headers: {}, text: json === undefined ? '' : JSON.stringify(json), ...rest };
  return errorFromAnswer(full, {
    url: new URL('https://photos.example.org/api/assets'),
    action: 'upload the file',
    redact: createRedactor([secret]),
  });
}

function observed(version: '1.135.3' | '3.0.3', status: number, message: string | string[]): ApiError {
  return errorOf({ status, json: errorAnswer(version, status, message).json });
}

const html = { 'content-type': 'text/html' };
const v3Validation = {
  message: 'Validation failed',
  errors: [
    {
      code: 'invalid_type',
      path: ['fileCreatedAt'],
      message: 'Invalid input: expected ISO 8601 datetime string',
    },
    { code: 'custom', path: ['metadata', 0, 'value'], message: 'Invalid input' },
    { code: 'custom', path: [], message: 'Latitude and longitude must be provided together' },
  ],
};

describe('errorFromAnswer', () => {
  test.each<[string, ApiError, Partial<ApiError>]>([
    ['quota', observed('1.135.3', 400, 'Quota has been exceeded!'), { kind: 'quota', retry: 'fatal' }],
    ['quota in 3.x', observed('3.0.3', 400, 'Quota has been exceeded!'), { kind: 'quota', retry: 'fatal' }],
    [
      'type',
      observed('3.0.3', 400, 'Unsupported file type note.txt'),
      { kind: 'unsupported-type', retry: 'permanent' },
    ],
    [
      'cut body',
      observed('1.135.3', 400, 'Multipart: Unexpected end of form'),
      { kind: 'unreachable', retry: 'now' },
    ],
    [
      'bad id',
      observed('1.135.3', 400, 'Not found or no asset.update access'),
      { kind: 'invalid', retry: 'permanent' },
    ],
    ['no key', observed('3.0.3', 401, 'Authentication required'), { kind: 'unauthorized', retry: 'fatal' }],
    [
      'locked',
      observed('1.135.3', 401, 'Elevated permission is required'),
      { kind: 'forbidden', retry: 'permanent' },
    ],
    [
      'permission',
      observed('1.135.3', 403, 'Missing required permission: stack.create'),
      { kind: 'forbidden', retry: 'permanent', permission: 'stack.create' },
    ],
    [
      'admin only',
      observed('3.0.3', 403, 'Forbidden'),
      { kind: 'forbidden', retry: 'permanent', permission: undefined },
    ],
    [
      'maintenance',
      observed('3.0.3', 404, 'Cannot POST /api/assets'),
      { kind: 'maintenance', retry: 'later' },
    ],
    [
      'rate limit',
      errorOf({ status: 429, headers: { 'retry-after': '7' } }),
      { kind: 'rate-limited', retry: 'later', retryAfterMs: 7000 },
    ],
    ['failed', observed('1.135.3', 500, 'Failed to upload asset'), { kind: 'server-error', retry: 'later' }],
    [
      'disk',
      observed('3.0.3', 500, 'ENOSPC: no space left on device, write'),
      { kind: 'disk-full', retry: 'fatal' },
    ],
    [
      '502 page',
      errorOf({ status: 502, headers: html, text: '<html>' }),
      { kind: 'server-error', retry: 'later' },
    ],
    [
      '503',
      errorOf({ status: 503, headers: { 'retry-after': '30' } }),
      { kind: 'maintenance', retry: 'later', retryAfterMs: 30_000 },
    ],
    ['504', errorOf({ status: 504 }), { kind: 'server-error', retry: 'later' }],
    [
      'Cloudflare 524',
      errorOf({ status: 524, headers: html, text: '<title>524</title>' }),
      { kind: 'server-error', retry: 'later' },
    ],
    ['501', errorOf({ status: 501 }), { kind: 'server-error', retry: 'permanent' }],
    ['507', errorOf({ status: 507 }), { kind: 'disk-full', retry: 'fatal' }],
    ['408', errorOf({ status: 408 }), { kind: 'server-error', retry: 'later' }],
    [
      'nginx 413',
      errorOf({ status: 413, headers: html, text: '<html>' }),
      { kind: 'too-large', retry: 'permanent' },
    ],
    [
      'firewall',
      errorOf({ status: 403, headers: { ...html, 'cf-ray': '1' }, text: '<html>Sorry' }),
      { kind: 'forbidden', retry: 'permanent' },
    ],
    [
      'page',
      errorOf({ status: 200, headers: html, text: '<html>hello' }),
      { kind: 'not-immich', retry: 'later' },
    ],
    ['text', errorOf({ status: 200, text: 'hello' }), { kind: 'not-immich', retry: 'later' }],
    [
      'http to an https port',
      errorOf({
        status: 400,
        headers: html,
        text: '<html>400 The plain HTTP request was sent to HTTPS port',
      }),
      { kind: 'redirect', retry: 'fatal' },
    ],
    [
      'login',
      errorOf({ status: 200, headers: html, text: '<title>Sign in - authentik</title>' }),
      { kind: 'login-page', retry: 'fatal' },
    ],
    ['redirect to nowhere', errorOf({ status: 302 }), { kind: 'redirect', retry: 'fatal' }],
    [
      'redirect to a login of the same host',
      errorOf({ status: 302, headers: { location: '/auth/login?to=x' } }),
      { kind: 'login-page', retry: 'fatal' },
    ],
    [
      'redirect to another name',
      errorOf({ status: 308, headers: { location: 'https://www.example.org/api/assets' } }),
      { kind: 'redirect', retry: 'fatal' },
    ],
  ])('classes %s', (_, error, expected) => {
    expect(error).toMatchObject(expected);
    expect(error.message).toMatch(/^could not upload the file: ./);
  });

  test('quotes every word of both kinds of validation error', () => {
    const old = observed('1.135.3', 400, [
      'fileCreatedAt must be a Date instance',
      'fileCreatedAt should not be empty',
    ]);
    expect(old.message).toContain('fileCreatedAt must be a Date instance; fileCreatedAt should not be empty');
    expect(errorOf({ json: v3Validation }).message).toContain(
      'fileCreatedAt: Invalid input: expected ISO 8601 datetime string; metadata.0.value: Invalid input; Latitude and',
    );
  });

  test.each(['null', '[]', '{}', '{"message":7}', '{"message":null}', 'not json', ''])(
    'copes with the body %j',
    (text) => {
      expect(errorOf({ text })).toMatchObject({
        kind: 'invalid',
        message: 'could not upload the file: the server refused it (HTTP 400)',
      });
    },
  );

  test('says what a missing permission is for', () => {
    const error = observed('3.0.3', 403, 'Missing required permission: albumAsset.create');
    expect(error.message).toContain('albumAsset.create, needed to put photos into albums');
    expect(error.hint).toContain('tick albumAsset.create');
  });

  test('says whose limit it is when Cloudflare refuses', () => {
    expect(errorOf({ status: 413, headers: { server: 'cloudflare' } }).hint).toContain('100 MB');
    expect(errorOf({ status: 413 }).hint).toContain('client_max_body_size');
  });

  test('names the address a redirect leads to', () => {
    const error = errorOf({
      status: 301,
      headers: { location: 'https://www.example.org/immich/api/assets' },
    });
    expect(error.hint).toContain('Use https://www.example.org/immich as');
  });

  test('never repeats a secret that the server echoes', () => {
    const error = observed('1.135.3', 400, `the key ${secret} is odd`);
    expect(error.message).toContain('the key *** is odd');
    expect(errorOf({ status: 302, headers: { location: `https://x.example/${secret}` } }).hint).not.toContain(
      secret,
    );
  });

  test('cuts endless messages', () => {
    expect(observed('1.135.3', 400, 'x'.repeat(100_000)).message.length).toBeLessThan(600);
  });
});
