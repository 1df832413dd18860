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
  'missing-part': { heading: 'Missing archive part', advice: undefined },
  'unreadable-archive': {
    heading: 'Unreadable archive',
    advice: 'Nothing of it is part of this plan.',
  },
  'unreadable-file': {
    heading: 'Unreadable file',
    advice: 'Nobody can tell what it holds. Download its archive again, or look at it yourself.',
  },
  'probably-missing-part': { heading: 'Probably a missing part', advice: undefined },
  'photo-missing': { heading: 'Sidecar without photo', advice: undefined },
  'sidecar-missing': { heading: 'Photo without sidecar', advice: undefined },
  'too-large-for-route': { heading: 'Too large for this way to the server', advice: undefined },
  'several-exports': { heading: 'Several exports', advice: undefined },
  'ambiguous-sidecar': {
    heading: 'Sidecar that could belong to several photos',
    advice: 'The photos are migrated in any case.',
  },
  'no-date': {
    heading: 'No date found',
    advice:
      'These are migrated, and appear under the date of the upload unless you correct it on the server.',
  },
  'offset-not-read': { heading: 'Time zone that the server does not read', advice: undefined },
  'text-like-number': { heading: 'Description that the server may take for a number', advice: undefined },
};

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
