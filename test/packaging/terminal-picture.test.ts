import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { terminalPicture } from '../../packaging/terminal-picture.ts';
import { writeDemoExport } from '../../src/sandbox/demo-export/write-demo-export.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { runProgram } from '../support/run-program.ts';

/** What a reader of the picture reads, line by line. */
function linesOf(svg: string): string[] {
  return Array.from(svg.matchAll(/<text [^>]*>(.*)<\/text>/gu), ([, spans = '']) =>
    Array.from(spans.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/gu), ([, text = '']) => unescape(text)).join(' '),
  );
}

function unescape(text: string): string {
  return text.replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
}

describe('terminalPicture', () => {
  it('shows text as it is, also where it looks like markup', () => {
    expect(linesOf(terminalPicture(['a <b> & "c"', '', '  京都 x'], 't'))).toEqual(['a <b> & "c"', '京都 x']);
  });

  it('keeps columns and weights', () => {
    const svg = terminalPicture(['\u001b[1mbold\u001b[22m plain', '\u001b[32mgreen\u001b[39m'], 't');
    expect(svg).toContain('<tspan x="20.0" class="bold">bold</tspan><tspan x="62.0">plain</tspan>');
    expect(svg).toContain('<tspan x="20.0" class="green">green</tspan>');
  });
});

describe('the picture of an upload (else: npm run pictures)', () => {
  it('shows what the program prints', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'immich-takeout-picture-'));
    const sandbox = await startSandbox();
    try {
      const { paths } = await writeDemoExport(folder);
      const { stdout } = await runProgram(['upload', '--server', sandbox.url, ...paths], {
        env: { IMMICH_API_KEY: sandbox.apiKey },
      });
      const picture = linesOf(
        readFileSync(new URL('../../docs/pictures/upload.svg', import.meta.url), 'utf8'),
      );
      const printed = stdout.split('\n').map((line) => line.trim());
      const timeless = (lines: string[]): string[] =>
        lines.filter((line) => line !== '').map((line) => line.replace(/ in \d.*$/u, ''));
      expect(timeless(picture.slice(1))).toEqual(timeless(printed));
    } finally {
      await sandbox.close();
      rmSync(folder, { recursive: true });
    }
  });
});
