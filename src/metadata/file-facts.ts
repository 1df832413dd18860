import type { Place } from '../model/sidecar.ts';
import type { MediaType } from './sniff-media-type.ts';
import type { WallClock } from './wall-clock.ts';

/** What a file says about itself, as far as the bytes at hand reach. Absent facts are undefined. */
export interface FileFacts {
  /** By magic bytes, whatever the name says; undefined when they are of no known kind. */
  readonly type: MediaType | undefined;
  /** The best date with a wall clock that the file holds. */
  readonly date: FileDate | undefined;
  /** Start of a video in UTC, from its container. */
  readonly containerMs: number | undefined;
  readonly durationMs: number | undefined;
  /** Undefined for 0,0 and positions outside the earth. */
  readonly place: Place | undefined;
  /** As a server shows it: EXIF's ImageDescription, else XMP's. Trimmed. */
  readonly description: string | undefined;
  /** Tag paths (`People/Ann`) as a server makes them of the file. */
  readonly keywords: readonly string[];
  readonly rating: number | undefined;
  readonly make: string | undefined;
  readonly model: string | undefined;
  /** A still that says it has a video behind it. */
  readonly embeddedVideo: EmbeddedVideo | undefined;
  /** Apple's mark that a still and a video belong together. */
  readonly contentIdentifier: string | undefined;
  /** A longer prefix of the file, of this many bytes, would tell more. */
  readonly needsMoreBytes: number | undefined;
}

/** A wall clock and whatever the file says about its zone. */
export interface FileDate {
  readonly wall: WallClock;
  /** The offset that belongs to this very date. */
  readonly offsetMinutes: number | undefined;
  /** An offset that stands beside another date of the file, mostly the last change. */
  readonly weakOffsetMinutes: number | undefined;
  /**
   * `original`: EXIF DateTimeOriginal. `digitized`, `modified`: EXIF's other dates. `xmp`: a date of an XMP
   * packet. `quicktime`: Apple's date with zone in a video.
   */
  readonly tag: 'original' | 'digitized' | 'modified' | 'xmp' | 'quicktime';
  /** Servers may prefer another date of this file to this one. */
  readonly contested: boolean;
}

export interface EmbeddedVideo {
  /** Bytes from the start of the video to the end of the file, where the file says so. */
  readonly trailerBytes: number | undefined;
}

/** Facts of a file of which nothing can be read. */
export const noFacts: FileFacts = {
  type: undefined,
  date: undefined,
  containerMs: undefined,
  durationMs: undefined,
  place: undefined,
  description: undefined,
  keywords: [],
  rating: undefined,
  make: undefined,
  model: undefined,
  embeddedVideo: undefined,
  contentIdentifier: undefined,
  needsMoreBytes: undefined,
};
