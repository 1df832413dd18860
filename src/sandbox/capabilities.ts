/** The emulated releases; each answers as the named patch level of Immich did. */
export type SandboxVersion = '1.135' | '2.7' | '3.0';

/**
 * Everything in which the emulated versions differ, in one place. Each row was observed on a running, unmodified
 * server of that release; rows marked "source" were read in that release's code.
 */
export interface Capabilities {
  readonly version: { readonly major: number; readonly minor: number; readonly patch: number };
  /** `GET /server/version` also carries `"prerelease":null`. */
  readonly prereleaseField: boolean;
  readonly about: { readonly nodejs: string; readonly exiftool: string; readonly libvips: string };

  /**
   * `nest`: `{message,error,statusCode,correlationId}`, validation as an array of sentences.
   * `zod`: `{message}`, validation as `{"message":"Validation failed","errors":[…]}`.
   */
  readonly errorShape: 'nest' | 'zod';
  readonly correlationHeader: 'x-immich-cid' | 'x-correlation-id';

  /** `few`: only routes marked `scopedIn1135` ask for a permission; `all`: every route that names one does. */
  readonly permissionsEnforced: 'few' | 'all';
  /** Older names of permissions (`album.addAsset`), by the name used in the route table. */
  readonly permissionNames: Readonly<Record<string, string>>;
  readonly apiKeysMe: boolean;
  readonly maintenanceMode: boolean;
  /** OpenID issuers without https must be allowed expressly (source). */
  readonly httpsIssuersOnly: boolean;

  /** The upload form demands `deviceAssetId` and `deviceId`, and asset bodies show them. */
  readonly deviceIds: boolean;
  /** Form dates: `loose` takes what a date parser takes; `iso` demands ISO 8601 with `Z` or `±hh:mm`. */
  readonly formDates: 'loose' | 'iso';
  /** `duration` of the form must be whole milliseconds; asset bodies show milliseconds, null for images. */
  readonly durationMs: boolean;
  /** The `filename` field, once read, is the name tested for every later file part (1.135 tests part names). */
  readonly filenameFieldNamesLaterParts: boolean;
  /** Form field `metadata` and the key/value store: absent, object or array, array only. */
  readonly assetMetadata: 'none' | 'object-or-array' | 'array';
  readonly extraVideoTypes: readonly string[];
  readonly extraImageTypes: readonly string[];

  /** Asset bodies carry `createdAt`, `width`, `height`, `isEdited`. */
  readonly assetCreatedAt: boolean;
  /** Asset bodies carry `unassignedFaces`. */
  readonly assetUnassignedFaces: boolean;
  /** Album bodies carry `ownerId`, `owner`, `assets`; otherwise `albumUsers[0]` is the owner. */
  readonly albumOwnerAndAssets: boolean;
  /** `GET /albums` also lists albums shared with the caller and takes `isOwned`, `isShared`, `name`, `id`. */
  readonly albumListAll: boolean;
  readonly albumsAssetsRoute: boolean;
  /** Sharing with a user a second time: 400 `User already added`, or nothing happens. */
  readonly sharingTwiceFails: boolean;
  /** Status of `DELETE /albums/:id` and of the calls on album users. */
  readonly emptyDeleteStatus: 200 | 204;
  readonly createJobStatus: 201 | 204;

  /** Without `visibility`, searches see the timeline only, or everything but the locked folder. */
  readonly searchDefault: 'timeline' | 'all-but-locked';
  readonly stringNumbersInSearch: boolean;
  readonly existRoute: boolean;
  readonly patchTwins: boolean;
  readonly queuesRoute: boolean;
  /** Older name of the path parameter in `PUT /jobs/:id` validation texts. */
  readonly jobParameter: 'id' | 'name';
  readonly queueNames: readonly string[];
  /** `PUT /tags/assets` with more than 65,535 ids: 500 on 1.135, fine later. */
  readonly bulkTagLimit: number;

  /** `PUT /assets` with `rating`: 500 `Failed to update assets` on 1.135. */
  readonly bulkRating: boolean;
  readonly dateTimeRelative: boolean;
  /** Rating 0 by PUT: stored as 0, stored as null, or refused. */
  readonly ratingZero: 'stored' | 'null' | 'refused';
  readonly ratingNullAllowed: boolean;
  /** A dateTimeOriginal that is no date: 400, or 500 `Failed to update asset`. */
  readonly badUpdateDate: 400 | 500;
  /** `description:""` clears a description that comes from EXIF. */
  readonly emptyDescriptionClears: boolean;
  /** Values set by API calls survive an extraction that was already waiting. */
  readonly editsLocked: boolean;

  /** Extraction rules, see extraction/. */
  readonly extraction: {
    /** Media without any date: which of the form's dates count, beside the upload time. */
    readonly fallback: 'modified' | 'created-or-modified';
    /** Wall clock: as written in the date, or the instant seen in the resolved zone. */
    readonly localTime: 'as-written' | 'in-zone';
    /** A sidecar date hides the media's own zone. */
    readonly sidecarDateHidesMediaZone: boolean;
    /** Name of the zone of a date written with `Z`. */
    readonly zuluZone: 'UTC+0' | undefined;
    /** Fractional offsets that are understood; a date with any other offset is ignored as a whole. */
    readonly fractionalOffsets: readonly string[];
    /** `+0100`, `+01`, `+01:00:00`, and `-00:00` as "no zone". */
    readonly looseOffsets: boolean;
    readonly dropsLatitudeZero: boolean;
    readonly rating: 'as-is' | 'rounded' | 'rounded-stars-only';
    /** The motion part cut out of a still is dated like the still, or with the time of the extraction. */
    readonly embeddedVideoDate: 'still' | 'now';
  };
}

