import { countOf, formatCount } from '../../lib/format-count.ts';
import type { MonthCounts } from '../sections/count-months.ts';
import type { ReportKind } from '../report.ts';

/** Every word of the page that is not already part of the data. Another language is another object like this. */
export type Words = typeof english;

const photos = (count: number): string => countOf(count, 'photo or video', 'photos and videos');

export const english = {
  lang: 'en',
  /** Instants are UTC; the page says so. */
  dateTime: (ms: number): string =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(ms),
  number: formatCount,
  photos,
  kinds: {
    plan: 'Plan',
    'dry-run': 'Dry run',
    run: 'Upload',
    verification: 'Verification',
  } satisfies Record<ReportKind, string>,
  pageTitle: (kind: string): string => `${kind} · Google Photos to Immich`,
  severalTitle: (count: number): string => `Google Photos to Immich, for ${count} people`,
  people: 'People in this report',
  skip: 'Skip to the outcome',
  good: {
    plan: 'Ready',
    'dry-run': 'Ready',
    run: 'All is well',
    verification: 'All is well',
  } satisfies Record<ReportKind, string>,
  attention: 'Needs a look',
  as: (user: string, url: string): string => `${user} at ${url}`,
  offline: 'no server was asked',

  figures: {
    heading: 'At a glance',
    total: 'photos and videos in the export',
    came: {
      plan: 'to upload',
      'dry-run': 'to upload',
      run: 'came to the server',
      verification: 'on the server',
    },
    there: {
      plan: 'on the server already',
      'dry-run': 'on the server already',
      run: 'were there already',
      verification: 'are on the server',
    } satisfies Record<ReportKind, string>,
    attention: 'need a look',
    aside: 'copies, or left out on purpose',
  },

  years: {
    heading: 'Your years',
    intro: (most: number): string =>
      `Each bar is a month, from January to December. The fullest month holds ${photos(most)}.`,
    legend: {
      came: { plan: 'to upload', 'dry-run': 'to upload', run: 'came now', verification: 'on the server' },
      there: {
        plan: 'there already',
        'dry-run': 'there already',
        run: 'there already',
        verification: 'on the server',
      } satisfies Record<ReportKind, string>,
      attention: 'not on the server',
    },
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    yearText: (year: number, total: number, month: string, most: number): string =>
      `${year}: ${photos(total)}, most of them in ${month} (${formatCount(most)})`,
    noDate: (count: number): string => `${photos(count)} without a date`,
    asTable: 'The same as a table',
    tableCaption: 'Photos and videos by month',
    month: 'Month',
    sum: 'All',
    note: 'Months are counted in UTC: what was taken in the first or last hours of a month may stand beside it. The moving half of a live photo counts with its photo; exact copies do not count again.',
  },

  albums: {
    heading: (count: number): string => (count === 1 ? 'One album' : `${formatCount(count)} albums`),
    lacking: (count: number): string =>
      `${countOf(count, 'album lacks', 'albums lack')} something: what is left out on purpose, what could not be found in this export, or what has not arrived yet.`,
    complete: 'Every album is complete.',
    title: 'Album',
    holds: 'Photos and videos',
    share: (present: number, expected: number): string =>
      `${formatCount(present)} of ${formatCount(expected)}`,
    more: (count: number): string => `Show ${countOf(count, 'more album')}`,
    caption: 'Albums with their photos and videos',
  },

  dates: {
    heading: 'Where the dates come from',
    intro:
      "Google keeps the date of each photo in a small file beside it. Where that is missing, the photo's own date is next.",
    source: 'Source',
    count: 'Photos and videos',
    caption: 'Sources of the dates',
  },

  places: {
    heading: 'Where they were taken',
    intro: (withPlace: number, total: number): string =>
      withPlace === 0
        ? `Google's data holds no place for any of the ${photos(total)}. Places inside the files themselves are read by the server.`
        : `Google's data holds a place for ${formatCount(withPlace)} of ${photos(total)}. This page knows no map, only the time zone of each place; the server will show towns and countries. Places inside the files themselves are read by the server.`,
    zone: 'Clocks as in',
    count: 'Photos and videos',
    sea: 'at sea',
    others: (count: number): string => countOf(count, 'other zone'),
    caption: 'Places by time zone',
  },

  problems: {
    heading: 'What needs a look',
    none: 'Nothing. No file failed, and nothing odd was noticed.',
    show: (count: number): string => `Show ${formatCount(count)} more`,
    more: (count: number): string => `and ${countOf(count, 'more', 'more')}; the .json report lists all`,
    moreFiles: (count: number): string => `and ${countOf(count, 'more', 'more')} in the list below`,
    expected: 'in the export',
    found: 'on the server',
  },

  accounts: {
    heading: 'Every file accounted for',
    intro: 'Each file of the archives ends in exactly one row.',
    state: 'What became of it',
    plannedState: 'What will become of it',
    files: 'Files',
    size: 'Size',
    total: 'all photos and videos',
    filesCaption: 'Photos and videos by outcome',
    kindsCaption: 'Files in the archives by kind',
    kind: 'Kind of file',
    media: 'photos and videos',
    sidecars: "Google's sidecars",
    albumMetadata: 'album files',
    other: 'other files',
    allFiles: 'all files in the archives',
    balanced: 'The figures add up.',
    unbalanced: 'The figures do not add up. This is a bug, please report it.',
  },

  list: {
    heading: {
      plan: 'What will not be uploaded',
      'dry-run': 'What will not be uploaded',
      run: 'Everything that was not uploaded',
      verification: 'Everything that is not on the server by itself',
    } satisfies Record<ReportKind, string>,
    empty: {
      plan: 'Nothing: every photo and video will be uploaded.',
      'dry-run': 'Nothing: every photo and video will be uploaded.',
      run: 'Nothing: every photo and video was uploaded.',
      verification: 'Nothing: every photo and video is on the server.',
    } satisfies Record<ReportKind, string>,
    search: 'Search by name, folder or reason',
    filter: 'Show',
    all: 'Everything',
    caption: 'Files',
    file: 'File',
    state: 'What became of it',
    taken: 'Taken',
    size: 'Size',
    previous: 'Previous page',
    next: 'Next page',
    pages: 'Pages of the list',
    noScript: 'This list needs JavaScript. The .csv and .json reports hold the same.',
    /** For the page's script, which fills in the braces. */
    showing: '{from} to {to} of {total} files',
    nothing: 'No file matches.',
    noDate: 'no date',
    preview: 'Preview of {name}',
  },

  effort: {
    heading: 'Time and size',
    caption: 'What it took',
    duration: 'Time',
    sent: 'Sent',
    sentText: (files: number, bytes: string): string => `${countOf(files, 'file')}, ${bytes}`,
    rate: 'Rate',
    rateText: (bytes: string, perMinute: number): string =>
      `${bytes} a second, ${countOf(perMinute, 'file')} a minute`,
    toSend: 'To send',
    estimate: (speed: string): string => `At ${speed} upload speed`,
    estimateNote: 'About, and only for the way of the bytes; slow servers take longer.',
  },

  sources: {
    heading: 'Archives',
    caption: 'The archives this is about',
    name: 'Archive',
    entries: 'Files',
  },

  footer: (version: string, createdAt: string): string =>
    `Written by immich-takeout ${version} on ${createdAt} UTC. This page is one file and loads nothing from anywhere. It names your files and albums: send it to people who may see them.`,
};

/** The groups of a month in words, for those who do not see the bars. */
export function monthText(words: Words, kind: ReportKind, label: string, counts: MonthCounts): string {
  const { legend } = words.years;
  const parts = [
    counts.came > 0 ? `${words.number(counts.came)} ${legend.came[kind]}` : '',
    counts.there > 0 ? `${words.number(counts.there)} ${legend.there[kind]}` : '',
    counts.attention > 0 ? `${words.number(counts.attention)} ${legend.attention}` : '',
  ].filter((part) => part !== '');
  return `${label}: ${parts.join(', ')}`;
}
