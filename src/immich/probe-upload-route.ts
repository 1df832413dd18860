import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import { sleep } from '../lib/sleep.ts';
import type { ApiSession } from './api-session.ts';
import { uploadAnswer } from './schemas.ts';

/**
 * `taken`: a request of this size gets to the server, as far as its announcement tells. `refused`: something on
 * the way answers 413.
 */
export type ProbeResult = 'taken' | 'refused';

/**
 * Whether an upload of so many bytes would get through. It is announced, and not sent: the request has the headers
 * of an upload form without the boundary that separates its parts, and a few blank bytes of body. So the server
 * can find nothing in it to store, and says 400 at the sight of the headers; proxies compare the announced length
 * with their limit at the same sight. One that takes a request in before it passes it on says nothing, and waits
 * for the rest: after `patienceMs` that counts as taken, and the connection is cut.
 *
 * @throws ApiError when the answer is neither the server's own nor a 413: a login page, a redirect, a firewall
 */
export async function probeUploadRoute(
  { http }: ApiSession,
  requestBytes: number,
  options: { readonly signal: AbortSignal; readonly patienceMs: number },
): Promise<ProbeResult> {
  const attempt = new AbortController();
  const signal = AbortSignal.any([options.signal, attempt.signal]);
  const patience = sleep(options.patienceMs, signal).then((): ProbeResult => 'taken');
  const answer = http
    .sendForm(
      {
        method: 'POST',
        path: '/assets',
        action: say`try the way of an upload`,
        headers: { 'content-type': 'multipart/form-data', 'content-length': String(requestBytes) },
        body: beginOnly(requestBytes, signal),
      },
      uploadAnswer,
      signal,
    )
    .then((): ProbeResult => 'taken', meaningOf);
  try {
    return await Promise.race([answer, patience]);
  } finally {
    attempt.abort(new Error('the probe has ended'));
    await Promise.allSettled([answer, patience]);
  }
}

const beginningBytes = 256;

/** The first few bytes of a body; the rest of a longer one never comes. */
async function* beginOnly(sizeBytes: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  yield Buffer.alloc(Math.min(beginningBytes, sizeBytes), ' ');
  if (sizeBytes > beginningBytes) await new Promise((resolve) => signal.addEventListener('abort', resolve));
}

function meaningOf(error: unknown): ProbeResult {
  if (!(error instanceof ApiError)) throw error;
  if (error.kind === 'too-large') return 'refused';
  if (isServersOwn(error)) return 'taken';
  throw error;
}

/** What the server itself says to such a form, or to a key that may not upload. */
function isServersOwn({ kind, status, permission }: ApiError): boolean {
  return (
    (kind === 'invalid' && status === 400) ||
    kind === 'unauthorized' ||
    (kind === 'forbidden' && permission !== undefined)
  );
}
