import { countOf, formatCount } from '../../lib/format-count.ts';
import { languageTag, say } from '../../lib/say.ts';
import type { MonthCounts } from '../sections/count-months.ts';
import type { ReportKind } from '../report.ts';

const photos = (count: number): string => countOf(count, 'photo or video', 'photos and videos');

const toUpload = (count: number): string => countOf(count, 'to upload', 'to upload');
const toWrite = (count: number): string => countOf(count, 'to write', 'to write');
const cameNow = (count: number): string => countOf(count, 'came now', 'came now');
const thereAlready = (count: number): string => countOf(count, 'there already', 'there already');
const onServer = (count: number): string => countOf(count, 'on the server', 'on the server');

const lang = languageTag();
/** Day before month, as most of the world reads English. */
const dateLocale = lang === 'en' ? 'en-GB' : lang;

/** Every word of the page that is not already part of the data. */
export const words = {
  lang,
  /** Instants are UTC; the page says so. */
  dateTime: (ms: number): string =>
    new Date(ms).toLocaleString(dateLocale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }),
  number: formatCount,
  photos,
  kinds: {
    plan: say`Plan`,
    'dry-run': say`Dry run`,
    run: say`Upload`,
    verification: say`Verification`,
    'archive-plan': say`Archive, dry run`,
    archive: say`Archive`,
  } satisfies Record<ReportKind, string>,
  pageTitle: (kind: string): string => say`${kind} · Google Photos to Immich`,
  severalTitle: (count: number): string => say`Google Photos to Immich, for ${count} people`,
  people: say`People in this report`,
  skip: say`Skip to the outcome`,
  good: {
    plan: say`Ready`,
    'dry-run': say`Ready`,
    run: say`All is well`,
    verification: say`All is well`,
    'archive-plan': say`Ready`,
    archive: say`All is well`,
  } satisfies Record<ReportKind, string>,
  attention: say`Needs a look`,
  as: (user: string, url: string): string => say`${user} at ${url}`,
  offline: say`no server was asked`,

  figures: {
    heading: say`At a glance`,
    total: say`photos and videos in the export`,
    came: {
      plan: say`to upload`,
      'dry-run': say`to upload`,
      run: say`came to the server`,
      verification: say`on the server`,
      'archive-plan': say`to write`,
      archive: say`came into the archive`,
    },
    there: {
      plan: say`on the server already`,
      'dry-run': say`on the server already`,
      run: say`were there already`,
      verification: say`are on the server`,
      'archive-plan': say`in the archive already`,
      archive: say`were there already`,
    } satisfies Record<ReportKind, string>,
    attention: say`need a look`,
    aside: say`copies, or left out on purpose`,
  },

  years: {
    heading: say`Your years`,
    intro: (most: number): string =>
      say`Each bar is a month, from January to December. The fullest month holds ${photos(most)}.`,
    legend: {
      came: {
        plan: say`to upload`,
        'dry-run': say`to upload`,
        run: say`came now`,
        verification: say`on the server`,
        'archive-plan': say`to write`,
        archive: say`came now`,
      },
      there: {
        plan: say`there already`,
        'dry-run': say`there already`,
        run: say`there already`,
        verification: say`on the server`,
        'archive-plan': say`there already`,
        archive: say`there already`,
      } satisfies Record<ReportKind, string>,
      attention: say`need a look`,
    },
    counts: {
      came: {
        plan: toUpload,
        'dry-run': toUpload,
        run: cameNow,
        verification: onServer,
        'archive-plan': toWrite,
        archive: cameNow,
      },
      there: {
        plan: thereAlready,
        'dry-run': thereAlready,
        run: thereAlready,
        verification: onServer,
        'archive-plan': thereAlready,
        archive: thereAlready,
      } satisfies Record<ReportKind, unknown>,
      attention: (count: number): string => countOf(count, 'needs a look', 'need a look'),
    },
    /** `Sep`; `index` from 0. */
    monthName: (index: number): string =>
      new Date(Date.UTC(2000, index)).toLocaleDateString(lang, { month: 'short', timeZone: 'UTC' }),
    /** `Sep 2019`. */
    monthOfYear: (year: number, index: number): string =>
      new Date(new Date(0).setUTCFullYear(year, index)).toLocaleDateString(lang, {
        year: 'numeric',
        month: 'short',
        timeZone: 'UTC',
      }),
    yearText: (year: number, total: number, month: string, most: number): string =>
      say`${year}: ${photos(total)}, most of them in ${month} (${formatCount(most)})`,
    noDate: (count: number): string => say`${photos(count)} without a date`,
    asTable: say`The same as a table`,
    tableCaption: say`Photos and videos by month`,
    month: say`Month`,
    sum: say`All`,
    note: say`Months are counted in UTC: what was taken in the first or last hours of a month may stand beside it. The moving half of a live photo counts with its photo; exact copies do not count again.`,
  },

  albums: {
    heading: (count: number): string => (count === 1 ? say`One album` : say`${formatCount(count)} albums`),
    lacking: (count: number): string =>
      say`${countOf(count, 'album lacks something', 'albums lack something')}: what is left out on purpose, what could not be found in this export, or what has not arrived yet.`,
    complete: say`Every album is complete.`,
    title: say`Album`,
    holds: say`Photos and videos`,
    share: (present: number, expected: number): string =>
      say`${formatCount(present)} of ${formatCount(expected)}`,
    more: (count: number): string => say`Show ${countOf(count, 'more album')}`,
    caption: say`Albums with their photos and videos`,
  },

  dates: {
    heading: say`Where the dates come from`,
    intro: say`Google keeps the date of each photo in a small file beside it. Where that is missing, the photo's own date is next.`,
    source: say`Source`,
    count: say`Photos and videos`,
    caption: say`Sources of the dates`,
  },

  places: {
    heading: say`Where they were taken`,
    intro: (withPlace: number, total: number): string =>
      withPlace === 0
        ? say`Google's data holds no place for any of the ${photos(total)}. Places inside the files themselves are read by the server.`
        : say`Google's data holds a place for ${formatCount(withPlace)} of ${photos(total)}. This page knows no map, only the time zone of each place; the server will show towns and countries. Places inside the files themselves are read by the server.`,
    zone: say`Clocks as in`,
    count: say`Photos and videos`,
    sea: say`at sea`,
    others: (count: number): string => countOf(count, 'other zone'),
    caption: say`Places by time zone`,
  },

  problems: {
    heading: say`What needs a look`,
    none: say`Nothing. No file failed, and nothing odd was noticed.`,
    show: (count: number): string => say`Show ${formatCount(count)} more`,
    more: (count: number): string => say`and ${formatCount(count)} more; the .json report lists all`,
    moreFiles: (count: number): string => say`and ${formatCount(count)} more in the list below`,
    expected: say`in the export`,
    found: say`on the server`,
  },

  accounts: {
    heading: say`Every file accounted for`,
    intro: say`Each file of the archives ends in exactly one row.`,
    state: say`What became of it`,
    plannedState: say`What will become of it`,
    files: say`Files`,
    size: say`Size`,
    total: say`all photos and videos`,
    filesCaption: say`Photos and videos by outcome`,
    kindsCaption: say`Files in the archives by kind`,
    kind: say`Kind of file`,
    media: say`photos and videos`,
    sidecars: say`Google's sidecars`,
    albumMetadata: say`album files`,
    other: say`other files`,
    allFiles: say`all files in the archives`,
    balanced: say`The figures add up.`,
    unbalanced: say`The figures do not add up. This is a bug, please report it.`,
  },

  list: {
    heading: {
      plan: say`What will not be uploaded`,
      'dry-run': say`What will not be uploaded`,
      run: say`Everything that was not uploaded`,
      verification: say`Everything that is not on the server by itself`,
      'archive-plan': say`What will not be written`,
      archive: say`Everything that was not written`,
    } satisfies Record<ReportKind, string>,
    empty: {
      plan: say`Nothing: every photo and video will be uploaded.`,
      'dry-run': say`Nothing: every photo and video will be uploaded.`,
      run: say`Nothing: every photo and video was uploaded.`,
      verification: say`Nothing: every photo and video is on the server.`,
      'archive-plan': say`Nothing: every photo and video will be written.`,
      archive: say`Nothing: every photo and video was written.`,
    } satisfies Record<ReportKind, string>,
    search: say`Search by name, folder or reason`,
    filter: say`Show`,
    all: say`Everything`,
    caption: say`Files`,
    file: say`File`,
    state: say`What became of it`,
    taken: say`Taken`,
    size: say`Size`,
    previous: say`Previous page`,
    next: say`Next page`,
    pages: say`Pages of the list`,
    noScript: say`This list needs JavaScript. The .csv and .json reports hold the same.`,
    /** For the page's script, which fills in the braces. */
    showing: say`{from} to {to} of {total} files`,
    nothing: say`No file matches.`,
    noDate: say`no date`,
    preview: say`Preview of {name}`,
  },

  updates: {
    heading: {
      plan: say`To complete on photos that were there already`,
      'dry-run': say`To complete on photos that were there already`,
      run: say`Completed on photos that were there already`,
      verification: say`Completed on photos that were there already`,
      'archive-plan': say`To complete on photos that were there already`,
      archive: say`Completed on photos that were there already`,
    } satisfies Record<ReportKind, string>,
    show: (count: number): string => say`Show ${photos(count)}`,
    caption: say`Completed on the server`,
    file: say`File`,
    what: say`What`,
  },

  effort: {
    heading: say`Time and size`,
    caption: say`What it took`,
    duration: say`Time`,
    sent: say`Sent`,
    written: say`Written`,
    sentText: (files: number, bytes: string): string => say`${countOf(files, 'file')}, ${bytes}`,
    rate: say`Rate`,
    rateText: (bytes: string, perMinute: number): string =>
      say`${bytes} a second, ${countOf(perMinute, 'file')} a minute`,
    toSend: say`To send`,
    estimate: (speed: string): string => say`At ${speed} upload speed`,
    estimateNote: say`About, and only for the way of the bytes; slow servers take longer.`,
  },

  sources: {
    heading: say`Archives`,
    caption: say`The archives this is about`,
    name: say`Archive`,
    entries: say`Files`,
  },

  footer: (version: string, createdAt: string): string =>
    say`Written by immich-takeout ${version} on ${createdAt} UTC. This page is one file and loads nothing from anywhere. It names your files and albums: send it to people who may see them.`,
};

/** The groups of a month in words, for those who do not see the bars. */
export function monthText(kind: ReportKind, label: string, counts: MonthCounts): string {
  const { came, there, attention } = words.years.counts;
  const parts = [
    ...(counts.came > 0 ? [came[kind](counts.came)] : []),
    ...(counts.there > 0 ? [there[kind](counts.there)] : []),
    ...(counts.attention > 0 ? [attention(counts.attention)] : []),
  ];
  return `${label}: ${parts.join(say`, `)}`;
}
