/** What will be filled in (or was) on an asset that the server had already. */
export interface AssetUpdate {
  readonly assetId: string;
  readonly archive: string;
  readonly path: string;
  /** In the order in which a person reads them. At least one. */
  readonly fields: readonly FieldUpdate[];
}

export interface FieldUpdate {
  readonly field: 'date' | 'place' | 'description' | 'favorite' | 'visibility' | 'tags';
  /** As the server shows it; empty where it has nothing. */
  readonly before: string;
  readonly after: string;
}
