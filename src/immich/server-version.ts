export interface ServerVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Whether `version` is at least `floor`, written `1.133.0`. */
export function isAtLeast(version: ServerVersion, floor: string): boolean {
  const [major = 0, minor = 0, patch = 0] = floor.split('.').map(Number);
  if (version.major !== major) return version.major > major;
  if (version.minor !== minor) return version.minor > minor;
  return version.patch >= patch;
}

export function formatVersion(version: ServerVersion): string {
  return `${version.major}.${version.minor}.${version.patch}`;
}
