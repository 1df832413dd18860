import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** The command that shows a web page, or undefined where nobody could look at it. */
export function browserCommand(
  environment: Environment,
  platform: NodeJS.Platform = process.platform,
): readonly [command: string, ...args: string[]] | undefined {
  const isRemote = environment.SSH_CONNECTION !== undefined;
  if (platform === 'darwin') return isRemote ? undefined : ['open'];
  // `start` is a word of the shell, which would take the & in an address for its own.
  if (platform === 'win32') return isRemote ? undefined : ['rundll32', 'url.dll,FileProtocolHandler'];
  const hasDisplay = isSet(environment.DISPLAY) || isSet(environment.WAYLAND_DISPLAY);
  return hasDisplay ? ['xdg-open'] : undefined;
}

/** Shows a page without waiting for anything. False when there is no way to. */
export function openBrowser(url: string, environment: Environment): Promise<boolean> {
  const command = browserCommand(environment);
  if (command === undefined) return Promise.resolve(false);
  const [file, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(file, [...args, url], { stdio: 'ignore', detached: true });
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
