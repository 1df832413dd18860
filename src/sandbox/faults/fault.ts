import type { SandboxVersion } from '../capabilities.ts';

/** One scripted misbehaviour. It strikes the next matching calls, `times` of them. */
export type Fault = FaultMatch & FaultKind;

interface FaultMatch {
  /** Any method when absent. */
  readonly method?: string;
  /** With or without `/api`; `*` takes one segment, `**` any rest. Any path of the API when absent. */
  readonly path?: string;
  /** Default 1. */
  readonly times?: number | 'always';
  /** Matching calls that are let through before the first strike; default 0. */
  readonly skip?: number;
}

export type FaultKind =
  /** Answers `status`: HTML as a proxy sends it for 413, 502, 503, 504 and 52x, else the server's own error body. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** Whether the request body is received first; default true. */
      readonly readBody?: boolean;
      /** The call is carried out, only its answer is replaced; default false. */
      readonly afterCommit?: boolean;
    }
  /** Resets the connection once this many bytes of the request body have arrived. */
  | { readonly kind: 'reset'; readonly atByte: number }
  /** 413 for request bodies over a size, after reading them or at once; smaller ones pass. */
  | { readonly kind: 'too-large'; readonly maxBytes: number; readonly readBody?: boolean }
  /** Carries the call out and closes the connection instead of answering. */
  | { readonly kind: 'close-after-commit' }
  /** Receives the request body at this rate. */
  | { readonly kind: 'slow-request'; readonly bytesPerSecond: number }
  /** Answers late, or byte by byte. */
  | { readonly kind: 'slow-answer'; readonly delayMs?: number; readonly bytesPerSecond?: number }
  /** Never answers; the call is carried out or not even read. */
  | { readonly kind: 'no-answer'; readonly commit?: boolean }
  /** A single sign-on in front of the server: its login page, with status 200. */
  | { readonly kind: 'login-page'; readonly body?: string }
  /** To https on the same host, unless told where. */
  | { readonly kind: 'redirect'; readonly location?: string; readonly status?: number }
  | { readonly kind: 'quota-exceeded' }
  | { readonly kind: 'disk-full' }
  /** The key of the call stops working, from this call on. */
  | { readonly kind: 'key-revoked' }
  /** All connections drop and the port is closed for a while. Nothing is forgotten. */
  | { readonly kind: 'restart'; readonly downMs?: number }
  /** The server is another version from this call on. */
  | { readonly kind: 'version'; readonly version: SandboxVersion }
  /** Maintenance mode from this call on. */
  | { readonly kind: 'maintenance' };
