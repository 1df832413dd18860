import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from './measure-process.ts';
import type { Sink } from './sink-process.ts';

/** A tool that does a part of the same work, as fast as this machine can. Undefined when it is not installed. */
export interface Reference {
  readonly name: string;
  command(paths: readonly string[], sink: Sink | undefined): Command;
}

const rawPost = fileURLToPath(new URL('raw-post.js', import.meta.url));
const program = fileURLToPath(new URL('../../bin/immich-takeout.js', import.meta.url));

export const references = {
  /** Reads the archives and does nothing with them. */
  read: { name: 'cat', command: (paths) => ({ file: 'cat', args: paths }) },
  sha1: {
    name: 'openssl sha1',
    command: (paths) => ({ file: 'openssl', args: ['dgst', '-sha1', ...paths] }),
  },
  /** Sends the archives as they are, one after the other, over one connection. */
  tcp: {
    name: 'raw TCP copy',
    command: (paths, sink) => ({ file: process.execPath, args: [rawPost, sink?.url ?? '', ...paths] }),
  },
  /** Sends the archives as they are, at the same time. */
  curl: {
    name: 'curl -Z',
    command: (paths, sink) => ({
      file: 'curl',
      args: [
        ...['--silent', '--show-error', '--fail', '--parallel', '--request', 'POST'],
        ...paths.flatMap((path) => ['--upload-file', path, `${sink?.url ?? ''}/api/assets`]),
      ],
    }),
  },
  /** Starts the program and lets it say its version: what no run can do without. */
  start: { name: '--version', command: () => ({ file: process.execPath, args: [program, '--version'] }) },
} as const satisfies Record<string, Reference>;

export type ReferenceName = keyof typeof references;

/** Asks each tool once whether it is there. */
export function isInstalled(name: ReferenceName): boolean {
  const tool = { read: 'cat', sha1: 'openssl', tcp: undefined, curl: 'curl', start: undefined }[name];
  return tool === undefined || spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
}
