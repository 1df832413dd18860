import type { Command } from 'commander';
import { Option } from 'commander';
import { UsageError } from '../../lib/errors.ts';
import { stateDir } from '../../lib/xdg.ts';
import type { RunOptions } from '../../migrate/run-context.ts';

/** The options of `addRunOptions` as commander hands them over. */
export interface RunFlags {
  readonly concurrency: string;
  readonly maxWait: string;
  readonly mergeAlbums?: boolean;
  readonly restoreTrashed?: boolean;
  readonly stateDir?: string;
  readonly updateExisting?: boolean;
  readonly prefer: 'server' | 'takeout';
}

/** How a run behaves. */
export function addRunOptions(command: Command): Command {
  return command
    .optionsGroup('The run:')
    .option('--concurrency <number>', 'uploads at a time: 1 to 20, or auto', 'auto')
    .option('--max-wait <duration>', 'longest wait for a server that is gone (90s, 30m, 8h)', '8h')
    .option('--merge-albums', 'fill albums of the same title that you already have')
    .option('--restore-trashed', "take photos of the export out of the server's trash")
    .option(
      '--update-existing',
      'fill in dates, places, texts, favourites and tags of photos that are there already',
    )
    .addOption(
      new Option('--prefer <side>', 'whose word counts where both have one, with --update-existing')
        .choices(['server', 'takeout'])
        .default('server'),
    )
    .option('--state-dir <folder>', 'where to remember what was done');
}

/** @throws UsageError */
export function readRunOptions(flags: RunFlags): RunOptions {
  return {
    concurrency: readConcurrency(flags.concurrency),
    maxWaitMs: readDuration(flags.maxWait, '--max-wait'),
    mergeAlbums: flags.mergeAlbums ?? false,
    restoreTrashed: flags.restoreTrashed ?? false,
  };
}

/** Directory of the journals. */
export function readStateDir(
  flags: Pick<RunFlags, 'stateDir'>,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  return flags.stateDir ?? environment.IMMICH_TAKEOUT_STATE_DIR ?? stateDir(environment);
}

function readConcurrency(text: string): number | undefined {
  if (text === 'auto') return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 20)
    throw new UsageError(`--concurrency ${text} does not make sense`, {
      hint: 'Use auto, or a number from 1 to 20.',
    });
  return value;
}

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `30m`, `8h`, `2d`, or `0`, in milliseconds. */
export function readDuration(text: string, option: string): number {
  const match = /^(\d+(?:\.\d+)?)([smhd])$/u.exec(text);
  if (text === '0') return 0;
  const unit = unitMs[match?.[2] ?? ''];
  if (match === null || unit === undefined)
    throw new UsageError(`${option} ${text} is not a duration`, { hint: 'Write it as 90s, 30m, 8h or 2d.' });
  return Number(match[1]) * unit;
}
