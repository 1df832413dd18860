import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { complaint } from './complaint.ts';
import { readPage, root } from './markdown.ts';
import { programCalls } from './program-calls.ts';

function read(path: string): string {
  return readFileSync(join(root, 'examples', path), 'utf8');
}

/** Arguments of the program in each example; a file that holds none is a mistake of this table. */
const calls: Readonly<Record<string, () => string[][]>> = {
  'cron/immich-takeout.cron': () =>
    programCalls(read('cron/immich-takeout.cron').replace(/^(?:\S+\s+){5}\w+\s+(?=immich-takeout )/gmu, '')),
  'systemd/immich-takeout@.service': () =>
    programCalls(/^ExecStart=(.*)$/mu.exec(read('systemd/immich-takeout@.service'))?.[1] ?? ''),
  'compose/compose.yaml': () => {
    const { services } = parse(read('compose/compose.yaml')) as {
      services: Record<string, { command: string[] }>;
    };
    return Object.values(services).map(({ command }) => command);
  },
  'kubernetes/job.yaml': () =>
    parseAllDocuments(read('kubernetes/job.yaml')).flatMap((document) => {
      const { kind, spec } = document.toJS() as {
        kind: string;
        spec: { template: { spec: { containers: { args: string[] }[] } } };
      };
      return kind === 'Job' ? spec.template.spec.containers.map(({ args }) => args) : [];
    }),
};

describe('examples', () => {
  it.each(Object.entries(calls))('%s calls the program as it wants to be called', async (_, argumentsOf) => {
    const found = argumentsOf();
    expect(found).not.toEqual([]);
    for (const args of found) expect(await complaint(args)).toBeUndefined();
  });

  it.each(Object.keys(calls))('%s is in the documentation', (path) => {
    expect(readPage('docs/automation.md').text).toContain(`](../examples/${path})`);
  });
});
