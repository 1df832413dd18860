import type { ReportKind, ReportSection, ReportServer } from '../report.ts';

/** The section of somebody whose export could not even be looked at: why, and no figures. It has no sources. */
export function unreadSection(input: {
  readonly kind: ReportKind;
  readonly person: string;
  readonly server: ReportServer;
  readonly message: string;
}): ReportSection {
  const { kind, person, server, message } = input;
  return {
    kind,
    person,
    server,
    sources: [],
    conclusion: { whole: false, text: message },
    entries: { entries: 0, media: 0, sidecars: 0, albumMetadata: 0, other: 0 },
    files: [],
    albums: [],
    places: { withPlace: 0, withoutPlace: 0, zones: [] },
    problems: [],
    updates: [],
    effort: undefined,
    thumbnails: new Map(),
  };
}
