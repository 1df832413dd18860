import type { AssetUpdate } from '../model/asset-update.ts';
import type { OutcomeState } from '../model/outcome.ts';
import type { PlanAction, PlannedMedia } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { AlbumResult, EntryCounts } from '../model/run-result.ts';
import type { Conclusion } from './conclude-run.ts';

/** What is kept of plans, runs and verifications: one section each, as plain data. Names are not yet sanitised. */
export interface Report {
  /** Version of the program that wrote it. */
  readonly version: string;
  readonly createdAtMs: number;
  /** At least one. */
  readonly sections: readonly ReportSection[];
}

/** One export and what became, or is to become, of it. Holds on to no plan. */
export interface ReportSection {
  readonly kind: ReportKind;
  /** Whose export it is, where a report is about several people. */
  readonly person?: string;
  /** Undefined for a plan, which asks no server. */
  readonly server: ReportServer | undefined;
  /** Where an archive is written, instead of to a server. */
  readonly folder?: string;
  readonly sources: readonly ReportSource[];
  readonly conclusion: Conclusion;
  readonly entries: EntryCounts;
  /** Every photo and video once, in the order of the plan. */
  readonly files: readonly ReportFile[];
  /** Distinct photos and videos that each album holds, of those that it should. */
  readonly albums: readonly AlbumResult[];
  readonly places: PlaceSummary;
  /** What was noticed on the way, and for a verification the facts that differ. */
  readonly problems: readonly ReportProblem[];
  /** What was, or is to be, filled in on assets that the server had already. */
  readonly updates: readonly AssetUpdate[];
  readonly effort: Effort | undefined;
  /** Small pictures of photos that something is the matter with, by {@link fileKey}. */
  readonly thumbnails: ReadonlyMap<string, ReportThumbnail>;
}

/** `dry-run`: a plan about which the server was asked; `archive-plan`: the same of a folder. */
export type ReportKind = 'plan' | 'dry-run' | 'run' | 'verification' | 'archive-plan' | 'archive';

export interface ReportServer {
  readonly url: string;
  readonly user: string;
}

interface ReportSource {
  readonly name: string;
  readonly exportId: string;
  readonly part: number | undefined;
  readonly entries: number;
}

/** The state of a file: how it ended in a run, else what is planned for it, or what a verification found. */
export type FileState = OutcomeState | 'to-upload' | 'on-server' | 'missing' | 'unreadable';

/** One photo or video. Slim: there are hundreds of thousands. */
export interface ReportFile {
  readonly archive: string;
  /** Folder inside the archive, and the name in it. */
  readonly dir: string;
  readonly name: string;
  readonly kind: 'image' | 'video';
  readonly sizeBytes: number;
  readonly action: PlanAction;
  readonly state: FileState;
  /** Code of the cause, where the state has one. */
  readonly reason: string | undefined;
  readonly message: string | undefined;
  /** Whether another run may succeed, where that is a question. */
  readonly retryable: boolean | undefined;
  readonly checksum: string | undefined;
  readonly assetId: string | undefined;
  /** Name on the server. */
  readonly fileName: string;
  readonly takenAtMs: number | undefined;
  readonly takenAtFrom: PlannedMedia['takenAtFrom'];
  /** Titles. */
  readonly albums: readonly string[];
}

/** Where the photos and videos were taken, as far as that can be told without a map. */
export interface PlaceSummary {
  readonly withPlace: number;
  readonly withoutPlace: number;
  /** By time zone of the place, the most frequent first; no zone: at sea. */
  readonly zones: readonly { readonly zone: string | undefined; readonly files: number }[];
}

export interface ReportProblem extends Problem {
  /** `problem`: a code of {@link Problem}. `difference`: a kind of difference that a verification found. */
  readonly kind: 'problem' | 'difference';
  readonly album?: string;
  readonly expected?: string;
  readonly found?: string;
}

/** What it took. */
export interface Effort {
  readonly durationMs: number;
  /** What was sent; zero for a verification. */
  readonly files: number;
  readonly bytes: number;
}

export interface ReportThumbnail {
  readonly jpeg: Uint8Array;
  /** Quarter turns clockwise that bring it upright. */
  readonly quarterTurns: 0 | 1 | 2 | 3;
}

/** Tells apart all files of a section. */
export function fileKey({ archive, path }: { readonly archive: string; readonly path: string }): string {
  return `${archive}\0${path}`;
}
