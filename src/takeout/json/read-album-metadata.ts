import type { Comment } from '../../model/sidecar.ts';
import type { JsonObject } from './loose-values.ts';
import { toList, toObject, toWords } from './loose-values.ts';
import { readComments } from './read-comments.ts';

/** What an album's JSON says: no member list, no order, no cover. */
export interface AlbumMetadata {
  /** Undefined when empty: nobody named the album. */
  readonly title: string | undefined;
  /** The description, then the texts and places put between the photos. */
  readonly description: string;
  readonly comments: readonly Comment[];
}

/** Until about 2021 the metadata was wrapped in `albumData`. */
export function readAlbumMetadata(json: JsonObject): AlbumMetadata {
  const album = 'albumData' in json ? toObject(json.albumData) : json;
  const parts = [toWords(album?.description), ...toList(album?.enrichments).flatMap(describeEnrichment)];
  const comments = readComments(album?.sharedAlbumComments);
  return {
    title: toWords(album?.title)?.trim(),
    description: parts.filter((part) => part !== undefined).join('\n'),
    comments: comments.length > 0 ? comments : readComments(json.sharedAlbumComments),
  };
}

function describeEnrichment(value: unknown): (string | undefined)[] {
  const enrichment = toObject(value);
  const map = toObject(enrichment?.mapEnrichment);
  const places = toList(toObject(enrichment?.locationEnrichment)?.location);
  return [
    toWords(toObject(enrichment?.narrativeEnrichment)?.text),
    ...places.map(describeLocation),
    nonEmpty([describePlaces(map?.origin), describePlaces(map?.destination)], ' → '),
  ];
}

function describePlaces(places: unknown): string | undefined {
  return nonEmpty(toList(places).map(describeLocation), ', ');
}

function describeLocation(value: unknown): string | undefined {
  const location = toObject(value);
  return nonEmpty([toWords(location?.name), toWords(location?.description)], ', ');
}

/** The parts that are there, in a row; undefined for none. */
function nonEmpty(parts: readonly (string | undefined)[], separator: string): string | undefined {
  const present = parts.filter((part) => part !== undefined);
  return present.length === 0 ? undefined : present.join(separator);
}
