import { finishOAuth } from '../../immich/auth/finish-oauth.ts';
import type { FrontDoor } from '../../immich/auth/front-door.ts';
import type { Session } from '../../immich/auth/session.ts';
import { signInByPassword } from '../../immich/auth/sign-in-by-password.ts';
import { mobileRedirectUri, startOAuth } from '../../immich/auth/start-oauth.ts';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { CommandIo } from '../command-io.ts';
import { readTextFile } from '../options/read-secret.ts';
import { promptSecret } from '../terminal/prompt.ts';
import { registerSecret } from '../terminal/secrets.ts';
import { awaitCallback } from './await-callback.ts';
import type { Way, WayFlags } from './choose-way.ts';
import type { LoopbackListener } from './loopback-listener.ts';
import { listenForCallback } from './loopback-listener.ts';
import { browserCommand, openBrowser } from './open-browser.ts';

export type SignInFlags = WayFlags & {
  /** True stands for the usual port. */
  readonly redirectPort?: string | true;
  /** False after `--no-browser`. */
  readonly browser?: boolean;
};

/** The port of the redirect address that administrators are told to register. */
const usualRedirectPort = 22_830;

/** @throws ApiError, UsageError, PromptAborted */
export async function signIn(
  door: FrontDoor,
  way: Way,
  flags: SignInFlags,
  io: CommandIo,
  signal: AbortSignal,
): Promise<Session> {
  if (way.kind === 'oauth') return signInByOAuth(door, flags, io, signal);
  const password = await readPassword(flags, io);
  registerSecret(password);
  return signInByPassword(door, { email: way.email, password }, signal);
}

async function readPassword({ passwordFile }: WayFlags, io: CommandIo): Promise<string> {
  const password =
    passwordFile === undefined
      ? await promptSecret(say`Password:`, { input: io.stdin, output: io.terminal.err })
      : firstLine(readTextFile(passwordFile === '-' ? 0 : passwordFile, '--password-file'));
  if (password === '') throw new UsageError(say`a password is needed to sign in`);
  return password;
}

/** Blanks may belong to a password, line ends do not. */
function firstLine(text: string): string {
  return text.split(/\r?\n/u, 1)[0] ?? '';
}

async function signInByOAuth(
  door: FrontDoor,
  flags: SignInFlags,
  io: CommandIo,
  signal: AbortSignal,
): Promise<Session> {
  const port = readRedirectPort(flags.redirectPort);
  const listener = port === undefined ? undefined : await listenForCallback(port);
  try {
    const attempt = await startOAuth(door, listener?.redirectUri ?? mobileRedirectUri, signal);
    if (attempt.codeVerifier !== undefined) registerSecret(attempt.codeVerifier);
    await showPage(attempt.url, listener, flags, io);
    const callback = await awaitCallback(attempt, listener, io, { signal });
    return await finishOAuth(door, attempt, callback, signal);
  } finally {
    await listener?.close();
  }
}

function readRedirectPort(text: string | true | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === true) return usualRedirectPort;
  const port = Number(text);
  if (/^\d+$/u.test(text) && port <= 65_535) return port;
  throw new UsageError(say`--redirect-port ${text} is not a port`);
}

async function showPage(
  url: string,
  listener: LoopbackListener | undefined,
  { browser = true }: SignInFlags,
  { terminal: { err }, env }: CommandIo,
): Promise<void> {
  const command = browser && err.isTTY ? browserCommand(env) : undefined;
  const isOpen = command !== undefined && (await openBrowser(command, url));
  err.line(
    isOpen
      ? say`Sign in on the page that your browser opens now. If it does not:`
      : say`Open this page in a browser, and sign in:`,
  );
  err.line(`\n  ${url}\n`);
  err.line(listener === undefined ? pasteAdvice : waitAdvice);
}

const pasteAdvice = say`In the end the browser is sent to an address that begins with app.immich:///oauth-callback, and cannot open it.
Copy that whole address and paste it here (docs/login.md tells where each browser shows it).`;

const waitAdvice = say`Then it comes back here by itself. Is the browser on another computer? Its last address begins with
http://127.0.0.1: and fails to load: copy that whole address and paste it here.`;
