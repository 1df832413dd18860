import { joinAnd } from '../lib/join-and.ts';
import { groupBy } from '../lib/group-by.ts';
import { entryPath } from '../model/entry.ts';
import type { PlannedMedia, PlannedStack } from '../model/plan.ts';
import { compareText } from '../lib/compare-text.ts';
import type { PlanOptions } from './plan-options.ts';
import { say } from '../lib/say.ts';

/**
 * Decides which uploaded assets are shown as one. Edited copies lie on top of their original unless the user
 * said otherwise; everything else is stacked only when asked. An asset is in at most one stack.
 * Locked assets are left alone: an API key cannot touch them once they are uploaded. So is what goes to the trash.
 */
export function planStacks(media: readonly PlannedMedia[], options: PlanOptions): PlannedStack[] {
  const candidates = media.filter(isCandidate);
  const stacks: PlannedStack[] = [];
  const taken = new Set<PlannedMedia>();
  const add = (found: readonly PlannedStack[]): void => {
    for (const stack of found) {
      const members = stack.members.filter((member) => !taken.has(member));
      if (members.length < 2) continue;
      for (const member of members) taken.add(member);
      stacks.push({ ...stack, members });
    }
  };
  if (options.edited === 'stack') add(editedStacks(candidates));
  if (options.stackBursts) add(burstStacks(candidates));
  if (options.stackRawJpeg) add(sameStemStacks(candidates, 'raw-jpeg'));
  if (options.stackHeicJpeg) add(sameStemStacks(candidates, 'heic-jpeg'));
  return stacks;
}

function isCandidate({ action, visibility, trashed }: PlannedMedia): boolean {
  return action === 'upload' && visibility !== 'locked' && !trashed;
}

/** Edits of edits are in the stack of the first original, the last edit on top. */
function editedStacks(candidates: readonly PlannedMedia[]): PlannedStack[] {
  const variants = candidates.filter((item) => isVariantOf(item, item.of));
  const byOriginal = groupBy(variants, (variant) => lineageOf(variant).at(-1) ?? variant);
  return Array.from(byOriginal, ([original, edits]) => {
    const depth = new Map(edits.map((edit) => [edit, lineageOf(edit).length]));
    edits.sort((a, b) => (depth.get(b) ?? 0) - (depth.get(a) ?? 0) || byName(a, b));
    const names = joinAnd(edits.map(({ fileName }) => fileName));
    return {
      kind: 'edited' as const,
      members: [...edits, original],
      why:
        edits.length === 1
          ? say`${names} is an edited copy of ${original.fileName}`
          : say`${names} are edited copies of ${original.fileName}`,
    };
  });
}

/** A film that Google made of a photo is no version of that photo. */
function isVariantOf(item: PlannedMedia, original: PlannedMedia | undefined): original is PlannedMedia {
  return original !== undefined && isCandidate(original) && original.media.kind === item.media.kind;
}

/** What it is an edit of, and what that is an edit of, up to the first original. */
function lineageOf(item: PlannedMedia): readonly PlannedMedia[] {
  const lineage: PlannedMedia[] = [];
  for (let at = item; isVariantOf(at, at.of); at = at.of) lineage.push(at.of);
  return lineage;
}

/**
 * Burst shots share an id in their names: `00100lPORTRAIT_00100_BURST20181105180120932_COVER.jpg` (Pixel),
 * `PXL_20231207_032111247.RAW-01.COVER.jpg` with `.RAW-02.ORIGINAL.dng`, `20190101_120000_Burst01.jpg`.
 * The cover lies on top.
 */
function burstStacks(candidates: readonly PlannedMedia[]): PlannedStack[] {
  const groups = groupBy(candidates, (item) => groupKey(item, burstId(item.fileName)));
  groups.delete(undefined);
  return Array.from(groups.values(), (members) => ({
    kind: 'burst' as const,
    members: members.sort((a, b) => Number(isCover(b)) - Number(isCover(a)) || byName(a, b)),
    why: say`shots of one burst, by the id in their names`,
  }));
}

const burstNames = [
  /BURST(\d{14,})/u,
  /^(PXL_\d{8}_\d{9})\.(?:[A-Z_]+)?-?\d*\.?(?:MP\.)?(?:COVER|ORIGINAL)\b/u,
  /^(\d{8}_\d{6})_Burst\d+/iu,
];

function burstId(fileName: string): string | undefined {
  return burstNames.map((pattern) => pattern.exec(fileName)?.[1]).find((id) => id !== undefined);
}

function isCover(item: PlannedMedia): boolean {
  return item.fileName.includes('COVER');
}

const rawExtensions = /\.(?:dng|nef|cr2|cr3|arw|raf|orf|rw2|pef|srw|raw)$/iu;
const jpegExtensions = /\.jpe?g$/iu;
const heicExtensions = /\.hei[cf]$/iu;

/** Two files of one stem, one folder and one second, one in each format; the JPEG lies on top. */
function sameStemStacks(candidates: readonly PlannedMedia[], kind: 'raw-jpeg' | 'heic-jpeg'): PlannedStack[] {
  const partnerExtensions = kind === 'raw-jpeg' ? rawExtensions : heicExtensions;
  const groups = groupBy(candidates, (item) => groupKey(item, shotId(item)));
  groups.delete(undefined);
  return Array.from(groups.values()).flatMap((members) => {
    const [jpeg, secondJpeg] = members.filter((member) => jpegExtensions.test(member.fileName));
    const [partner, secondPartner] = members.filter((member) => partnerExtensions.test(member.fileName));
    if (jpeg === undefined || partner === undefined) return [];
    // Which belongs to which cannot be told.
    if (secondJpeg !== undefined || secondPartner !== undefined) return [];
    return [{ kind, members: [jpeg, partner], why: say`one shot in two formats: same name, same second` }];
  });
}

function shotId({ fileName, takenAtMs }: PlannedMedia): string | undefined {
  if (takenAtMs === undefined) return undefined;
  return `${fileName.replace(/\.[^.]+$/u, '').toLowerCase()}:${Math.floor(takenAtMs / 1000)}`;
}

/** The same id in another folder stands for something else. */
function groupKey({ media: { folder } }: PlannedMedia, id: string | undefined): string | undefined {
  return id === undefined ? undefined : `${folder.exportId}\n${folder.path}\n${id}`;
}

function byName(a: PlannedMedia, b: PlannedMedia): number {
  return (
    compareText(a.fileName, b.fileName) || compareText(entryPath(a.media.entry), entryPath(b.media.entry))
  );
}