const commonOffsets = [
  '-09:30',
  '-08:30',
  '-03:30',
  '-02:30',
  '+03:30',
  '+04:30',
  '+05:30',
  '+05:45',
  '+06:30',
  '+08:45',
  '+09:30',
  '+09:45',
  '+10:30',
  '+12:45',
  '+13:45',
];

const queues1135 = [
  'thumbnailGeneration',
  'metadataExtraction',
  'videoConversion',
  'faceDetection',
  'facialRecognition',
  'smartSearch',
  'duplicateDetection',
  'backgroundTask',
  'storageTemplateMigration',
  'migration',
  'search',
  'sidecar',
  'library',
  'notifications',
  'backupDatabase',
];

const v1135: Capabilities = {
  version: { major: 1, minor: 135, patch: 3 },
  prereleaseField: false,
  about: { nodejs: 'v22.17.0', exiftool: '13.00', libvips: '8.16.1' },
  errorShape: 'nest',
  correlationHeader: 'x-immich-cid',
  permissionsEnforced: 'few',
  permissionNames: { 'albumAsset.create': 'album.addAsset', 'albumAsset.delete': 'album.removeAsset' },
  apiKeysMe: false,
  maintenanceMode: false,
  httpsIssuersOnly: false,
  deviceIds: true,
  formDates: 'loose',
  durationMs: false,
  filenameFieldNamesLaterParts: false,
  assetMetadata: 'none',
  extraVideoTypes: [],
  extraImageTypes: [],
  assetCreatedAt: false,
  assetUnassignedFaces: true,
  albumOwnerAndAssets: true,
  albumListAll: false,
  albumsAssetsRoute: false,
  sharingTwiceFails: true,
  emptyDeleteStatus: 200,
  createJobStatus: 201,
  searchDefault: 'timeline',
  stringNumbersInSearch: true,
  existRoute: true,
  patchTwins: false,
  queuesRoute: false,
  jobParameter: 'id',
  queueNames: queues1135,
  bulkTagLimit: 65_535,
  bulkRating: false,
  dateTimeRelative: false,
  ratingZero: 'stored',
  ratingNullAllowed: false,
  badUpdateDate: 400,
  emptyDescriptionClears: false,
  editsLocked: false,
  extraction: {
    fallback: 'modified',
    localTime: 'as-written',
    sidecarDateHidesMediaZone: false,
    zuluZone: undefined,
    fractionalOffsets: [...commonOffsets, '-04:30', '+07:30'],
    looseOffsets: false,
    dropsLatitudeZero: true,
    rating: 'as-is',
    embeddedVideoDate: 'now',
  },
};

const v27: Capabilities = {
  ...v1135,
  version: { major: 2, minor: 7, patch: 5 },
  about: { nodejs: 'v24.21.0', exiftool: '13.53', libvips: '8.17.3' },
  permissionsEnforced: 'all',
  permissionNames: {},
  apiKeysMe: true,
  maintenanceMode: true,
  filenameFieldNamesLaterParts: true,
  assetMetadata: 'object-or-array',
  extraVideoTypes: ['.mxf', '.ts'],
  assetCreatedAt: true,
  albumsAssetsRoute: true,
  emptyDeleteStatus: 204,
  createJobStatus: 204,
  queuesRoute: true,
  jobParameter: 'name',
  queueNames: [...queues1135, 'ocr', 'workflow', 'editor'],
  bulkTagLimit: Infinity,
  bulkRating: true,
  dateTimeRelative: true,
  ratingZero: 'null',
  ratingNullAllowed: true,
  emptyDescriptionClears: true,
  editsLocked: true,
  extraction: {
    fallback: 'created-or-modified',
    localTime: 'in-zone',
    sidecarDateHidesMediaZone: true,
    zuluZone: 'UTC+0',
    fractionalOffsets: [...commonOffsets, '+08:30'],
    looseOffsets: true,
    dropsLatitudeZero: false,
    rating: 'rounded',
    embeddedVideoDate: 'still',
  },
};

const v30: Capabilities = {
  ...v27,
  version: { major: 3, minor: 0, patch: 3 },
  prereleaseField: true,
  httpsIssuersOnly: true,
  about: { nodejs: 'v24.21.0', exiftool: '13.59', libvips: '8.17.3' },
  errorShape: 'zod',
  correlationHeader: 'x-correlation-id',
  deviceIds: false,
  formDates: 'iso',
  durationMs: true,
  assetMetadata: 'array',
  extraImageTypes: ['.mpo'],
  assetUnassignedFaces: false,
  albumOwnerAndAssets: false,
  albumListAll: true,
  sharingTwiceFails: false,
  searchDefault: 'all-but-locked',
  stringNumbersInSearch: false,
  existRoute: false,
  patchTwins: true,
  queueNames: [...queues1135, 'ocr', 'workflow', 'integrityCheck', 'editor'],
  ratingZero: 'refused',
  badUpdateDate: 500,
  extraction: { ...v27.extraction, rating: 'rounded-stars-only' },
};

export const capabilitiesOf: Readonly<Record<SandboxVersion, Capabilities>> = {
  '1.135': v1135,
  '2.7': v27,
  '3.0': v30,
};

export function isSandboxVersion(text: string): text is SandboxVersion {
  return Object.hasOwn(capabilitiesOf, text);
}

/** `1.135.3`. */
export function versionText({ version }: Capabilities): string {
  return `${version.major}.${version.minor}.${version.patch}`;
}
