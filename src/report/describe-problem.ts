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
  'missing-part': {
    heading: 'Missing archive part',
    advice:
      'Download the missing part from the same export and run again with all parts: photos, sidecars and ' +
      'album entries may lie in it.',
  },
  'unreadable-archive': {
    heading: 'Unreadable archive',
    advice: 'Download the archive again; nothing of it is part of this plan.',
  },
  'truncated-archive': {
    heading: 'Archive cut short',
    advice: 'Download the archive again: the end of it is missing.',
  },
  'ambiguous-sidecar': {
    heading: 'Sidecar that could belong to several photos',
    advice: 'Look at these with `explain`; the photos are migrated in any case.',
  },
  'orphan-sidecar': {
    heading: 'Sidecar without its photo',
    advice: 'Often the photo lies in a part that is not here.',
  },
  'unmatched-media': {
    heading: 'Photo or video without sidecar',
    advice: 'They are migrated all the same, dated by their own EXIF data, their name or their folder.',
  },
};

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
