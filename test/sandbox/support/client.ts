import { randomBytes } from 'node:crypto';

/** A bare client for the tests: speaks HTTP, knows nothing of Immich. */
export interface Client {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  upload(parts: readonly Part[], headers?: Record<string, string>): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed JSON; undefined when the text is none. */
  readonly body: Body;
}

/** The fields that tests look into; whether an answer has them is for the assertions to say. */
interface Body {
  readonly id: string;
  readonly message: string;
  readonly correlationId: string;
  readonly accessToken: string;
  readonly secret: string;
  readonly apiKey: string;
  readonly video: readonly string[];
  readonly image: readonly string[];
  readonly isTrashed: boolean;
  readonly visibility: string;
  readonly livePhotoVideoId: string | null;
  readonly duration: unknown;
  readonly total: number;
  readonly results: readonly Body[];
  readonly assets: Page;
}

export interface Page {
  readonly items: readonly Body[];
}

/** A text field, or a file when it has a file name. */
export interface Part {
  readonly name: string;
  readonly value: string | Buffer;
  readonly fileName?: string;
}

export function clientOf(url: string, apiKey: string | undefined): Client {
  const key: Record<string, string> = apiKey === undefined ? {} : { 'x-api-key': apiKey };
  async function send(method: string, path: string, init: RequestInit): Promise<Reply> {
    const response = await fetch(`${url}${path}`, { method, redirect: 'manual', ...init });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) as Body };
  }
  return {
    call(method, path, body, headers = {}) {
      const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
      const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
      return send(method, path, { headers: { ...key, ...json, ...headers }, body: text });
    },
    upload(parts, headers = {}) {
      const form = multipart(parts);
      const all = { ...key, 'content-type': form.contentType, ...headers };
      return send('POST', '/api/assets', { headers: all, body: new Uint8Array(form.body) });
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function multipart(
  parts: readonly Part[],
  boundary = 'xxBOUNDARYxx',
): { contentType: string; body: Buffer } {
  const chunks = parts.flatMap(({ name, value, fileName }) => {
    const file =
      fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: application/octet-stream`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return [Buffer.from(head), Buffer.from(value), Buffer.from('\r\n')];
  });
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

/** The fields every version needs, and the file; further fields between them. */
export function assetForm(
  fileName: string,
  bytes: Buffer = randomBytes(64),
  fields: Readonly<Record<string, string | undefined>> = {},
): Part[] {
  const all: Record<string, string | undefined> = {
    deviceAssetId: fileName,
    deviceId: 'test',
    fileCreatedAt: '2024-01-02T03:04:05.000Z',
    fileModifiedAt: '2024-01-02T03:04:05.000Z',
    ...fields,
  };
  const texts = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  return [...texts, { name: 'assetData', value: bytes, fileName }];
}
