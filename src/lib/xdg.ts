import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where this program keeps what it must remember between runs: XDG on Linux, the native places elsewhere. */
export function stateDir(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  return appDir(environment.XDG_STATE_HOME, ['.local', 'state'], environment, platform);
}

/** Where this program looks for its configuration file. */
export function configDir(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  return appDir(environment.XDG_CONFIG_HOME, ['.config'], environment, platform);
}

function appDir(
  xdg: string | undefined,
  fallback: readonly string[],
  environment: Environment,
  platform: NodeJS.Platform,
): string {
  const home = environment.HOME ?? homedir();
  // The specification says that a relative path must be ignored.
  if (xdg?.startsWith('/') === true) return join(xdg, appName);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', appName);
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), appName);
  return join(home, ...fallback, appName);
}

const appName = 'immich-takeout';
