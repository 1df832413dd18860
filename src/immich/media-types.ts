/** Extensions a server takes, lower case with their dot. The list grows between versions: it is always asked for. */
export interface MediaTypes {
  readonly image: ReadonlySet<string>;
  readonly video: ReadonlySet<string>;
}

/** What the server will make of a file of this name; only the last extension counts, in any case. */
export function kindOf(fileName: string, types: MediaTypes): 'image' | 'video' | undefined {
  const dot = fileName.lastIndexOf('.');
  // A name that is nothing but an extension has none for the server.
  const extension = dot > 0 ? fileName.slice(dot).toLowerCase() : '';
  if (types.image.has(extension)) return 'image';
  return types.video.has(extension) ? 'video' : undefined;
}
