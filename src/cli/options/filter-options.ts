import type { Command } from 'commander';
import { Option } from 'commander';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { collect } from './collect.ts';
import type { PlanOptions } from '../../plan/plan-options.ts';

/** The options of `addFilterOptions` as commander hands them over. */
export interface FilterFlags {
  readonly from?: string;
  readonly to?: string;
  readonly album?: string[];
  readonly excludeAlbum?: string[];
  readonly include?: string[];
  readonly exclude?: string[];
  readonly type?: 'image' | 'video';
  readonly partner: string;
  readonly archived: 'include' | 'skip';
  readonly trashed?: boolean;
  readonly edited: PlanOptions['edited'];
  readonly untitledAlbums?: boolean;
  readonly comments?: boolean;
  readonly tag?: string[];
  readonly sessionTag?: boolean;
  readonly albumTags?: boolean;
  readonly peopleTags: boolean;
  readonly stackBursts?: boolean;
  readonly stackRawJpeg?: boolean;
  readonly stackHeicJpeg?: boolean;
  readonly timeZone?: string;
}

/** What to take, and what to make of it: shared by all commands that make a plan. */
export function addFilterOptions(command: Command): Command {
  return command
    .optionsGroup(say`What to take:`)
    .option('--from <date>', say`only photos taken on or after this day (2019-07-14)`)
    .option('--to <date>', say`only photos taken on or before this day`)
    .option('--album <title>', say`only these albums (globs such as "Summer*")`, collect)
    .option('--exclude-album <title>', say`not these albums, nor photos that are in no other album`, collect)
    .option('--include <glob>', say`only files whose path or name matches`, collect)
    .option('--exclude <glob>', say`not files whose path or name matches`, collect)
    .addOption(new Option('--type <kind>', say`only photos, or only videos`).choices(['image', 'video']))
    .option('--partner <how>', say`photos from partner sharing: include, skip, or album=TITLE`, 'include')
    .addOption(
      new Option('--archived <how>', say`archived photos go to the archive, or stay behind`)
        .choices(['include', 'skip'])
        .default('include'),
    )
    .option('--trashed', say`also take Google's trash, into the server's trash`)
    .optionsGroup(say`What to make of it:`)
    .addOption(
      new Option('--edited <how>', say`photos that Google's editor changed: both stacked, both, or only one`)
        .choices(['stack', 'both', 'original', 'edited'])
        .default('stack'),
    )
    .option('--untitled-albums', say`make albums of untitled ones too, under their folder name`)
    .option('--comments', say`keep comments of shared albums in the album description`)
    .option('--tag <path>', say`tag every photo (Takeout/2026); / separates levels`, collect)
    .option('--session-tag', say`tag every photo with this import (immich-takeout/DATE)`)
    .option('--album-tags', say`tag every photo with its albums (Albums/TITLE)`)
    .option('--no-people-tags', say`do not tag photos with the people in them (People/NAME)`)
    .option('--stack-bursts', say`stack the shots of a burst`)
    .option('--stack-raw-jpeg', say`stack a RAW with its JPEG`)
    .option('--stack-heic-jpeg', say`stack a HEIC with its JPEG`)
    .option('--time-zone <zone>', say`zone for photos whose place nobody knows (Europe/Berlin)`);
}

/** @throws UsageError naming the option that makes no sense */
export function readPlanOptions(flags: FilterFlags, now: Date): PlanOptions {
  const fromMs = flags.from === undefined ? undefined : dayStart(flags.from, '--from');
  const toMs = flags.to === undefined ? undefined : nextDayStart(flags.to);
  if (fromMs !== undefined && toMs !== undefined && fromMs >= toMs)
    throw new UsageError(say`--from lies after --to: no photo can be taken`);
  const sessionTag = flags.sessionTag === true ? [`immich-takeout/${now.toISOString().slice(0, 10)}`] : [];
  return {
    fromMs,
    toMs,
    albums: flags.album ?? [],
    excludeAlbums: flags.excludeAlbum ?? [],
    include: flags.include ?? [],
    exclude: flags.exclude ?? [],
    type: flags.type,
    partner: readPartner(flags.partner),
    archived: flags.archived,
    trashed: flags.trashed ?? false,
    edited: flags.edited,
    untitledAlbums: flags.untitledAlbums ?? false,
    comments: flags.comments ?? false,
    tags: [...(flags.tag ?? []), ...sessionTag],
    albumTags: flags.albumTags ?? false,
    peopleTags: flags.peopleTags,
    stackBursts: flags.stackBursts ?? false,
    stackRawJpeg: flags.stackRawJpeg ?? false,
    stackHeicJpeg: flags.stackHeicJpeg ?? false,
  };
}

function readPartner(text: string): PlanOptions['partner'] {
  if (text === 'include' || text === 'skip') return { mode: text };
  const title = /^album=(.+)$/su.exec(text)?.[1];
  if (title !== undefined) return { mode: 'album', title };
  throw new UsageError(say`--partner ${text} is not known`, {
    hint: say`Use include, skip, or album=TITLE.`,
  });
}

/** Midnight where this computer stands: what people mean by a day. */
function dayStart(text: string, option: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  const [year = 0, month = 0, day = 0] = (match ?? []).slice(1).map(Number);
  const date = new Date(year, month - 1, day);
  if (match === null || date.getMonth() !== month - 1 || date.getDate() !== day)
    throw new UsageError(say`${option} ${text} is not a day`, {
      hint: say`Write it as YEAR-MONTH-DAY: 2019-07-14.`,
    });
  date.setFullYear(year);
  return date.getTime();
}

function nextDayStart(text: string): number {
  const date = new Date(dayStart(text, '--to'));
  date.setDate(date.getDate() + 1);
  return date.getTime();
}
