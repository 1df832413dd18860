import type { OutcomeState } from '../model/outcome.ts';
import type { PlannedMedia } from '../model/plan.ts';
import type { AssetUnit } from './asset-units.ts';
import type { CheckedUnit } from './hash-ahead.ts';
import { rememberedHash } from './hash-media.ts';
import type { RunContext } from './run-context.ts';
import type { CheckedMedia } from './settle-media.ts';

/** What becomes of one file. */
interface Ending {
  readonly item: PlannedMedia;
  readonly state: OutcomeState;
  readonly checksum: string;
  readonly assetId: string;
}

/**
 * Settles a unit for which nothing is left to be done, read or asked: all of it is on the server as an earlier run
 * left it. Comes to the same as `settleUnit`, which takes what this leaves alone. False: nothing of it is settled.
 */
export function settleKnownUnit(unit: AssetUnit, checked: CheckedUnit, context: RunContext): boolean {
  const endings = knownEndings(unit, checked, context);
  if (endings === undefined) return false;
  for (const { item, state, checksum, assetId } of endings)
    context.ledger.settle(item, state, { checksum, assetId });
  return true;
}

function knownEndings(
  unit: AssetUnit,
  checked: CheckedUnit,
  context: RunContext,
): readonly Ending[] | undefined {
  const main = presentEnding(unit.main, checked.get(unit.main), context);
  if (main === undefined) return undefined;
  const endings = [main];
  for (const video of unit.videos) {
    const ending = checked.has(video)
      ? linkedEnding(video, checked.get(video), main, context)
      : embeddedEnding(video, main, context);
    if (ending === undefined) return undefined;
    endings.push(ending);
  }
  for (const [kept, copies] of unit.copies) {
    const original = endings.find(({ item }) => item === kept);
    for (const copy of copies) {
      const ending = original && copyEnding(copy, original, context);
      if (ending === undefined) return undefined;
      endings.push(ending);
    }
  }
  return endings;
}

function presentEnding(
  item: PlannedMedia,
  checked: CheckedMedia | undefined,
  context: RunContext,
): Ending | undefined {
  if (checked?.presence.present !== true || checked.presence.trashed || item.trashed) return undefined;
  const { sha1, presence } = checked;
  const { assetId } = presence;
  if (!context.journal.state.assets.isClaimed(sha1, assetId, context.exports)) return undefined;
  return { item, state: 'already-on-server', checksum: sha1, assetId };
}

/** A live photo may have one linked video; where there are several, somebody has to look. */
function linkedEnding(
  video: PlannedMedia,
  checked: CheckedMedia | undefined,
  still: Ending,
  context: RunContext,
): Ending | undefined {
  const ending = presentEnding(video, checked, context);
  return context.journal.state.links.get(still.assetId) === ending?.assetId ? ending : undefined;
}

function embeddedEnding(video: PlannedMedia, still: Ending, context: RunContext): Ending | undefined {
  const known = rememberedHash(video, context);
  if (known?.embeds !== true) return undefined;
  return { item: video, state: 'embedded-video', checksum: known.sha1, assetId: still.assetId };
}

function copyEnding(copy: PlannedMedia, original: Ending, context: RunContext): Ending | undefined {
  const known = rememberedHash(copy, context);
  if (known?.sha1 !== original.checksum) return undefined;
  return { item: copy, state: 'export-duplicate', checksum: known.sha1, assetId: original.assetId };
}
