import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** A program and what it is called with. */
type Command = readonly [program: string, ...args: string[]];

/** What shows a web page on this computer; undefined where nobody could look at it. */
export function browserCommand(
  environment: Environment,
  platform: NodeJS.Platform = process.platform,
): Command | undefined {
  const isRemote = environment.SSH_CONNECTION !== undefined;
  if (platform === 'darwin') return isRemote ? undefined : ['open'];
  // `start` is a word of the shell, which would take the & in an address for its own.
  if (platform === 'win32') return isRemote ? undefined : ['rundll32', 'url.dll,FileProtocolHandler'];
  const hasDisplay = isSet(environment.DISPLAY) || isSet(environment.WAYLAND_DISPLAY);
  return hasDisplay ? ['xdg-open'] : undefined;
}

/** Shows a page without a shell and without waiting for its end. False when the program does not start. */
export function openBrowser([program, ...args]: Command, url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
