import {
  album,
  buildExport,
  type BuiltExport,
  photo,
  sidecar,
  type Tree,
} from '../../support/export-builder.ts';

/** Two parts, small enough to be migrated in a few milliseconds. */
export function buildSmallExport(): Promise<BuiltExport> {
  return buildExport(
    [
      {
        'Photos from 2023': {
          ...withSidecar('a.jpg', 1),
          ...withSidecar('b.jpg', 2),
          'b-edited.jpg': photo(3),
        },
        Trip: { 'metadata.json': album('Trip'), ...withSidecar('a.jpg', 1) },
      },
      {
        'Photos from 2023': { ...withSidecar('c.jpg', 4), ...withSidecar('d.jpg', 5, { trashed: true }) },
        Trip: withSidecar('c.jpg', 4),
      },
    ],
    { packing: 'deflated' },
  );
}

function withSidecar(name: string, seed: number, facts: Parameters<typeof sidecar>[1] = {}): Tree {
  return { [name]: photo(seed), [`${name}.supplemental-metadata.json`]: sidecar(name, facts) };
}
