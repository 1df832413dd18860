import type { Outcome } from '../../model/outcome.ts';
import type { RunEvent } from '../../model/run-event.ts';

export type Phase = Extract<RunEvent, { kind: 'phase' }>['phase'];

/** One file on its way. */
export interface Transfer {
  readonly id: number;
  readonly archive: string;
  readonly path: string;
  readonly sizeBytes: number;
  bytes: number;
}

/** How far the current phase of a run is. Read it at any time; `apply` brings it forward. */
export interface ProgressState {
  readonly phase: Phase | undefined;
  readonly totalFiles: number | undefined;
  readonly totalBytes: number | undefined;
  readonly doneFiles: number;
  /** Never goes back within a phase, and never beyond its total. */
  readonly doneBytes: number;
  readonly failedFiles: number;
  readonly doneAlbums: number;
  /** Why the run stands still, until something moves again. */
  readonly waiting: { readonly reason: string; readonly sinceMs: number } | undefined;
  /** In the order in which they started. */
  readonly transfers: ReadonlyMap<number, Transfer>;
  apply(event: RunEvent): void;
}

export function createProgressState(): ProgressState {
  return new RunningState();
}

class RunningState implements ProgressState {
  phase: Phase | undefined;
  totalFiles: number | undefined;
  totalBytes: number | undefined;
  failedFiles = 0;
  doneAlbums = 0;
  waiting: ProgressState['waiting'];
  readonly transfers = new Map<number, Transfer>();
  private settledFiles = 0;
  private settledBytes = 0;
  private highestBytes = 0;
  /** Bytes that arrived while their outcome is still to come, by file. */
  private readonly arrived = new Map<string, number>();

  get doneFiles(): number {
    return Math.min(this.settledFiles, this.totalFiles ?? Infinity);
  }

  get doneBytes(): number {
    let bytes = this.settledBytes;
    for (const transfer of this.transfers.values()) bytes += transfer.bytes;
    for (const arrived of this.arrived.values()) bytes += arrived;
    this.highestBytes = Math.max(this.highestBytes, Math.min(bytes, this.totalBytes ?? Infinity));
    return this.highestBytes;
  }

  apply(event: RunEvent): void {
    if (event.kind !== 'waiting' && event.kind !== 'retry' && event.kind !== 'warning')
      this.waiting = undefined;
    switch (event.kind) {
      case 'phase':
        this.startPhase(event);
        break;
      case 'transfer-start':
        this.arrived.delete(fileKey(event));
        this.transfers.set(event.id, { ...event, bytes: 0 });
        break;
      case 'transfer-progress':
        this.advance(event.id, event.bytes);
        break;
      case 'transfer-end':
        this.endTransfer(event.id);
        break;
      case 'outcome':
        this.settle(event.outcome);
        break;
      case 'album':
        this.doneAlbums += 1;
        break;
      case 'waiting':
        this.waiting = { reason: event.reason, sinceMs: event.sinceMs };
        break;
      case 'update':
      case 'retry':
      case 'warning':
        break;
    }
  }

  private startPhase({ phase, files, bytes }: Extract<RunEvent, { kind: 'phase' }>): void {
    this.phase = phase;
    this.totalFiles = files;
    this.totalBytes = bytes;
    this.settledFiles = 0;
    this.settledBytes = 0;
    this.highestBytes = 0;
    this.doneAlbums = 0;
    this.transfers.clear();
    this.arrived.clear();
  }

  private advance(id: number, bytes: number): void {
    const transfer = this.transfers.get(id);
    if (transfer !== undefined) transfer.bytes = Math.min(bytes, transfer.sizeBytes);
  }

  private endTransfer(id: number): void {
    const transfer = this.transfers.get(id);
    if (transfer === undefined) return;
    this.transfers.delete(id);
    if (this.phase === 'hash') {
      // Reading is all that this phase does: the file is done without an outcome.
      this.settledFiles += 1;
      this.settledBytes += transfer.sizeBytes;
    } else {
      this.arrived.set(fileKey(transfer), transfer.bytes);
    }
  }

  private settle(outcome: Outcome): void {
    if (outcome.state === 'failed') this.failedFiles += 1;
    this.arrived.delete(fileKey(outcome));
    if (this.phase === 'hash' || isOutsideTotals(outcome)) return;
    this.settledFiles += 1;
    this.settledBytes += outcome.sizeBytes;
  }
}

/** Left out by the plan: no part of the files that a phase announces. */
function isOutsideTotals({ state }: Outcome): boolean {
  return state === 'skipped' || state === 'not-reached';
}

function fileKey({ archive, path }: Pick<Outcome, 'archive' | 'path'>): string {
  return `${archive}\0${path}`;
}
