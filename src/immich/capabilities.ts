import type { ServerVersion } from './server-version.ts';
import { isAtLeast } from './server-version.ts';

/** The oldest server this client speaks to. */
export const oldestVersion = '1.118.0';
/** The newest major whose rules are known; newer ones are spoken to by these rules, with a warning. */
export const newestKnownMajor = 3;

export type Capabilities = ReturnType<typeof capabilitiesOf>;

/** What a server of this version can do and how it wants to be asked: the only place where versions decide. */
export function capabilitiesOf(version: ServerVersion) {
  const since = (floor: string) => isAtLeast(version, floor);
  return {
    /** `deviceAssetId` and `deviceId` are required in the upload form; unknown from 3.0. */
    deviceFields: !since('3.0.0'),
    /** `visibility` in forms, updates, searches and statistics; `isArchived` before. */
    visibility: since('1.133.0'),
    /** The upload form takes `filename`, verbatim; before, only the name of the file part counts. */
    filenameField: since('1.135.0'),
    /** The bulk update takes `description`. */
    bulkDescription: since('1.133.0'),
    /** The bulk update takes `rating`; before it answers 500 after doing half of it. */
    bulkRating: since('1.143.0'),
    /** `rating: null` clears the rating; 0 before. From 3.0 a rating of 0 is refused. */
    ratingNull: since('2.6.0'),
    /** A key needs a permission on every route, not on a few. */
    scopedKeys: since('1.137.0'),
    /** `GET /api-keys/me` tells the permissions of the key in use; before, `me` is taken for an id (400). */
    apiKeysMe: since('1.139.0'),
    /** The one who signs in by OAuth brings state and proof key; before, the server keeps both to itself. */
    oauthPkce: since('1.132.0'),
    /** `GET /albums/:id` lists the members; from 3.0 they are searched by album id. */
    albumAssetsInline: !since('3.0.0'),
    /** `GET /albums` lists shared albums as well unless told not to; before, it lists only owned ones. */
    albumOwnerFilter: since('3.0.0'),
    /** A search without `visibility` leaves out the archive and hidden videos (from 3.0 it finds all but locked). */
    searchNeedsVisibility: since('1.133.0') && !since('3.0.0'),
    /** What the API sets on a new asset outlives the metadata extraction that follows an upload. */
    exifEditsSurvive: since('2.4.0'),
    tagsSurvive: since('2.5.0'),
    /** Empty files are refused. */
    emptyFileRefused: since('3.1.0'),
    /** `/queues`, with permissions of its own; before, only `/jobs`. */
    queuesRoute: since('2.4.0'),
    /** PUT for updates is deprecated in 3.x and may be gone in 4: try PATCH when PUT is not known. */
    patchUpdates: since('4.0.0'),
  };
}
