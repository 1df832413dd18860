import { fileURLToPath } from 'node:url';

/** Runs one of the programs beside this file as a process of its own. */
export function programCommand(name: string): string[] {
  return [
    process.execPath,
    '--import',
    import.meta.resolve('tsx'),
    fileURLToPath(new URL(name, import.meta.url)),
  ];
}

export const programEnvironment = { ...process.env, TSX_DISABLE_CACHE: '1', NODE_OPTIONS: '' };
