import type { Place } from '../../model/sidecar.ts';
import type { JsonObject } from './loose-values.ts';
import { toList, toNumber, toObject, toSeconds, toText, toWords } from './loose-values.ts';
import { readComments } from './read-comments.ts';
import { SlimSidecar } from './slim-sidecar.ts';

/**
 * Google's JSON for one media file. Flags are absent when false; `googlePhotosOrigin` members are empty objects whose
 * mere presence speaks.
 */
export function readSidecar(json: JsonObject): SlimSidecar {
  const origin = toObject(json.googlePhotosOrigin);
  const upload = toObject(origin?.mobileUpload);
  const own = {
    title: toText(json.title) ?? '',
    takenAtSeconds: toSeconds(json.photoTakenTime),
    place: readPlace(json.geoData) ?? readPlace(json.geoDataExif),
    url: toWords(json.url),
  };
  const common = {
    description: toWords(json.description),
    people: readPeople(json.people),
    favorited: json.favorited === true,
    archived: json.archived === true,
    trashed: json.trashed === true,
    locked: json.inLockedFolder === true,
    fromPartner: isPresent(origin?.fromPartnerSharing),
    fromSharedAlbum: isPresent(origin?.fromSharedAlbum),
    deviceType: intern(toWords(upload?.deviceType)),
    deviceFolder: intern(toWords(toObject(upload?.deviceFolder)?.localFolderName)),
    comments: readComments(json.sharedAlbumComments),
  };
  return new SlimSidecar(own, common);
}

/** 0,0 is Google's way to say that there is none. */
function readPlace(value: unknown): Place | undefined {
  const place = toObject(value);
  const latitude = toNumber(place?.latitude);
  const longitude = toNumber(place?.longitude);
  if (latitude === undefined || longitude === undefined) return undefined;
  if (latitude === 0 && longitude === 0) return undefined;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  const altitude = toNumber(place?.altitude);
  return altitude === undefined || altitude === 0
    ? { latitude, longitude }
    : { latitude, longitude, altitude };
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

const nobody: readonly string[] = [];

function readPeople(value: unknown): readonly string[] {
  if (value === undefined) return nobody;
  const names = new Set<string>();
  for (const person of toList(value)) {
    const name = toWords(toObject(person)?.name);
    if (name !== undefined) names.add(intern(name));
  }
  return names.size === 0 ? nobody : [...names];
}

const interned = new Map<string, string>();
const mostInterned = 10_000;

/** One copy of the few words that most sidecars share. */
function intern<T extends string | undefined>(value: T): T {
  if (value === undefined) return value;
  const known = interned.get(value);
  if (known !== undefined) return known as T;
  if (interned.size < mostInterned) interned.set(value, value);
  return value;
}
