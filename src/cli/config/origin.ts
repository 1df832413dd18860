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
      /** Part of the file, such as `profile mum`; undefined for what holds for all. */
      readonly part: string | undefined;
    };

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
      return `${origin.path}:${origin.line}${origin.part === undefined ? '' : ` (${origin.part})`}`;
  }
}
