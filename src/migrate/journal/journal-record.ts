import { createHash } from 'node:crypto';
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
  z.object({ kind: z.literal('trash'), run: z.string(), ids: z.array(z.string()) }),
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
  return `{"h":"${shortHash(json)}",${json.slice(1)}\n`;
}

/** Undefined for a torn, altered or unknown line. */
export function decodeRecord(line: string): JournalRecord | undefined {
  const match = /^\{"h":"([0-9a-f]{8})",(.*)$/su.exec(line);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const json = `{${match[2]}`;
  if (shortHash(json) !== match[1]) return undefined;
  const parsed = journalRecord.safeParse(tryParse(json));
  return parsed.success ? parsed.data : undefined;
}

function tryParse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function shortHash(json: string): string {
  return createHash('sha1').update(json).digest('hex').slice(0, 8);
}
