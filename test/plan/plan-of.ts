import type { Plan, PlannedMedia } from '../../src/model/plan.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { PlanHints } from '../../src/plan/plan-hints.ts';
import type { PlanOptions } from '../../src/plan/plan-options.ts';
import { defaultPlanOptions } from '../../src/plan/plan-options.ts';
import type { AlbumFileSpec, BuiltLibrary, FileSpec } from '../support/library-builder.ts';
import { buildLibrary } from '../support/library-builder.ts';

/** Hints of whoever looked at no bytes and talks to a server that takes everything. */
const noHints: PlanHints = {
  crcOf: (entry) => entry.crc32,
  takenAtOf: () => undefined,
  embedsVideo: () => false,
  properName: (_media, name) => name,
  supports: () => true,
};

/** A plan with its media by id. */
export interface PlanUnderTest {
  readonly plan: Plan;
  readonly at: (id: string) => PlannedMedia;
  readonly idOf: (planned: PlannedMedia) => string;
}

export function planLibrary(
  built: BuiltLibrary,
  options: Partial<PlanOptions> = {},
  hints: Partial<PlanHints> = {},
): PlanUnderTest {
  const plan = buildPlan({
    sources: built.sources,
    library: built.library,
    options: { ...defaultPlanOptions, ...options },
    hints: { ...noHints, ...hints },
  });
  const byMedia = new Map(plan.media.map((planned) => [planned.media, planned]));
  return {
    plan,
    at: (id) => byMedia.get(built.find(id))!,
    idOf: (planned) => built.idOf(planned.media),
  };
}

export function planOf(
  files: readonly FileSpec[],
  setup: {
    readonly albums?: readonly AlbumFileSpec[];
    readonly options?: Partial<PlanOptions>;
    readonly hints?: Partial<PlanHints>;
  } = {},
): PlanUnderTest {
  return planLibrary(buildLibrary({ files, albums: setup.albums ?? [] }), setup.options, setup.hints);
}

/** `id: action`, with the reason and what it points to: the decisions at a glance. */
export function decisions({ plan, idOf }: PlanUnderTest): string[] {
  return plan.media.map((planned) => {
    const reason = planned.reason === undefined ? '' : ` (${planned.reason})`;
    const of = planned.of === undefined ? '' : ` of ${idOf(planned.of)}`;
    return `${idOf(planned)}: ${planned.action}${reason}${of}`;
  });
}

/** Ids of the members of each album. */
export function membersByTitle({ plan, idOf }: PlanUnderTest): Record<string, string[]> {
  return Object.fromEntries(plan.albums.map(({ title, members }) => [title, members.map(idOf)]));
}
