import { say } from '../../lib/say.ts';

/** Who gave an option its value. */
export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'environment'; readonly variable: string }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly line: number;
      /** Undefined for what holds for all. */
      readonly part: OriginPart | undefined;
    };

/** A piece of a file that holds for some. */
export interface OriginPart {
  readonly kind: 'profile' | 'person';
  readonly name: string;
}

/** The origin in a few words; names in it are not yet sanitised. */
export function describeOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'default':
      return say`default`;
    case 'flag':
      return say`command line`;
    case 'environment':
      return say`environment variable ${origin.variable}`;
    case 'file':
      return describePlace(origin);
  }
}

function describePlace({ path, line, part }: Origin & { readonly kind: 'file' }): string {
  const place = `${path}:${line}`;
  if (part === undefined) return place;
  return part.kind === 'profile' ? say`${place} (profile ${part.name})` : `${place} (${part.name})`;
}
