import { say } from '../../lib/say.ts';
import { registerSecret } from '../terminal/secrets.ts';
import type { Setting } from './resolve-settings.ts';

/** Options whose value is a secret, and what to use instead of the command line, which everybody can see. */
const secretOptions: ReadonlyMap<string, string> = new Map([
  ['apiKey', say`IMMICH_API_KEY or --api-key-file`],
  ['adminApiKey', say`IMMICH_ADMIN_API_KEY or --admin-api-key-file`],
  ['cfAccessClientSecret', say`CF_ACCESS_CLIENT_SECRET or --cf-access-client-secret-file`],
]);

const mask = '***';

/** Whether a file that sets this option should be nobody else's to read. */
export function isSecret(key: string): boolean {
  return secretOptions.has(key) || key === 'header';
}

/** From now on none of them is ever printed. */
export function registerSecrets(settings: readonly Setting[]): void {
  for (const { key, value } of settings) {
    if (typeof value === 'string' && secretOptions.has(key)) registerSecret(value);
    if (key === 'header')
      for (const line of textsOf(value)) registerSecret(line.slice(line.indexOf(':') + 1).trim());
  }
}

/** A warning for each secret on the command line. */
export function visibleSecrets(settings: readonly Setting[]): string[] {
  return settings.flatMap(({ key, option, origin }) => {
    const better = secretOptions.get(key);
    if (better === undefined || origin.kind !== 'flag') return [];
    return say`${option.long ?? key} is visible to every user of this computer and stays in the shell history; ${better} keep it to yourself.`;
  });
}

/** The values of a setting as they may be shown. */
export function shownValues({ key, value }: Pick<Setting, 'key' | 'value'>): string[] {
  if (secretOptions.has(key)) return textsOf(value).map(() => mask);
  return textsOf(value).map((text) =>
    key === 'header' ? text.replace(/:.*|^[^:]*$/su, `: ${mask}`) : withoutPassword(text),
  );
}

/** `https://user:password@host` */
function withoutPassword(text: string): string {
  return text.replace(/(?<=^\w+:\/\/)[^/@]*(?=@)/u, mask);
}

function textsOf(value: unknown): string[] {
  return value === undefined ? [] : [value].flat().map(String);
}
