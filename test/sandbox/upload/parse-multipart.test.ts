import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMultipart } from '../../../src/sandbox/upload/parse-multipart.ts';
import { multipart, type Part } from '../support/client.ts';

interface Seen {
  readonly name: string;
  readonly fileName?: string;
  readonly value: string;
}

async function parse(contentType: string, chunks: readonly Buffer[]): Promise<Seen[]> {
  const seen: Seen[] = [];
  await parseMultipart(contentType, toBody(chunks), {
    onField: (name, value) => void seen.push({ name, value }),
    onFile(name, fileName) {
      const parts: Buffer[] = [];
      return Promise.resolve({
        write: (chunk: Buffer) => Promise.resolve(void parts.push(Buffer.from(chunk))),
        end: () =>
          Promise.resolve(void seen.push({ name, fileName, value: Buffer.concat(parts).toString('latin1') })),
      });
    },
  });
  return seen;
}

async function* toBody(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

function cut(body: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    chunks.push(body.subarray(at, at + size));
    at += size;
  }
  return [...chunks, body.subarray(at)];
}

describe('parseMultipart', () => {
  it('gives every part whole, however the body is cut into chunks', async () => {
    // Contents made of the very bytes that boundaries are made of.
    const content = fc.array(
      fc.constantFrom('\r', '\n', '\r\n', '--', '-', 'b', '\r\n--', '\r\n--b', 'x', 'é'),
      { maxLength: 12 },
    );
    const part = fc.record({ name: fc.constantFrom('a', 'b', 'c'), file: fc.boolean(), content });
    const sizes = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), sizes, async (parts, cuts) => {
        const sent = parts.map(({ name, file, content: pieces }): Part => {
          const value = Buffer.from(pieces.join(''));
          return file ? { name, value, fileName: 'f.jpg' } : { name, value };
        });
        const { contentType, body } = multipart(sent, 'bOuNdArY');
        const expected = sent.map(({ name, value, fileName }) => {
          const text = value.toString(fileName === undefined ? 'utf8' : 'latin1');
          return fileName === undefined ? { name, value: text } : { name, fileName, value: text };
        });
        expect(await parse(contentType, cut(body, cuts))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('ends with a sentence wherever the body breaks off', async () => {
    const { contentType, body } = multipart([
      { name: 'a', value: 'x' },
      { name: 'f', value: 'yz', fileName: 'f.jpg' },
    ]);
    for (let length = 0; length < body.length - 2; length += 1) {
      await expect(parse(contentType, [body.subarray(0, length)])).rejects.toThrow(
        'Multipart: Unexpected end of form',
      );
    }
  });

  it('reads names as raw UTF-8, undoes only backslashes, and strips folders', async () => {
    const head = (fileName: string): string =>
      `--b\r\ncontent-disposition: form-data; name="f"; filename="${fileName}"\r\n\r\n`;
    const names = ['ü 日 😀.jpg', 'a%22b.jpg', 'a\\"b.jpg', '../x/y.jpg', 'C:\\\\dir\\\\z.jpg'];
    const body = Buffer.from(`${names.map((name) => `${head(name)}x\r\n`).join('')}--b--\r\n`);
    const seen = await parse('multipart/form-data; boundary="b"', [body]);
    expect(seen.map(({ fileName }) => fileName)).toEqual([
      'ü 日 😀.jpg',
      'a%22b.jpg',
      'a"b.jpg',
      'y.jpg',
      'z.jpg',
    ]);
  });

  it('mangles extended file names', async () => {
    const head =
      '--b\r\nContent-Disposition: form-data; name="f"; filename*=UTF-8\'\'%C3%BCn%C3%AF.jpg\r\n\r\n';
    const [part] = await parse('multipart/form-data; boundary=b', [Buffer.from(`${head}x\r\n--b--\r\n`)]);
    expect(part?.fileName).not.toBe('ünï.jpg');
    expect(part?.fileName?.endsWith('.jpg')).toBe(true);
  });

  it('refuses a text field over 1 MiB and takes one of 1 MiB', async () => {
    const send = (size: number): Promise<Seen[]> => {
      const { contentType, body } = multipart([{ name: 'a', value: Buffer.alloc(size, 97) }]);
      return parse(contentType, cut(body, [70_000, 70_000]));
    };
    await expect(send(1024 * 1024 + 1)).rejects.toThrow('Field value too long');
    expect((await send(1024 * 1024))[0]?.value).toHaveLength(1024 * 1024);
  });

  it('needs a boundary', async () => {
    await expect(parse('multipart/form-data', [])).rejects.toThrow('Multipart: Boundary not found');
  });
});
