import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { thirdPartyLicences } from '../../packaging/third-party-licences.ts';

const dist = new URL('../../dist/', import.meta.url);

describe('thirdPartyLicences', () => {
  it('has each package of which the built program has code', () => {
    const text = readFileSync(new URL('THIRD-PARTY-LICENSES.txt', dist), 'utf8');
    const maps = readdirSync(dist).filter((name) => name.endsWith('.map'));
    const sources = maps.flatMap(
      (name) => (JSON.parse(readFileSync(new URL(name, dist), 'utf8')) as { sources: string[] }).sources,
    );
    const names = new Set(
      sources.flatMap((path) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1] ?? []),
    );
    expect(names.size).toBeGreaterThan(10);
    for (const name of names) expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'mu'));
  });

  it('gives name, version and the whole text, once a package', () => {
    const text = thirdPartyLicences(
      bundleOf('node_modules/zod/index.js', 'node_modules/zod/v4/core/core.js'),
    );
    const { version } = JSON.parse(
      readFileSync(new URL('../../node_modules/zod/package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    expect(text.split(`zod ${version} (MIT)`)).toHaveLength(2);
    expect(text).toContain('THE SOFTWARE IS PROVIDED "AS IS"');
  });

  it('leaves out packages of which nothing is left', () => {
    const { outputs } = bundleOf('node_modules/zod/index.js');
    const output = outputs['dist/main.js']!;
    const shaken = { ...output, inputs: { 'node_modules/zod/index.js': { bytesInOutput: 0 } } };
    expect(thirdPartyLicences({ inputs: {}, outputs: { 'dist/main.js': shaken } })).not.toContain('zod');
  });

  it('does not let a package pass that has none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'takeout-licences-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const bare = join(folder, 'node_modules/@some/bare');
    mkdirSync(bare, { recursive: true });
    writeFileSync(join(bare, 'package.json'), '{"name":"@some/bare","version":"1.0.0","license":"MIT"}');
    expect(() => thirdPartyLicences(bundleOf(join(bare, 'index.js')))).toThrow('@some/bare 1.0.0 has no');
  });
});

function bundleOf(...paths: string[]): Parameters<typeof thirdPartyLicences>[0] {
  const inputs = Object.fromEntries(paths.map((path) => [path, { bytesInOutput: 10 }]));
  const output = { bytes: 10, inputs, imports: [], exports: [] };
  return { inputs: {}, outputs: { 'dist/main.js': output } };
}
