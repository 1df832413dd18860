/** Problems of a plan by which something of the export will not arrive, whatever a run does. */
export const outOfReach: ReadonlySet<string> = new Set([
  'missing-part',
  'probably-missing-part',
  'empty-archive',
  'unreadable-archive',
  'unreadable-folder',
  'unreadable-sidecar',
  'photos-outside-library',
  'too-large-for-route',
]);
