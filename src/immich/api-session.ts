import type { Capabilities } from './capabilities.ts';
import type { HttpClient } from './http-client.ts';

/** What every call needs to know: the way to the server, what it can do, and whose library it is. */
export interface ApiSession {
  readonly http: HttpClient;
  readonly capabilities: Capabilities;
  readonly userId: string;
}
