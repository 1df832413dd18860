import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { formatDuration } from '../../lib/format-duration.ts';
import { say } from '../../lib/say.ts';
import { writeDemoExport } from '../../sandbox/demo-export/write-demo-export.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodes } from '../exit-codes.ts';
import { addFilterOptions } from '../options/filter-options.ts';
import { addRunOptions } from '../options/run-options.ts';
import type { RunCommandFlags } from '../with-prepared-run.ts';
import { describeSandbox } from './describe-sandbox.ts';
import { runPlan } from './plan.ts';
import { runUpload } from './upload.ts';

/**
 * `demo`: makes an export, plans it, brings it to a sandbox server, brings it again to show that nothing is left
 * to do, and tells what is where. Needs nothing and leaves nothing behind.
 */
export async function runDemo(io: CommandIo): Promise<number> {
  const startedAt = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'immich-takeout-demo-'));
  const sandbox = await startSandbox({ version: '3.0' });
  const { out } = io.terminal;
  const step = (title: string): void => out.line(out.paint.bold(`\n▸ ${title}\n`));
  try {
    step(say`A small Google Takeout in three parts`);
    const { paths } = await writeDemoExport(folder);
    for (const path of paths) out.line(`  ${path}`);
    const flags: RunCommandFlags = {
      ...addRunOptions(addFilterOptions(new Command())).opts<RunCommandFlags>(),
      server: sandbox.url,
      apiKey: sandbox.apiKey,
      stateDir: join(folder, 'state'),
    };
    step('immich-takeout plan takeout-*.zip');
    await runPlan(paths, flags, io);
    step(`immich-takeout upload --server ${sandbox.url} takeout-*.zip`);
    const first = await runUpload(paths, flags, io);
    step(say`the same command again: nothing is left to do`);
    const second = await runUpload(paths, flags, io);
    step(say`What is where on the server`);
    out.write(describeSandbox(sandbox.snapshot(), out));
    const duration = formatDuration(performance.now() - startedAt);
    out.line();
    out.line(say`All this took ${duration}, and none of it was kept.`);
    return first === exitCodes.whole ? second : first;
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}
