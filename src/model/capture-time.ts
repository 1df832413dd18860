/** Where a capture time came from, best first. */
export type CaptureTimeSource =
  | 'exif' // the file's own date (and offset)
  | 'sidecar' // Google's instant
  | 'video' // the container's creation time
  | 'filename'
  | 'original' // taken over from the original or still it belongs to
  | 'folder' // only the year of its folder
  | 'none';

/** Where the zone came from, best first. */
export type ZoneSource =
  'exif-offset' | 'gps' | 'exif-minus-google' | 'neighbour' | 'option' | 'machine' | 'none';

/** When an asset was taken: an instant, and the wall clock people lived, each with its provenance. */
export interface CaptureTime {
  /** Epoch milliseconds; undefined when nothing is known at all. */
  readonly instantMs: number | undefined;
  /** Minutes east of UTC of the wall clock; undefined when only the instant is known. */
  readonly offsetMinutes: number | undefined;
  readonly source: CaptureTimeSource;
  readonly zoneSource: ZoneSource;
  /** `certain`: file and Google agree, or only one speaks and is plausible. `guess`: say so in the plan. */
  readonly confidence: 'certain' | 'likely' | 'guess';
  /** One short sentence for `explain`: why this and not the other. */
  readonly why: string;
}
