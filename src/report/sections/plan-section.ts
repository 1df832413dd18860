import type { AssetUpdate } from '../../model/asset-update.ts';
import type { Plan, PlannedMedia } from '../../model/plan.ts';
import { concludePlan } from '../conclude-plan.ts';
import { countAlbum } from '../count-album.ts';
import type { ReportSection, ReportServer } from '../report.ts';
import { plannedFate, sectionFiles } from './section-files.ts';
import { sectionFrame } from './section-frame.ts';
import { reportProblems } from './report-problems.ts';

/** What a server said about the files of a plan. */
export interface AskedServer {
  readonly server: ReportServer | undefined;
  readonly alreadyOnServer: ReadonlyMap<PlannedMedia, string>;
  readonly inTrash: ReadonlySet<PlannedMedia>;
  readonly updates: readonly AssetUpdate[];
}

/** The section of a plan; `asked` for a dry run. */
export function planSection(plan: Plan, asked?: AskedServer): ReportSection {
  const presence = asked && {
    alreadyOnServer: asked.alreadyOnServer.size,
    inTrash: asked.inTrash.size,
  };
  return {
    ...sectionFrame(plan),
    kind: asked === undefined ? 'plan' : 'dry-run',
    server: asked?.server,
    conclusion: concludePlan(plan, presence),
    files: sectionFiles(plan, (item) => {
      const assetId = asked?.alreadyOnServer.get(item);
      if (assetId !== undefined) return { state: 'already-on-server', assetId };
      return asked?.inTrash.has(item) === true ? { state: 'in-server-trash' } : plannedFate(item);
    }),
    albums: plan.albums.map((album) => {
      const { present, expected } = countAlbum(album);
      return { title: album.title, present, expected };
    }),
    problems: reportProblems(plan),
    updates: asked?.updates ?? [],
    effort: undefined,
  };
}
