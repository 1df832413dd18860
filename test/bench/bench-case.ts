import type { GeneratedExport } from './generate-export.ts';
import type { ReferenceName } from './references.ts';

/** What the program is made to do. */
type Work =
  /** Only the archives' directories. */
  | 'list'
  | 'plan'
  /** To a server that has nothing. */
  | 'upload'
  /** To a server that has everything, as if from a new machine. */
  | 'present'
  /** To the same server again. */
  | 'again';

export interface BenchCase {
  readonly name: string;
  readonly work: Work;
  readonly references: readonly ReferenceName[];
  /** Cases that form one curve, drawn against this. */
  readonly growth?: 'photos' | 'bytes';
  /** How long the server thinks about each call for assets. */
  readonly delayMs?: number;
  readonly flags?: readonly string[];
  /** Equal for equal content: exports are kept and used again. */
  readonly exportKey: string;
  makeExport(dir: string): BenchExport;
}

export type BenchExport = Pick<
  GeneratedExport,
  'paths' | 'assetCount' | 'assetBytes' | 'mediaCount' | 'mediaBytes' | 'sidecarCount'
>;
