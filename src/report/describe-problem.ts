import { say } from '../lib/say.ts';

/** Heading and advice for one kind of problem. */
export interface ProblemKind {
  readonly heading: string;
  /** What to do about all of them; undefined where each message says it. */
  readonly advice: string | undefined;
}

/** Words for a problem code; a code without words of its own is its own heading. */
export function describeProblem(code: string): ProblemKind {
  return kinds[code] ?? { heading: capitalise(code.replaceAll('-', ' ')), advice: undefined };
}

const kinds: Partial<Record<string, ProblemKind>> = {
  'missing-part': { heading: say`Missing archive part`, advice: undefined },
  'unreadable-archive': {
    heading: say`Unreadable archive`,
    advice: say`Nothing of it is part of this plan.`,
  },
  'unreadable-file': {
    heading: say`Unreadable file`,
    advice: say`Nobody can tell what it holds. Download its archive again, or look at it yourself.`,
  },
  'probably-missing-part': { heading: say`Probably a missing part`, advice: undefined },
  'photo-missing': { heading: say`Sidecar without photo`, advice: undefined },
  'sidecar-missing': { heading: say`Photo without sidecar`, advice: undefined },
  'too-large-for-route': { heading: say`Too large for this way to the server`, advice: undefined },
  'several-exports': { heading: say`Several exports`, advice: undefined },
  'ambiguous-sidecar': {
    heading: say`Sidecar that could belong to several photos`,
    advice: say`The photos are migrated in any case.`,
  },
  'no-date': {
    heading: say`No date found`,
    advice: say`These are migrated, and appear under the date of the upload unless you correct it on the server.`,
  },
  'offset-not-read': { heading: say`Time zone that the server does not read`, advice: undefined },
  'text-like-number': { heading: say`Description that the server may take for a number`, advice: undefined },
  'photos-outside-library': { heading: say`Photos outside library`, advice: undefined },
  'ambiguous-album-reference': { heading: say`Ambiguous album reference`, advice: undefined },
  'unreadable-sidecar': { heading: say`Unreadable sidecar`, advice: undefined },
  'unreadable-folder': { heading: say`Unreadable folder`, advice: undefined },
  'empty-archive': { heading: say`Empty archive`, advice: undefined },
  'left-aside': { heading: say`Left aside`, advice: undefined },
  'album-failed': { heading: say`Album failed`, advice: undefined },
  'album-incomplete': { heading: say`Album incomplete`, advice: undefined },
  'stack-failed': { heading: say`Stack failed`, advice: undefined },
  'live-photo-not-linked': { heading: say`Live photo not linked`, advice: undefined },
  'embedded-video-differs': { heading: say`Embedded video differs`, advice: undefined },
  'update-failed': { heading: say`Update failed`, advice: undefined },
  'jobs-not-paused': { heading: say`Jobs not paused`, advice: undefined },
  'jobs-still-paused': { heading: say`Jobs still paused`, advice: undefined },
};

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
