/** What a sidecar states about one photo or video; what is not given is left out as Google leaves it out. */
export interface SidecarFacts {
  readonly title: string;
  readonly takenAt: Date;
  /** When it came to Google Photos; differs between the copies of one photo. Default: one hour after. */
  readonly addedAt?: Date;
  readonly description?: string;
  readonly views?: number;
  /** As the user corrected it. */
  readonly place?: { readonly latitude: number; readonly longitude: number; readonly altitude?: number };
  /** As in the file. */
  readonly placeInFile?: SidecarFacts['place'];
  readonly people?: readonly string[];
  readonly favorited?: boolean;
  readonly archived?: boolean;
  readonly trashed?: boolean;
  readonly origin?: 'android' | 'iphone' | 'web' | 'partner' | 'shared-album';
  readonly url?: string;
  /** Language of the account, for the texts that nobody should parse. */
  readonly language?: SidecarLanguage;
}

export type SidecarLanguage = 'en' | 'de' | 'ja';

/** The JSON of a sidecar, laid out and escaped as in real exports. */
export function googleSidecar(facts: SidecarFacts): string {
  const time = (date: Date) => sidecarTime(date, facts.language ?? 'en');
  return googleJson({
    title: facts.title,
    description: facts.description ?? '',
    imageViews: String(facts.views ?? 0),
    creationTime: time(facts.addedAt ?? new Date(facts.takenAt.getTime() + 3_600_000)),
    photoTakenTime: time(facts.takenAt),
    geoData: geoData(facts.place ?? facts.placeInFile),
    ...(facts.placeInFile && { geoDataExif: geoData(facts.placeInFile) }),
    ...(facts.people && { people: facts.people.map((name) => ({ name })) }),
    ...(facts.favorited && { favorited: true }),
    ...(facts.archived && { archived: true }),
    ...(facts.trashed && { trashed: true }),
    ...(facts.url !== undefined && { url: facts.url }),
    ...(facts.origin && { googlePhotosOrigin: ORIGINS[facts.origin] }),
  });
}

/** Google escapes what HTML would read, and indents by two spaces. */
export function googleJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll(
    /['<>&=]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A time as Google's JSON states it: seconds as a string, and the same in the account's language. */
export function sidecarTime(date: Date, language: SidecarLanguage): { timestamp: string; formatted: string } {
  return { timestamp: String(Math.floor(date.getTime() / 1000)), formatted: formatTime(date, language) };
}

const ORIGINS = {
  android: { mobileUpload: { deviceFolder: { localFolderName: '' }, deviceType: 'ANDROID_PHONE' } },
  iphone: { mobileUpload: { deviceFolder: { localFolderName: '' }, deviceType: 'IOS_PHONE' } },
  web: { webUpload: { computerUpload: {} } },
  partner: { fromPartnerSharing: {} },
  'shared-album': { fromSharedAlbum: {} },
} as const;

/** Zeros mean that there is no place. */
function geoData(place: SidecarFacts['place']): Record<string, number> {
  return {
    latitude: place?.latitude ?? 0,
    longitude: place?.longitude ?? 0,
    altitude: place?.altitude ?? 0,
    latitudeSpan: 0,
    longitudeSpan: 0,
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function formatTime(date: Date, language: SidecarLanguage): string {
  const iso = date.toISOString();
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
  const clock = iso.slice(11, 19);
  switch (language) {
    case 'en':
      return `${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCDate()}, ${year}, ${clock} UTC`;
    case 'de':
      return `${day}.${month}.${year}, ${clock} UTC`;
    case 'ja':
      return `${year}/${month}/${day} ${clock} UTC`;
  }
}
