/**
 * What Google's JSON says about one photo or video: the few facts that are used, nothing else is kept.
 * Absent facts are undefined, never zero or empty stand-ins. Not to be spread: what many have in common is looked up.
 */
export interface Sidecar {
  /** File name at upload; may lack an extension or hold characters that no file system takes. */
  readonly title: string;
  /** `photoTakenTime` in epoch seconds (UTC instant), may be negative; undefined when absent or unparsable. */
  readonly takenAtSeconds: number | undefined;
  /** User-corrected position first, EXIF position second; undefined for 0,0, non-finite or out of range. */
  readonly place: Place | undefined;
  readonly description: string | undefined;
  /** Names of recognised people, in the order given, without repetition. */
  readonly people: readonly string[];
  readonly favorited: boolean;
  readonly archived: boolean;
  readonly trashed: boolean;
  /** `inLockedFolder`, or in a folder recognised as the locked folder. */
  readonly locked: boolean;
  /** `googlePhotosOrigin.fromPartnerSharing` is present. */
  readonly fromPartner: boolean;
  /** `googlePhotosOrigin.fromSharedAlbum` is present. */
  readonly fromSharedAlbum: boolean;
  /** `https://photos.google.com/photo/…`, or the end of it: only good to tell that two are the same. */
  readonly url: string | undefined;
  /** `googlePhotosOrigin.mobileUpload.deviceType`, such as `IOS_PHONE`. */
  readonly deviceType: string | undefined;
  /** `googlePhotosOrigin.mobileUpload.deviceFolder.localFolderName`, such as `WhatsApp Images`. */
  readonly deviceFolder: string | undefined;
  /** `sharedAlbumComments` on this item. */
  readonly comments: readonly Comment[];
}

export interface Place {
  /** Degrees, -90…90. */
  readonly latitude: number;
  /** Degrees, -180…180. */
  readonly longitude: number;
  /** Metres; undefined when 0 or absent. */
  readonly altitude?: number;
}

export interface Comment {
  readonly author: string;
  /** Undefined for a mere "like". */
  readonly text: string | undefined;
  readonly createdAtSeconds: number | undefined;
}
