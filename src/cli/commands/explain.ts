import { createDescriber } from '../../migrate/describe-media.ts';
import { preparePlan } from '../../migrate/prepare-plan.ts';
import type { MediaDescriber } from '../../migrate/run-context.ts';
import { noFacts } from '../../metadata/file-facts.ts';
import type { Entry } from '../../model/entry.ts';
import { entryPath } from '../../model/entry.ts';
import type { EntryPlace } from '../../model/entry-place.ts';
import { entryPlace } from '../../model/entry-place.ts';
import type { Plan, PlannedMedia } from '../../model/plan.ts';
import type { Explanation } from '../../report/explanation.ts';
import { explanationToJson, renderExplanation } from '../../report/render-explanation.ts';
import { openSources } from '../../source/open-sources.ts';
import { explainPairing } from '../../takeout/explain-pairing.ts';
import { UsageError } from '../../lib/errors.ts';
import { groupBy } from '../../lib/group-by.ts';
import { say } from '../../lib/say.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodes } from '../exit-codes.ts';
import type { FilterFlags } from '../options/filter-options.ts';
import { readPlanOptions } from '../options/filter-options.ts';
import { checkedTimeZone } from '../options/time-zone.ts';

export type ExplainFlags = FilterFlags & { readonly photo?: string };

/** The newest server this program knows: what it would be told is what most servers are told. */
const assumedVersion = { major: 3, minor: 0, patch: 0 };

/** `explain`: every decision about the files of a name, from the archives to the server. */
export async function runExplain(
  paths: readonly string[],
  flags: ExplainFlags,
  io: CommandIo,
): Promise<number> {
  const { photo } = flags;
  if (photo === undefined)
    throw new UsageError(say`no photo named`, {
      hint: say`Say which: --photo NAME, as in the archive or at Google.`,
    });
  const options = readPlanOptions(flags, new Date());
  const timeZone = checkedTimeZone(flags.timeZone);
  const sources = await openSources(paths);
  try {
    const plan = await preparePlan({ sources, options, timeZone });
    const found = plan.media.filter((item) => isNamed(item, photo));
    if (found.length === 0) {
      throw new UsageError(say`no photo or video of this export is called ${photo}`, {
        hint: say`Give its name in the archive or at Google, or a part of its path.`,
      });
    }
    const describer = createDescriber({ plan, reader: sources, timeZone, serverVersion: assumedVersion });
    const copies = groupBy(
      plan.media,
      (item) => (item.action === 'export-duplicate' ? item.of : item) ?? item,
    );
    const { out } = io.terminal;
    for (const item of found) {
      const explanation = await explain(item, plan, describer, copies);
      if (io.options.json) out.line(explanationToJson(explanation));
      else out.line(renderExplanation(explanation, { width: out.width, paint: out.paint }));
    }
    return exitCodes.whole;
  } finally {
    await sources.close();
  }
}

function isNamed(item: PlannedMedia, wanted: string): boolean {
  const name = wanted.normalize('NFC').toLowerCase();
  const { entry, sidecar } = item.media;
  const exact = [entry.name, item.fileName, sidecar?.sidecar.title ?? ''];
  return (
    exact.some((text) => text.normalize('NFC').toLowerCase() === name) ||
    `/${entryPath(entry)}`.normalize('NFC').toLowerCase().endsWith(`/${name}`)
  );
}

async function explain(
  item: PlannedMedia,
  plan: Plan,
  describer: MediaDescriber,
  copies: ReadonlyMap<PlannedMedia, readonly PlannedMedia[]>,
): Promise<Explanation> {
  const facts = await describer.factsOf(item);
  const description = await describer.describe(item, facts ?? noFacts);
  const place = (entry: Entry): EntryPlace => entryPlace(plan.sources, entry);
  const kept = (item.action === 'export-duplicate' ? item.of : item) ?? item;
  const sidecar = item.media.sidecar?.entry;
  return {
    ...place(item.media.entry),
    sizeBytes: item.media.entry.size,
    type: facts?.type,
    planned: item,
    pairing: explainPairing(plan.library, item.media),
    sidecar: sidecar === undefined ? undefined : place(sidecar),
    captureTime: description.captureTime,
    copies: (copies.get(kept) ?? [])
      .filter((copy) => copy !== item)
      .map((copy) => `${place(copy.media.entry).path} (${place(copy.media.entry).archive})`),
    xmp: description.xmp,
    notes: description.notes.map((note) => note.message),
  };
}
