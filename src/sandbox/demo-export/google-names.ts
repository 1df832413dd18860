/**
 * How Google names the files of an export, as seen in many of them.
 *
 * `legacy`: the sidecar is `TITLE.json` (to late 2024). `cut`: `TITLE.supplemental-metadata.json`, where all
 * before `.json` is cut to 46 UTF-16 units (since October 2024). `uncut`: the same without the cut (since 2026).
 */
export type NamingEra = 'legacy' | 'cut' | 'uncut';

const MAX_NAME_UNITS = 51;
const MAX_SIDECAR_STEM_UNITS = 46;

/** Name of a media file: forbidden characters replaced, cut to 51 units with its extension kept whole. */
export function mediaName(title: string, era: NamingEra, editedSuffix = ''): string {
  const { stem, extension } = splitName(replaceForbidden(title));
  const fullStem = stem + editedSuffix;
  return (era === 'uncut' ? fullStem : cutUnits(fullStem, MAX_NAME_UNITS - extension.length)) + extension;
}

/** Name of the sidecar for a title. */
export function sidecarName(title: string, era: NamingEra): string {
  const name = replaceForbidden(title);
  switch (era) {
    case 'legacy':
      return `${cutUnits(name, MAX_SIDECAR_STEM_UNITS)}.json`;
    case 'cut':
      return `${cutUnits(`${name}.supplemental-metadata`, MAX_SIDECAR_STEM_UNITS)}.json`;
    case 'uncut':
      return `${name}.supplemental-metadata.json`;
  }
}

/** The name itself, or with the first free counter before its extension: `DSC_0042(1).JPG`. */
export function uniqueName(name: string, used: ReadonlySet<string>): string {
  const { stem, extension } = splitName(name);
  let candidate = name;
  for (let counter = 1; used.has(candidate); counter += 1) candidate = `${stem}(${counter})${extension}`;
  return candidate;
}

/** Splits before the last dot; a name without one has no extension. */
export function splitName(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? { stem: name, extension: '' } : { stem: name.slice(0, dot), extension: name.slice(dot) };
}

function replaceForbidden(title: string): string {
  return title.replaceAll(/[&?'"/\\<>:|*%]/g, '_');
}

/** The first units of a text; a surrogate pair at the cut stays whole, which makes it one unit longer. */
function cutUnits(text: string, units: number): string {
  const splitsPair = /[\uD800-\uDBFF]$/.test(text.slice(0, units));
  return text.slice(0, splitsPair ? units + 1 : units);
}
