import type { ApiSession } from './api-session.ts';
import { measureLatency } from './measure-latency.ts';
import { probeUploadRoute } from './probe-upload-route.ts';
import { hasTrash, readStorageTemplate, showsTags } from './read-settings.ts';

export type Inspection = ReturnType<typeof createInspection>;

/** What can be found out about a server and the way to it, beside its photos. */
export function createInspection(session: ApiSession) {
  return {
    latencyMs: (signal: AbortSignal) => measureLatency(session, signal),
    /** By how much the server's clock is ahead of ours, by its latest answer. */
    clockSkewMs: () => session.http.clockSkewMs,
    probeUploadRoute: (
      requestBytes: number,
      options: { readonly signal: AbortSignal; readonly patienceMs: number },
    ) => probeUploadRoute(session, requestBytes, options),
    showsTags: (signal: AbortSignal) => showsTags(session, signal),
    hasTrash: (signal: AbortSignal) => hasTrash(session, signal),
    storageTemplate: (signal: AbortSignal) => readStorageTemplate(session, signal),
  };
}
