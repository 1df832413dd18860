import type { Sidecar } from '../../src/model/sidecar.ts';

/** A sidecar that says nothing. */
export const emptySidecar: Sidecar = {
  title: '',
  takenAtSeconds: undefined,
  place: undefined,
  description: undefined,
  people: [],
  favorited: false,
  archived: false,
  trashed: false,
  locked: false,
  fromPartner: false,
  fromSharedAlbum: false,
  url: undefined,
  deviceType: undefined,
  deviceFolder: undefined,
  comments: [],
};
