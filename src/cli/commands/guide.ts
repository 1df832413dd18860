import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { wrapText } from '../../lib/fit-text.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { countOf } from '../../lib/format-count.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import { say } from '../../lib/say.ts';
import type { CommandIo } from '../command-io.ts';
import { readProfile } from '../config/profile-store.ts';
import { exitCodes } from '../exit-codes.ts';
import { findArchives } from '../guide/find-archives.ts';
import { shellWords } from '../guide/shell-words.ts';
import { typedPath } from '../guide/typed-path.ts';
import type { PromptIo } from '../terminal/prompt.ts';
import { confirm, promptText, propose } from '../terminal/prompt.ts';

/**
 * `guide`: asks for what is needed, shows the plan, asks once more, and goes. All work is done by the other commands,
 * so that whoever has followed the guide knows them.
 *
 * @param run one of them, with its arguments; resolves to its exit code
 */
export async function runGuide(
  io: CommandIo,
  run: (args: readonly string[]) => Promise<number>,
): Promise<number> {
  const prompt: PromptIo = { input: io.stdin, output: io.terminal.err };
  const { err } = io.terminal;
  const tell = (text = ''): void => wrapText(text, err.width).forEach((line) => err.line(line));
  tell(say`This brings photos and videos from Google Takeout to your Immich server.`);
  tell(say`Your archives are only read, and nothing is sent before you agree.`);
  tell();
  const server = await chooseServer(io, prompt, run);
  if (server === undefined) return exitCodes.notAuthorised;
  const paths = await chooseArchives(prompt, tell);
  tell();
  const planned = await run(['plan', ...paths]);
  if (planned !== exitCodes.whole && planned !== exitCodes.incomplete) return planned;
  const upload = ['upload', ...server.flags, ...paths];
  if (!(await confirm(say`Bring all this to ${server.url}?`, prompt))) {
    tell(say`Nothing was sent. When you want to:`);
    err.line(`  ${shellWords(['immich-takeout', ...upload])}`);
    return exitCodes.whole;
  }
  const exitCode = await run(upload);
  const next = exitCode === exitCodes.whole ? ['verify', ...server.flags, ...paths] : upload;
  tell();
  tell(
    exitCode === exitCodes.whole ? say`To make sure, before you delete anything at Google:` : say`To go on:`,
  );
  // In one piece, so that it can be copied.
  err.line(`  ${shellWords(['immich-takeout', ...next])}`);
  return exitCode;
}

interface ChosenServer {
  readonly url: string;
  /** What the other commands must be told; they find the rest where it is kept. */
  readonly flags: readonly string[];
}

/** The server that is known already, or one to sign in to; undefined when signing in failed. */
async function chooseServer(
  { config, env, terminal }: CommandIo,
  prompt: PromptIo,
  run: (args: readonly string[]) => Promise<number>,
): Promise<ChosenServer | undefined> {
  const known = env.IMMICH_INSTANCE_URL ?? readProfile(config)?.server;
  if (known !== undefined && known !== '') {
    terminal.err.line(say`Your Immich: ${known}`);
    return { url: known, flags: [] };
  }
  const url = await askUntilAnswered(say`Address of your Immich (such as http://192.168.1.10:2283):`, prompt);
  const signedIn = await run(['login', url]);
  return signedIn === exitCodes.whole ? { url, flags: [] } : undefined;
}

/** What lies where downloads lie, or what the user names, path by path. */
async function chooseArchives(prompt: PromptIo, tell: (line: string) => void): Promise<readonly string[]> {
  for (const { folder, paths, bytes } of findArchives([process.cwd(), join(homedir(), 'Downloads')])) {
    tell(say`Found ${countOf(paths.length, 'archive')} (${formatBytes(bytes)}) in ${sanitize(folder)}`);
    if (await propose(paths.length === 1 ? say`Take it?` : say`Take them?`, prompt)) return paths;
  }
  const paths: string[] = [];
  for (;;) {
    const question =
      paths.length === 0 ? say`Archive, or folder with all of them:` : say`One more (or Enter):`;
    const path = typedPath(await promptText(question, prompt));
    if (path === '' && paths.length > 0) return paths;
    if (path === '') continue;
    if (existsSync(path)) paths.push(path);
    else tell(say`There is no ${sanitize(path)}.`);
  }
}

async function askUntilAnswered(question: string, prompt: PromptIo): Promise<string> {
  let answer = '';
  while (answer === '') answer = await promptText(question, prompt);
  return answer;
}
