import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { japanese } from '../../../src/cli/language/ja/japanese.ts';
import { speak } from '../../../src/lib/say.ts';
import { textWidth } from '../../../src/lib/text-width.ts';
import type { Sandbox } from '../../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts';

// Before the modules with tables of words are loaded, as the program does it.
speak({ tag: 'ja', sentences: japanese });
const { connectImmich } = await import('../../../src/immich/connect.ts');
const { describeAccount } = await import('../../../src/cli/commands/describe-account.ts');

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describe('describeAccount in Japanese', () => {
  it('puts everything that belongs to a label below each other, in lines that fit', async () => {
    const apiKey = sandbox.createKey([
      'asset.upload',
      'asset.read',
      'user.read',
      'apiKey.read',
      'album.read',
    ]);
    const { signal } = new AbortController();
    const server = await connectImmich({ url: sandbox.url, apiKey, signal });
    const lines = describeAccount(server, 40).split('\n');
    await server.close();

    const columns = ['サーバー', 'ユーザー', '使用容量', 'APIキー', '権限'].map((label) => {
      const line = lines.find((text) => text.startsWith(label)) ?? '';
      return textWidth(/^\S+ +/u.exec(line)?.[0] ?? '');
    });
    expect(new Set(columns)).toEqual(new Set([10]));
    expect(lines.slice(4, 7).join('\n')).toBe(
      '権限      album.read apiKey.read\n          asset.read asset.upload\n          user.read',
    );
    expect(lines[lines.indexOf('不足') + 1]).toMatch(/^ {2}asset\.statistics +\P{ASCII}+$/u);
  });
});
