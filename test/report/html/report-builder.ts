import type { Report, ReportFile, ReportSection } from '../../../src/report/report.ts';

/** A report with one section of a run; what a test is not about is small and whole. */
export function buildReport(section: Partial<ReportSection> = {}): Report {
  return { version: '1.2.3', createdAtMs: Date.UTC(2026, 0, 2, 3, 4), sections: [buildSection(section)] };
}

export function buildSection(section: Partial<ReportSection> = {}): ReportSection {
  const files = section.files ?? [buildFile()];
  return {
    kind: 'run',
    server: { url: 'https://photos.example', user: 'Ann' },
    sources: [{ name: 'takeout-001.zip', exportId: 'takeout', part: 1, entries: files.length }],
    conclusion: { whole: true, text: 'All is there.' },
    entries: { entries: files.length, media: files.length, sidecars: 0, albumMetadata: 0, other: 0 },
    albums: [],
    places: { withPlace: 0, withoutPlace: files.length, zones: [] },
    problems: [],
    updates: [],
    effort: { durationMs: 90_000, files: 3, bytes: 9_000_000 },
    thumbnails: new Map(),
    ...section,
    files,
  };
}

export function buildFile(file: Partial<ReportFile> = {}): ReportFile {
  return {
    archive: 'takeout-001.zip',
    dir: 'Takeout/Google Photos/Photos from 2019',
    name: 'a.jpg',
    kind: 'image',
    sizeBytes: 1_000_000,
    action: 'upload',
    state: 'uploaded',
    reason: undefined,
    message: undefined,
    retryable: undefined,
    checksum: undefined,
    assetId: undefined,
    fileName: 'a.jpg',
    takenAtMs: Date.UTC(2019, 6, 14, 10),
    takenAtFrom: 'sidecar',
    albums: [],
    ...file,
  };
}

/** Files that were there already, over thirty years. */
export function manyFiles(count: number): ReportFile[] {
  return Array.from({ length: count }, (_, index) =>
    buildFile({
      name: `IMG_${String(index).padStart(6, '0')}.jpg`,
      state: index % 10 === 0 ? 'failed' : 'already-on-server',
      takenAtMs: Date.UTC(1990, index % 360, 3),
    }),
  );
}
