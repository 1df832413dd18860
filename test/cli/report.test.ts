import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { writeDemoExport } from '../../src/sandbox/demo-export/write-demo-export.ts';
import { publishedSchema } from '../support/published-schema.ts';
import type { ProgramResult } from '../support/run-program.ts';
import { parseLines, runProgram } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const home = temporaryFolder();
let sandbox: Sandbox;
let paths: readonly string[];

beforeAll(async () => {
  ({ paths } = await writeDemoExport(folder));
  sandbox = await startSandbox({ version: '3.0' });
});
afterAll(() => sandbox.close());

function run(...args: readonly string[]): Promise<ProgramResult> {
  const offline = ['plan', 'status', 'explain', 'archive'].includes(args[0] ?? '');
  return runProgram([...args, ...(offline ? [] : ['--server', sandbox.url])], {
    env: { IMMICH_API_KEY: sandbox.apiKey },
    home,
  });
}

interface ReportJson {
  readonly sections: readonly {
    readonly kind: string;
    readonly message: string;
    readonly entries: { readonly media: number };
    readonly states: readonly { readonly state: string; readonly files: number }[];
    readonly files: readonly { readonly path: string; readonly state: string }[];
  }[];
}

/** The reports of one command in all three forms, with what is wrong with them. */
async function reportsOf(name: string, ...args: readonly string[]) {
  const file = (extension: string): string => join(folder, `${name}.${extension}`);
  const result = await run(
    ...args,
    ...['html', 'json', 'csv'].flatMap((extension) => ['--report', file(extension)]),
    ...paths,
  );
  const json = JSON.parse(readFileSync(file('json'), 'utf8')) as ReportJson;
  return {
    result,
    html: readFileSync(file('html'), 'utf8'),
    csv: readFileSync(file('csv'), 'utf8'),
    json,
    section: json.sections[0]!,
    wrong: publishedSchema('report')(json),
  };
}

describe('--report', () => {
  it.each([
    ['plan', 'plan', ['plan'], 'to-upload'],
    ['dry-run', 'dry-run', ['upload', '--dry-run'], 'to-upload'],
    ['run', 'run', ['upload'], 'uploaded'],
    ['verify', 'verification', ['verify'], 'on-server'],
  ] as const)('of %s accounts for every photo in all its forms', async (name, kind, args, state) => {
    const { result, html, csv, section, wrong } = await reportsOf(name, ...args);
    expect(result.stderr).toContain(`Report: ${join(folder, `${name}.html`)}`);
    expect(result.exitCode).toBe(0);
    expect(wrong).toBeUndefined();
    expect(section.kind).toBe(kind);
    expect(section.files).toHaveLength(section.entries.media);
    expect(section.states.reduce((sum, { files }) => sum + files, 0)).toBe(section.entries.media);
    expect(section.files.some((file) => file.state === state)).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(section.entries.media + 1);
    expect(html).toMatch(/^<!doctype html>\n/u);
    expect(html).toContain('The figures add up.');
    expect(html).not.toMatch(/\b(?:src|href)="?(?:https?:)?\/\//u);
    expect([html, csv, JSON.stringify(section)].some((text) => text.includes(sandbox.apiKey))).toBe(false);
  });

  it('replaces a report of an earlier time, and leaves nothing else behind', async () => {
    const reports = temporaryReports();
    const path = join(reports, 'r.json');
    await run('plan', '--report', path, ...paths);
    const first = readFileSync(path, 'utf8');
    const result = await run('plan', '--quiet', '--report', path, ...paths.slice(0, 1));
    expect(result.stderr).toBe('');
    expect(readFileSync(path, 'utf8')).not.toBe(first);
    expect(readdirSync(reports)).toEqual(['r.json']);
  });

  it.each([
    ['a form that nobody knows', 'r.pdf', 'nobody can tell which form'],
    ['a folder that is not there', 'no/such/r.html', 'there is no folder'],
    ['a folder of that name', 'folder.html', 'cannot look at'],
    ['a file that is no report', 'beach.jpg.json', 'this file exists, and is no report of this form'],
  ])('refuses %s before the run begins', async (_, name, message) => {
    const reports = temporaryReports();
    mkdirSync(join(reports, 'folder.html'));
    writeFileSync(join(reports, 'beach.jpg.json'), '{"title":"beach.jpg"}');
    const before = sandbox.snapshot().assets.length;
    const result = await run('upload', '--report', join(reports, name), ...paths);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(message);
    expect(result.stderr).not.toContain('Uploading');
    expect(sandbox.snapshot().assets).toHaveLength(before);
    expect(readFileSync(join(reports, 'beach.jpg.json'), 'utf8')).toBe('{"title":"beach.jpg"}');
    expect(existsSync(join(reports, 'r.pdf'))).toBe(false);
  });

  it('refuses one file twice', async () => {
    const result = await run('plan', '--report', 'a.csv', '--report', './a.csv', ...paths);
    expect(result.stderr).toContain('--report ./a.csv is given twice');
    expect(result.exitCode).toBe(2);
  });
});

describe('the published schemas', () => {
  it.each([
    ['plan', ['plan']],
    ['plan', ['upload', '--dry-run', '--update-existing']],
    ['upload', ['upload']],
    ['verify', ['verify']],
    ['status', ['status']],
    ['status', ['status', '--files']],
    ['explain', ['explain', '--photo', 'DSC_0042.JPG']],
    ['doctor', ['doctor']],
    ['doctor', ['doctor', '--resume-jobs']],
    ['archive', ['archive', '--dry-run', '--to', 'photos']],
    ['archive', ['archive', '--album-links', '--to', 'photos']],
    ['account', ['whoami']],
  ] as const)('%s describes every line of %j', async (schema, args) => {
    const check = publishedSchema(schema);
    const takesPaths = !['status', 'whoami'].includes(args[0]) && args[1] !== '--resume-jobs';
    const lines = parseLines((await run(...args, '--json', ...(takesPaths ? paths : []))).stdout);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(check(line)).toBeUndefined();
  });

  it('undo describes every line of what it would do, and of what it did', async () => {
    const runs = parseLines<{ run: string; uploaded: number }>((await run('status', '--json')).stdout);
    const id = runs.find(({ uploaded }) => uploaded > 0)!.run;
    const check = publishedSchema('undo');
    for (const args of [[], ['--yes']]) {
      const lines = parseLines((await run('undo', id, ...args, '--json')).stdout);
      expect(lines.length).toBeGreaterThan(5);
      for (const line of lines) expect(check(line)).toBeUndefined();
    }
  });

  it('notice what is wrong', () => {
    expect(publishedSchema('status')({ type: 'run', run: 1 })).toContain('run must be string');
    expect(
      publishedSchema('plan')({ type: 'sidecar', archive: 'a', path: 'b', state: 'odd', media: null }),
    ).toContain('allowed values');
  });
});

let count = 0;

function temporaryReports(): string {
  const path = join(folder, `reports-${(count += 1)}`);
  mkdirSync(path);
  return path;
}
