import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { writeDemoExport } from '../src/sandbox/demo-export/write-demo-export.ts';
import { startSandbox } from '../src/sandbox/start-sandbox.ts';
import { terminalPicture } from './terminal-picture.ts';

/** Makes the pictures of the documentation from real runs of the built program: `npm run pictures`. */
async function buildPictures(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'immich-takeout-pictures-'));
  const sandbox = await startSandbox();
  try {
    const { paths } = await writeDemoExport(folder);
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      FORCE_COLOR: '1',
      IMMICH_API_KEY: sandbox.apiKey,
      IMMICH_INSTANCE_URL: sandbox.url,
    };
    const page = join(folder, 'report.html');
    const { stdout } = await run(process.execPath, [program, 'upload', '--report', page, ...paths], { env });
    const lines = [`\u001b[2m$\u001b[22m ${command}`, '', ...stdout.trimEnd().split('\n')];
    mkdirSync(pictures, { recursive: true });
    writeFileSync(join(pictures, 'upload.svg'), terminalPicture(lines, `A terminal: ${command}`));
    await photograph(page, join(pictures, 'report.png'), folder);
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  }
}

/** The upper part of a page, as Chromium shows it on a laptop. */
async function photograph(page: string, target: string, folder: string): Promise<void> {
  const quiet =
    '--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars';
  const size = [
    '--window-size=1000,1250',
    '--force-device-scale-factor=1',
    '--blink-settings=preferredColorScheme=1',
  ];
  const profile = `--user-data-dir=${join(folder, 'chromium')}`;
  await run('chromium', [
    ...quiet.split(' '),
    ...size,
    profile,
    `--screenshot=${target}`,
    pathToFileURL(page).href,
  ]);
}

const run = promisify(execFile);
const program = fileURLToPath(new URL('../bin/immich-takeout.js', import.meta.url));
const pictures = fileURLToPath(new URL('../docs/pictures', import.meta.url));
const command = 'immich-takeout upload takeout-*.zip';

await buildPictures();
