import { z } from 'zod';

import type { Comment } from '../../model/sidecar.ts';
import { commentsSchema } from './sidecar-schema.ts';

/** What an album's JSON says: no member list, no order, no cover. */
export interface AlbumMetadata {
  /** Undefined when empty: nobody named the album. */
  readonly title: string | undefined;
  /** The description, then the texts and places put between the photos. */
  readonly description: string;
  readonly comments: readonly Comment[];
}

/** Reads album metadata loosely; until about 2021 it was wrapped in `albumData`. */
export function readAlbumMetadata(json: object): AlbumMetadata {
  const raw = albumSchema.parse('albumData' in json ? json.albumData : json);
  const parts = [raw.description, ...raw.enrichments.flatMap(describeEnrichment)];
  const comments = 'albumData' in json ? commentsSchema.parse(commentsOf(json)) : [];
  return {
    title: raw.title?.trim() === '' ? undefined : raw.title?.trim(),
    description: parts.filter((part) => part !== undefined && part.trim() !== '').join('\n'),
    comments: raw.sharedAlbumComments.length > 0 ? raw.sharedAlbumComments : comments,
  };
}

const text = z.string().optional().catch(undefined);

const location = z.object({ name: text, description: text }).catch({});

const enrichment = z
  .object({
    narrativeEnrichment: z.object({ text }).optional().catch(undefined),
    locationEnrichment: z
      .object({ location: z.array(location).catch([]) })
      .optional()
      .catch(undefined),
    mapEnrichment: z
      .object({ origin: z.array(location).catch([]), destination: z.array(location).catch([]) })
      .optional()
      .catch(undefined),
  })
  .catch({});

type Enrichment = z.infer<typeof enrichment>;
type Location = z.infer<typeof location>;

const albumSchema = z
  .object({
    title: text,
    description: text,
    enrichments: z.array(enrichment).catch([]),
    sharedAlbumComments: commentsSchema,
  })
  .catch({ title: undefined, description: undefined, enrichments: [], sharedAlbumComments: [] });

function describeEnrichment({
  narrativeEnrichment,
  locationEnrichment,
  mapEnrichment,
}: Enrichment): string[] {
  const route = [mapEnrichment?.origin, mapEnrichment?.destination]
    .map((places) => (places ?? []).map(describeLocation).filter(isPresent).join(', '))
    .filter((places) => places !== '');
  const places = (locationEnrichment?.location ?? []).map(describeLocation).filter(isPresent);
  return [narrativeEnrichment?.text, ...places, route.join(' → ')].filter(isPresent);
}

function describeLocation({ name, description }: Location): string | undefined {
  const parts = [name, description].filter(isPresent);
  return parts.length === 0 ? undefined : parts.join(', ');
}

function isPresent(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}

function commentsOf(json: object): unknown {
  return 'sharedAlbumComments' in json ? json.sharedAlbumComments : undefined;
}
