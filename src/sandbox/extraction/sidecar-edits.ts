import type { Tags } from './media-tags.ts';

/** What API calls made the server write into an asset's sidecar, on top of what was uploaded. */
export interface SidecarEdits {
  description?: string;
  date?: string;
  latitude?: number;
  longitude?: number;
  /** As text, as in the file; `''` takes it away. */
  rating?: string;
  tags?: readonly string[];
}

/** The tags of the sidecar as the server has rewritten it. */
export function applyEdits(sidecar: Tags, edits: SidecarEdits): Tags {
  const { description, date, latitude, longitude, rating, tags } = edits;
  return {
    ...sidecar,
    // The server writes a description into both properties.
    ...(description === undefined ? {} : { imageDescription: description, description }),
    ...(date === undefined ? {} : { date, offset: undefined }),
    ...(latitude === undefined ? {} : { latitude, longitude }),
    ...(rating === undefined ? {} : { rating }),
    ...(tags === undefined ? {} : { tagsList: tags }),
  };
}
