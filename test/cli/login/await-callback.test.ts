import { describe, expect, it, onTestFinished } from 'vitest';
import { awaitCallback } from '../../../src/cli/login/await-callback.ts';
import { listenForCallback } from '../../../src/cli/login/loopback-listener.ts';
import { PromptAborted } from '../../../src/cli/terminal/prompt.ts';
import { fakeIo } from './fake-io.ts';

const attempt = {
  url: 'https://id.example.org/',
  redirectUri: 'app.immich:///oauth-callback',
  state: 's',
  codeVerifier: 'v',
};
const { signal } = new AbortController();

async function listener() {
  const listening = await listenForCallback(0);
  onTestFinished(() => listening.close());
  return listening;
}

describe('awaitCallback', () => {
  it('asks again after a wrong paste, and says what was wrong with it', async () => {
    const { io, stdin, stderr } = fakeIo();
    const callback = awaitCallback(attempt, undefined, io, { signal });
    stdin.write('https://id.example.org/\r');
    await new Promise(setImmediate);
    stdin.write('app.immich:///oauth-callback?code=c&state=s\r');
    expect(await callback).toBe('app.immich:///oauth-callback?code=c&state=s');
    expect(stderr.text).toContain('this is not the address to which the provider sent you back');
    expect(stderr.text.match(/Address:/gu)).toHaveLength(2);
  });

  it('does not ask again when the address is of another sign-in, or says no', async () => {
    for (const [query, words] of [
      ['code=c&state=other', 'another sign-in'],
      ['error=access_denied&state=s', 'you said no'],
    ] as const) {
      const { io, stdin } = fakeIo();
      const callback = awaitCallback(attempt, undefined, io, { signal });
      stdin.write(`app.immich:///oauth-callback?${query}\r`);
      await expect(callback).rejects.toThrow(words);
    }
  });

  it('gives the terminal back when the browser comes by itself', async () => {
    const { io, stdin, stderr } = fakeIo();
    const listening = await listener();
    const awaited = awaitCallback(attempt, listening, io, { signal });
    await new Promise(setImmediate);
    expect(stdin.listenerCount('data')).toBe(1);
    await fetch(`${listening.redirectUri}?code=c&state=s`);
    expect(await awaited).toBe(`${listening.redirectUri}?code=c&state=s`);
    expect(stdin.listenerCount('data')).toBe(0);
    expect(stderr.text).toContain('Address:');
  });

  it('gives up after a time, and the terminal with it', async () => {
    const { io, stdin } = fakeIo();
    await expect(awaitCallback(attempt, undefined, io, { signal, waitMs: 20 })).rejects.toMatchObject({
      kind: 'unauthorized',
      message: expect.stringContaining('nobody came back') as string,
    });
    expect(stdin.listenerCount('data')).toBe(0);
    const script = fakeIo({ isTTY: false });
    await expect(awaitCallback(attempt, await listener(), script.io, { signal, waitMs: 20 })).rejects.toThrow(
      'nobody came back',
    );
  });

  it('ends when it is interrupted, by a key or by a signal', async () => {
    const atTerminal = fakeIo();
    const asked = awaitCallback(attempt, undefined, atTerminal.io, { signal });
    atTerminal.stdin.write('\x03');
    await expect(asked).rejects.toBeInstanceOf(PromptAborted);
    const stop = new AbortController();
    const waiting = awaitCallback(attempt, undefined, fakeIo({ isTTY: false }).io, { signal: stop.signal });
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
  });

  it('takes the first line of a pipe, and does not wait for its end', async () => {
    const { io, stdin } = fakeIo({ isTTY: false });
    const callback = awaitCallback(attempt, undefined, io, { signal });
    stdin.write('app.immich:///oauth-callback?code=c');
    stdin.write('&state=s\nmore');
    expect(await callback).toBe('app.immich:///oauth-callback?code=c&state=s');
    expect(stdin.destroyed).toBe(true);
  });

  it('says that nobody is there when a pipe is empty', async () => {
    const { io, stdin } = fakeIo({ isTTY: false });
    const callback = awaitCallback(attempt, undefined, io, { signal });
    stdin.end();
    await expect(callback).rejects.toThrow('nobody is there to paste');
  });
});
