import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundleModules } from '../../../packaging/bundle.ts';
import { fillFolder } from '../../../packaging/fill-folder.ts';
import { toSourceLines } from '../../../src/cli/terminal/to-source-lines.ts';

describe('toSourceLines', () => {
  it('names the line of the source in which the built program failed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'takeout-source-lines-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      join(folder, 'inner.ts'),
      'interface Nothing {}\n\nexport function fail(reason: string, _?: Nothing): never {\n  throw new Error(reason);\n}\n',
    );
    writeFileSync(
      join(folder, 'outer.ts'),
      "import { fail } from './inner.ts';\n\nexport const start = (): never => fail('so it goes');\n",
    );
    const built = join(folder, 'built');
    fillFolder(built, (await bundleModules([join(folder, 'outer.ts')], built)).files);
    const { href } = pathToFileURL(join(built, 'outer.js'));
    const script = `try { (await import('${href}')).start(); } catch (error) { console.log(error.stack); }`;
    const stack = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    expect(stack).toContain('outer.js:');
    expect(toSourceLines(stack)).toMatch(/^Error: so it goes\n.*inner\.ts:4:9.*\n.*outer\.ts:3:35/u);
    expect(toSourceLines(stack)).not.toContain('outer.js:');
  });

  it('leaves places alone of which nothing else is known', () => {
    const stack = 'Error: no\n    at run (file:///nowhere/main.js:1:2)\n    at node:internal/main:3:4';
    expect(toSourceLines(stack)).toBe(stack);
  });
});
