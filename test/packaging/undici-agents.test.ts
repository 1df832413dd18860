import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as undici from 'undici';
import { describe, expect, it } from 'vitest';

const agentsUrl = new URL('../../packaging/undici-agents.js', import.meta.url).href;
const sources = fileURLToPath(new URL('../../src', import.meta.url));

describe('the part of undici that is in the built program', () => {
  it('is that of undici itself', async () => {
    const agents = (await import(agentsUrl)) as object;
    for (const [name, value] of Object.entries(agents)) expect(value).toBe(Reflect.get(undici, name));
  });

  it('is all that the sources import', async () => {
    const paths = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const imported = paths.flatMap((path) => {
      const text = readFileSync(join(sources, path), 'utf8');
      return [...text.matchAll(/^import \{([^}]*)\} from 'undici'/gmu)].flatMap(([, names = '']) =>
        names.split(','),
      );
    });
    expect(imported.map((name) => name.trim()).sort()).toEqual(
      Object.keys((await import(agentsUrl)) as object),
    );
  });

  it('can make requests when nothing else of undici is loaded', () => {
    const script = `const { Agent } = await import('${agentsUrl}'); console.log(typeof new Agent().request);`;
    expect(
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }),
    ).toBe('function\n');
  });
});
