import type { IncomingHttpHeaders } from 'node:http';

/** One request as the server saw it. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  /** Status of the answer; 0 while there is none, and for good when the connection broke. */
  readonly status: number;
  /** Bytes of request body received. */
  readonly bytes: number;
}
