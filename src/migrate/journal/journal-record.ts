import { hash } from 'node:crypto';
import type { Check, Shaped } from '../../lib/shape.ts';
import {
  hasShape,
  isFlag,
  isNumber,
  isNumbers,
  isOneOf,
  isText,
  isTexts,
  optional,
} from '../../lib/shape.ts';

/** Version of the format. A newer one than this program knows is never written to. */
export const journalVersion = 1;

/** What an asset shows right after its upload. Absent: not a favourite, on the timeline, no text, date not known. */
const shownFacts = {
  favorite: optional(isFlag),
  visibility: optional(isText),
  /** Short hash of the text. */
  description: optional(isText),
  takenAtMs: optional(isNumber),
} as const;

export type ShownFacts = Shaped<typeof shownFacts>;

/**
 * One effect that has happened, or one fact that took time to find out. Documented in docs/journal-format.md.
 * Records of unknown kinds are kept and ignored, so that an older program can live beside a newer one.
 */
const shapes = {
  journal: { v: isNumber, server: isText, userId: isText, createdAt: isText },
  run: {
    run: isText,
    startedAt: isText,
    files: isNumber,
    /** Ids of the exports it was about. */
    exports: optional(isTexts),
  },
  /** SHA-1 of one archive entry; `embeds`: its last bytes are the motion video beside it. */
  hash: { key: isText, sha1: isText, embeds: optional(isFlag) },
  asset: {
    run: isText,
    sha1: isText,
    assetId: isText,
    status: isOneOf('created', 'duplicate', 'present'),
    name: isText,
    shown: optional(hasShape(shownFacts)),
  },
  album: { run: isText, key: isText, albumId: isText, title: isText, created: isFlag },
  /** The album was seen to hold exactly these members: `digest` stands for the sorted ids. */
  members: { albumId: isText, digest: isText },
  /** Ids this run added to the album. */
  added: { run: isText, albumId: isText, ids: isTexts },
  stack: { run: isText, stackId: isText, ids: isTexts },
  /** The still of a live photo, and the video that moves it. */
  link: { run: isText, stillId: isText, videoId: isText },
  /** Bytes that the server did not have, about to be uploaded and moved to its trash; written before both. */
  'trash-due': { run: isText, sha1: isText },
  /** Ids this run created and moved to the server's trash. */
  trash: { run: isText, ids: isTexts },
  /** Queues of background jobs that this program paused, or is about to, and has to resume: all of them, or none. */
  'paused-queues': { queues: isTexts, at: isText },
  end: {
    run: isText,
    endedAt: isText,
    outcomes: isNumbers,
    /** Files that failed or were put off, by reason. */
    reasons: optional(isNumbers),
    whole: isFlag,
  },
  /** Effects of a run that were taken back: assets now in the trash, an album emptied of these or gone, a stack. */
  undone: {
    run: isText,
    at: isText,
    assets: optional(isTexts),
    album: optional(hasShape({ albumId: isText, removed: isTexts, deleted: isFlag })),
    stack: optional(isTexts),
  },
} as const;

type Shapes = typeof shapes;

export type JournalRecord = {
  [Kind in keyof Shapes]: { readonly kind: Kind } & Shaped<Shapes[Kind]>;
}[keyof Shapes];

/** One line: JSON whose first member `h` is a short hash over all that follows. */
export function encodeRecord(record: JournalRecord): string {
  const json = JSON.stringify(record);
  return `${lineStart}${shortHash(json)}${hashEnd}${json.slice(1)}\n`;
}

/** What one line of a journal turned out to be. */
export type DecodedLine =
  | { readonly kind: 'record'; readonly record: JournalRecord }
  /** Whole, but of a kind or shape that this program does not know: to be kept. */
  | { readonly kind: 'unknown' }
  /** Torn or altered: worth nothing. */
  | { readonly kind: 'damaged' };

/**
 * Takes the bytes of one line without its line end. Never throws, whatever they hold.
 * The bytes are the same afterwards, but not meanwhile.
 */
export function decodeLine(line: Buffer): DecodedLine {
  if (!startsWith(line, lineStart, 0) || !startsWith(line, hashEnd, lineStart.length + hashLength))
    return damaged;
  // The JSON that was hashed begins with a brace where the line has the comma behind its hash.
  const json = line.subarray(prefixLength - 1);
  json[0] = brace;
  const decoded = startsWith(line, shortHash(json), lineStart.length) ? decodeJson(json) : damaged;
  json[0] = comma;
  return decoded;
}

const lineStart = '{"h":"';
const hashLength = 8;
const hashEnd = '",';
const prefixLength = lineStart.length + hashLength + hashEnd.length;
const [brace, comma] = [0x7b, 0x2c];
const damaged = { kind: 'damaged' } as const;
const unknown = { kind: 'unknown' } as const;

function startsWith(line: Buffer, ascii: string, at: number): boolean {
  for (let index = 0; index < ascii.length; index += 1)
    if (line[at + index] !== ascii.charCodeAt(index)) return false;
  return true;
}

function decodeJson(json: Buffer): DecodedLine {
  const record = tryParse(json.toString('utf8'));
  return isRecord(record) ? { kind: 'record', record } : unknown;
}

function tryParse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const checks = new Map<unknown, Check<unknown>>(
  Object.entries(shapes).map(([kind, shape]) => [kind, hasShape(shape)]),
);

function isRecord(value: unknown): value is JournalRecord {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return checks.get(value.kind)?.(value) === true;
}

function shortHash(json: string | Buffer): string {
  return hash('sha1', json).slice(0, hashLength);
}
