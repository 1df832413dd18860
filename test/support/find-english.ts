/** Words that are the same in every language: of others' products, of formats and of the command line. */
const international = new Set(
  ['Google', 'Immich', 'Takeout', 'JavaScript', 'nginx', 'Admin'].concat(
    ['EXIF', 'XMP', 'CRC', 'UTC', 'JPEG', 'HEIC', 'RAW', 'API', 'bit'],
    ['immich-takeout', 'upload', 'verify', 'undo'],
  ),
);

/** English words in a text that should have none. `names`: what the owner of the photos called things. */
export function findEnglish(text: string, names: readonly string[]): string[] {
  const rest = [...names]
    .sort((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, ' '), text)
    .replaceAll(/https?:\/\/[\w.:/-]+|--[a-z-]+|[\w()-]*(?:\.[a-z]\w+)+|\b[\w-]*\d[\w-]*|\w+_\w+/gu, ' ');
  return (rest.match(/[a-z][a-z-]{2,}/giu) ?? []).filter((word) => !international.has(word));
}
