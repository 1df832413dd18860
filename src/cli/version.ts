import packageJson from '../../package.json' with { type: 'json' };

/** Version of this program, from its package.json: the built program has it inside. */
export function programVersion(): string {
  return packageJson.version;
}
