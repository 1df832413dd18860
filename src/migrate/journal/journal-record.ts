import { hash } from 'node:crypto';
import { z } from 'zod';

/** Version of the format. A newer one than this program knows is never written to. */
export const journalVersion = 1;

const assetStatus = z.enum(['created', 'duplicate', 'present']);

/** What an asset shows right after its upload. Absent: not a favourite, on the timeline, no text, date not known. */
const shownFacts = z.object({
  favorite: z.boolean().optional(),
  visibility: z.string().optional(),
  /** Short hash of the text. */
  description: z.string().optional(),
  takenAtMs: z.number().optional(),
});

export type ShownFacts = z.infer<typeof shownFacts>;

/**
 * One effect that has happened, or one fact that took time to find out. Documented in docs/journal-format.md.
 * Records of unknown kinds are kept and ignored, so that an older program can live beside a newer one.
 */
const journalRecord = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('journal'),
    v: z.number(),
    server: z.string(),
    userId: z.string(),
    createdAt: z.string(),
  }),
  z.object({
    kind: z.literal('run'),
    run: z.string(),
    startedAt: z.string(),
    files: z.number(),
    /** Ids of the exports it was about. */
    exports: z.array(z.string()).optional(),
  }),
  /** SHA-1 of one archive entry; `embeds`: its last bytes are the motion video beside it. */
  z.object({
    kind: z.literal('hash'),
    key: z.string(),
    sha1: z.string(),
    embeds: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('asset'),
    run: z.string(),
    sha1: z.string(),
    assetId: z.string(),
    status: assetStatus,
    name: z.string(),
    shown: shownFacts.optional(),
  }),
  z.object({
    kind: z.literal('album'),
    run: z.string(),
    key: z.string(),
    albumId: z.string(),
    title: z.string(),
    created: z.boolean(),
  }),
  /** The album was seen to hold exactly these members: `digest` stands for the sorted ids. */
  z.object({ kind: z.literal('members'), albumId: z.string(), digest: z.string() }),
  /** Ids this run added to the album. */
  z.object({ kind: z.literal('added'), run: z.string(), albumId: z.string(), ids: z.array(z.string()) }),
  z.object({ kind: z.literal('stack'), run: z.string(), stackId: z.string(), ids: z.array(z.string()) }),
  /** The still of a live photo, and the video that moves it. */
  z.object({ kind: z.literal('link'), run: z.string(), stillId: z.string(), videoId: z.string() }),
  /** Bytes that the server did not have, about to be uploaded and moved to its trash; written before both. */
  z.object({ kind: z.literal('trash-due'), run: z.string(), sha1: z.string() }),
  /** Ids this run created and moved to the server's trash. */
  z.object({ kind: z.literal('trash'), run: z.string(), ids: z.array(z.string()) }),
  /** Queues of background jobs that this program paused, or is about to, and has to resume: all of them, or none. */
  z.object({ kind: z.literal('paused-queues'), queues: z.array(z.string()), at: z.string() }),
  z.object({
    kind: z.literal('end'),
    run: z.string(),
    endedAt: z.string(),
    outcomes: z.record(z.string(), z.number()),
    /** Files that failed or were put off, by reason. */
    reasons: z.record(z.string(), z.number()).optional(),
    whole: z.boolean(),
  }),
  /** Effects of a run that were taken back: assets now in the trash, an album emptied of these or gone, a stack. */
  z.object({
    kind: z.literal('undone'),
    run: z.string(),
    at: z.string(),
    assets: z.array(z.string()).optional(),
    album: z.object({ albumId: z.string(), removed: z.array(z.string()), deleted: z.boolean() }).optional(),
    stack: z.array(z.string()).optional(),
  }),
]);

export type JournalRecord = z.infer<typeof journalRecord>;

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

/** Takes one line without its line end. Never throws, whatever it holds. */
export function decodeLine(line: string): DecodedLine {
  if (!line.startsWith(lineStart) || !line.startsWith(hashEnd, lineStart.length + hashLength)) return damaged;
  const json = `{${line.slice(lineStart.length + hashLength + hashEnd.length)}`;
  if (shortHash(json) !== line.slice(lineStart.length, lineStart.length + hashLength)) return damaged;
  const { data } = journalRecord.safeParse(tryParse(json));
  return data === undefined ? { kind: 'unknown' } : { kind: 'record', record: data };
}

const lineStart = '{"h":"';
const hashLength = 8;
const hashEnd = '",';
const damaged = { kind: 'damaged' } as const;

function tryParse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function shortHash(json: string): string {
  return hash('sha1', json).slice(0, hashLength);
}
