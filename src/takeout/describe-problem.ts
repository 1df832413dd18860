import type { Entry } from '../model/entry.ts';
import { entryPath } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceInfo } from '../model/source.ts';
import { assertNever } from '../lib/assert-never.ts';
import type { Ambiguity } from './pairing/bench.ts';
import { say } from '../lib/say.ts';

/** Something about an export that its owner should know. */
export type Finding =
  | { readonly kind: 'ambiguous-sidecar'; readonly ambiguity: Ambiguity }
  | {
      readonly kind: 'ambiguous-album-reference';
      readonly reference: Entry;
      readonly candidates: readonly Entry[];
    }
  | { readonly kind: 'unreadable-sidecar'; readonly entry: Entry; readonly reason: string }
  | { readonly kind: 'photos-outside-library'; readonly exportId: string; readonly path: string };

/** Says a finding in one sentence. */
export function describeProblem(finding: Finding, sources: readonly SourceInfo[]): Problem {
  switch (finding.kind) {
    case 'ambiguous-sidecar':
      return {
        code: finding.kind,
        message: describeAmbiguity(finding.ambiguity, sources),
        ...whereIs(finding.ambiguity.media[0], sources),
      };
    case 'ambiguous-album-reference':
      return {
        code: finding.kind,
        message: say`${finding.reference.name} puts a photo into an album, but ${finding.candidates.length} photos fit it equally well (${listNames(finding.candidates, sources)}): it is left out of the album, add it by hand`,
        ...whereIs(finding.reference, sources),
      };
    case 'unreadable-sidecar':
      return {
        code: finding.kind,
        message: say`${finding.entry.name} cannot be used (${finding.reason}): the photo it may belong to is kept, but without what Google knew about it`,
        ...whereIs(finding.entry, sources),
      };
    case 'photos-outside-library':
      return {
        code: finding.kind,
        message: say`${finding.path} looks like photos of an older export kept inside another product and is not migrated: extract it and give it as a source of its own if you want it`,
      };
    default:
      return assertNever(finding);
  }
}

function describeAmbiguity(
  { media, candidates, outcome }: Ambiguity,
  sources: readonly SourceInfo[],
): string {
  const question = say`${listNames(media, sources)} could belong to ${listNames(candidates, sources, say` or `)}`;
  switch (outcome) {
    case 'unpaired':
      return say`${question}, and nothing tells which: left without, the date comes from the file itself`;
    case 'best-guess':
      return say`${question}: paired as the order of names suggests, check the dates`;
    case 'first-of-two':
      return say`${question}: the first was taken as its name fits best, check the date`;
    default:
      return assertNever(outcome);
  }
}

const mostNames = 4;

/** Names alone where they differ, with their archive where they do not. */
function listNames(entries: readonly Entry[], sources: readonly SourceInfo[], separator = ', '): string {
  const shown = entries.slice(0, mostNames);
  const distinct = new Set(shown.map((entry) => entry.name)).size === shown.length;
  const names = shown.map((entry) =>
    distinct ? entry.name : `${entry.name} (${sources[entry.sourceIndex]?.name ?? ''})`,
  );
  const more = entries.length - shown.length;
  const list = names.join(separator);
  return more > 0 ? say`${list} and ${more} more` : list;
}

function whereIs(
  entry: Entry | undefined,
  sources: readonly SourceInfo[],
): Pick<Problem, 'archive' | 'path'> {
  if (entry === undefined) return {};
  const archive = sources[entry.sourceIndex]?.name;
  return { ...(archive !== undefined && { archive }), path: entryPath(entry) };
}
