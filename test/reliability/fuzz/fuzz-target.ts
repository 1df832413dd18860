import type { MigrationEnd } from '../support/migrate.ts';
import { findLies } from '../support/find-lies.ts';
import type { MemoryDestination } from './memory-destination.ts';

/** One kind of input that strangers, disks or networks may have spoilt. */
export interface FuzzTarget {
  /** Makes the input of this seed and lets the program have it; resolves to what is wrong, if anything. Throws for a crash. */
  run(seed: number): Promise<string | undefined>;
  close(): Promise<void>;
}

/** What is claimed and not true. */
export function findFalseClaims(
  { outcomes }: MigrationEnd,
  destination: MemoryDestination,
): string | undefined {
  const assets = [...destination.assets.keys()].map((checksum) => ({ checksum }));
  return findLies(outcomes, { assets })[0];
}
