import { assertNever } from '../lib/assert-never.ts';
import type { Outcome } from '../model/outcome.ts';
import type { RunEvent } from '../model/run-event.ts';
import { jsonLine } from './json-line.ts';
import type { Printed } from './schema/common.ts';
import type { outcomeFields as outcomeSchema } from './schema/run-lines.ts';

/** A run event as an NDJSON line; undefined for the ticking of transfers, which is for progress bars only. */
export function runEventToJson(event: RunEvent): string | undefined {
  const fields = runEventFields(event);
  return fields === undefined ? undefined : jsonLine({ type: 'event', event: event.kind, ...fields });
}

/** What an event says beside its kind; undefined as for {@link runEventToJson}. */
export function runEventFields(event: RunEvent): object | undefined {
  switch (event.kind) {
    case 'phase':
      return { phase: event.phase, files: event.files ?? null, bytes: event.bytes ?? null };
    case 'outcome':
      return outcomeFields(event.outcome);
    case 'album':
      return {
        title: event.title,
        albumId: event.albumId,
        present: event.present,
        expected: event.expected,
      };
    case 'update':
      return { ...event.update };
    case 'retry':
      return { what: event.what, reason: event.reason, attempt: event.attempt, delayMs: event.delayMs };
    case 'waiting':
      return { reason: event.reason, sinceMs: event.sinceMs };
    case 'warning':
      return { code: event.code, message: event.message };
    case 'transfer-start':
    case 'transfer-progress':
    case 'transfer-end':
      return undefined;
    default:
      return assertNever(event);
  }
}

function outcomeFields(outcome: Outcome): Printed<typeof outcomeSchema> {
  return {
    archive: outcome.archive,
    path: outcome.path,
    state: outcome.state,
    reason: outcome.reason ?? null,
    message: outcome.message ?? null,
    retryable: outcome.retryable ?? null,
    size: outcome.sizeBytes,
    checksum: outcome.checksum ?? null,
    assetId: outcome.assetId ?? null,
  };
}
