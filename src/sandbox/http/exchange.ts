import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SandboxVersion } from '../capabilities.ts';
import type { Answer } from './answer.ts';
import type { Refusal } from './failure.ts';

/** One request and its response on the wire. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The request body, counted; reading may stop anywhere. */
  body: AsyncIterable<Buffer>;
  readonly correlationId: string;
  /** A refusal in the words of the emulated version. */
  readonly refuse: (refusal: Refusal) => Answer;
}

/** What faults and control routes can do to the server as a whole. */
export interface SandboxControl {
  restart(downMs?: number): Promise<void>;
  setVersion(version: SandboxVersion): void;
  setMaintenance(on: boolean): void;
  /** The volume has no room left, until an original is written again. */
  fillDisk(): void;
  revokeKey(secret: string): void;
}
