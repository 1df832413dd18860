/** The tags of one file (original or sidecar) that decide what the server shows. Absent tags are undefined. */
export interface Tags {
  /** As written: `2020:01:02 03:04:05.67`, `2011-11-11T11:11:11+01:00`. */
  readonly date?: string | undefined;
  /** OffsetTimeOriginal, or another property of that meaning. */
  readonly offset?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly imageDescription?: string | undefined;
  readonly description?: string | undefined;
  readonly tagsList?: readonly string[] | undefined;
  readonly hierarchicalSubject?: readonly string[] | undefined;
  readonly subject?: readonly string[] | undefined;
  readonly rating?: string | undefined;
}

export interface MediaTags extends Tags {
  /** The date comes from a video container, where it is UTC. */
  readonly dateIsUtc?: boolean;
  readonly durationMs?: number | undefined;
  /** Video appended to a still (motion photo). */
  readonly embeddedVideo?: { readonly offset: number; readonly length: number } | undefined;
}
