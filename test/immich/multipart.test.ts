import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MultipartBody, Part } from '../../src/immich/multipart.ts';
import { encodeMultipart } from '../../src/immich/multipart.ts';
import { toPartFileName } from '../../src/immich/part-file-name.ts';
import { streamForm } from '../../src/immich/upload-stream.ts';
import { parseMultipart } from '../support/parse-multipart.ts';

async function bytesOf(form: MultipartBody): Promise<Buffer> {
  const state = { complete: false, sourceError: undefined };
  const { signal } = new AbortController();
  const pieces: Buffer[] = [];
  for await (const piece of streamForm(form, state, { signal, stallMs: 60_000, onStall: () => undefined })) {
    expect(state.complete).toBe(Buffer.concat([...pieces, piece]).length === form.sizeBytes);
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces);
}

/** Content that comes in arbitrary chunks. */
const content = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }).map((chunks) => ({
  bytes: Buffer.concat(chunks),
  body: {
    sizeBytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    // eslint-disable-next-line @typescript-eslint/require-await
    open: async function* () {
      yield* chunks.map((chunk) => Buffer.from(chunk));
    },
  },
}));

describe('encodeMultipart', () => {
  test('declares exactly the bytes it produces, and says what was to be said', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ name: fc.stringMatching(/^[a-zA-Z]{1,12}$/), value: fc.string({ unit: 'grapheme' }) }),
        ),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
        content,
        fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
        async (texts, fileName, { bytes, body }, xmp) => {
          const parts: Part[] = [
            ...texts,
            { name: 'assetData', fileName: toPartFileName(`${fileName}.jpg`), content: body },
            ...(xmp === undefined
              ? []
              : [{ name: 'sidecarData', fileName: 'a.xmp', content: Buffer.from(xmp) }]),
          ];
          const form = encodeMultipart(parts);
          const sent = await bytesOf(form);
          expect(sent.length).toBe(form.sizeBytes);
          const received = parseMultipart(form.contentType, sent);
          expect(received.map(({ name }) => name)).toEqual(parts.map(({ name }) => name));
          expect(received.slice(0, texts.length).map((part) => part.content.toString())).toEqual(
            texts.map(({ value }) => value),
          );
          const asset = received[texts.length];
          expect(asset?.content.equals(bytes)).toBe(true);
          expect(asset?.fileName?.endsWith('.jpg')).toBe(true);
          if (xmp !== undefined) expect(received.at(-1)?.content.equals(Buffer.from(xmp))).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('uses another boundary each time', () => {
    const types = Array.from({ length: 20 }, () => encodeMultipart([]).contentType);
    expect(new Set(types).size).toBe(20);
  });
});

describe('toPartFileName', () => {
  test.each([
    ['IMG_1.jpg', 'IMG_1.jpg'],
    ['Ünï 😀.HEIC', 'Ünï 😀.HEIC'],
    ['a "b".jpg', "a 'b'.jpg"],
    ['../up\\down/x.jpg', '.._up_down_x.jpg'],
    ['line\r\nX-Evil: 1.jpg', 'line__X-Evil: 1.jpg'],
    ['.jpg', '.jpg'],
    ['noext', 'noext'],
    [`${'x'.repeat(60_000)}.jpeg`, `${'x'.repeat(180)}.jpeg`],
    [`${'x'.repeat(179)}😀😀.jpeg`, `${'x'.repeat(179)}.jpeg`],
  ])('makes of %j', (given, expected) => {
    expect(toPartFileName(given)).toBe(expected);
  });
});
