import type { Command } from 'commander';
import { Option } from 'commander';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { stateDir } from '../../lib/xdg.ts';
import { readByteSize } from './byte-size.ts';
import type { DailyWindow } from '../../migrate/daily-window.ts';
import { tryParseWindow } from '../../migrate/daily-window.ts';
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
  readonly limitRate?: string;
  readonly window?: string;
  readonly maxDuration?: string;
  readonly maxRequestSize: string;
  readonly pauseJobs?: boolean;
  readonly adminApiKey?: string;
  readonly adminApiKeyFile?: string;
}

/** How a run behaves. */
export function addRunOptions(command: Command): Command {
  return command
    .optionsGroup(say`The run:`)
    .option('--concurrency <number>', say`uploads at a time: 1 to 20, or auto`, 'auto')
    .option('--max-wait <duration>', say`longest wait for a server that is gone (90s, 30m, 8h)`, '8h')
    .option('--limit-rate <size>', say`send at most so much a second (500kB, 5MB)`)
    .option('--window <hours>', say`send only in these hours of the day (23:00-07:00)`)
    .option('--max-duration <duration>', say`start nothing new after this long (6h); the next run goes on`)
    .option(
      '--max-request-size <size>',
      say`larger files do not get through: auto (100 MB behind Cloudflare), none, or a size such as 100MB`,
      'auto',
    )
    .option('--merge-albums', say`fill albums of the same title that you already have`)
    .option('--restore-trashed', say`take photos of the export out of the server's trash`)
    .option(
      '--update-existing',
      say`fill in dates, places, texts, favourites and tags of photos that are there already`,
    )
    .addOption(
      new Option('--prefer <side>', say`whose word counts where both have one, with --update-existing`)
        .choices(['server', 'takeout'])
        .default('server'),
    )
    .option(
      '--pause-jobs',
      say`let thumbnails, faces and the like wait until the end (key of an administrator)`,
    )
    .option(
      '--admin-api-key-file <file>',
      say`for --pause-jobs, where your own key is no administrator's: file with the key of one (else IMMICH_ADMIN_API_KEY)`,
    )
    .option('--admin-api-key <key>', say`that key itself: visible to others on this computer, better not`)
    .option('--state-dir <folder>', say`where to remember what was done`);
}

/** @throws UsageError */
export function readRunOptions(flags: RunFlags): RunOptions {
  return {
    concurrency: readConcurrency(flags.concurrency),
    maxWaitMs: readDuration(flags.maxWait, '--max-wait'),
    mergeAlbums: flags.mergeAlbums ?? false,
    restoreTrashed: flags.restoreTrashed ?? false,
    limitBytesPerSecond:
      flags.limitRate === undefined ? undefined : readByteSize(flags.limitRate, '--limit-rate'),
    window: flags.window === undefined ? undefined : readWindow(flags.window),
    maxDurationMs:
      flags.maxDuration === undefined ? undefined : readDuration(flags.maxDuration, '--max-duration'),
  };
}

/** Directory of the journals. */
export function readStateDir(
  flags: Pick<RunFlags, 'stateDir'>,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  return flags.stateDir ?? stateDir(environment);
}

/** Cloudflare's free plan, less what counting differently may cost. */
const cloudflareBytes = 100_000_000;

/** The largest request that gets through to the server; undefined: any. */
export function readMaxRequestBytes(
  { maxRequestSize }: Pick<RunFlags, 'maxRequestSize'>,
  behindCloudflare: boolean,
): number | undefined {
  if (maxRequestSize === 'none') return undefined;
  if (maxRequestSize === 'auto') return behindCloudflare ? cloudflareBytes : undefined;
  return readByteSize(maxRequestSize, '--max-request-size');
}

function readWindow(text: string): DailyWindow {
  const window = tryParseWindow(text);
  if (window === undefined)
    throw new UsageError(say`--window ${text} is not a span of hours`, {
      hint: say`Write it as 23:00-07:00.`,
    });
  return window;
}

function readConcurrency(text: string): number | undefined {
  if (text === 'auto') return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 20)
    throw new UsageError(say`--concurrency ${text} does not make sense`, {
      hint: say`Use auto, or a number from 1 to 20.`,
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
    throw new UsageError(say`${option} ${text} is not a duration`, {
      hint: say`Write it as 90s, 30m, 8h or 2d.`,
    });
  return Number(match[1]) * unit;
}
