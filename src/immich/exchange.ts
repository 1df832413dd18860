import type { Dispatcher } from 'undici';

/** An answer as far as it was read; header names are lower-case. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Of an answer with a status of 300 or more, the beginning is enough: error pages need not be read to their end. */
export interface AnswerLimits {
  readonly answerBytes: number;
  readonly errorBytes: number;
}

/**
 * Sends one request and collects its answer, without the streams and listeners that a general client makes for each.
 * Rejects with what broke the connection, and with the signal's reason once that is aborted. An error status is an
 * answer even if its text is cut off.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: AnswerLimits,
  signal: AbortSignal,
): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    const collector = new Collector(limits, signal, { resolve, reject });
    dispatcher.dispatch(request, collector);
  });
}

interface Settlers {
  readonly resolve: (answer: WholeAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

class Collector implements Dispatcher.DispatchHandler {
  readonly #limits: AnswerLimits;
  readonly #signal: AbortSignal;
  readonly #settlers: Settlers;
  readonly #onAbort = (): void => this.#leave(this.#signal.reason);
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: WholeAnswer['headers'] = {};
  #chunks: Buffer[] = [];
  #bytes = 0;
  #isSettled = false;

  constructor(limits: AnswerLimits, signal: AbortSignal, settlers: Settlers) {
    this.#limits = limits;
    this.#signal = signal;
    this.#settlers = settlers;
    signal.addEventListener('abort', this.#onAbort);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // Given up while it waited for a connection.
    if (this.#signal.aborted) controller.abort(asError(this.#signal.reason));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: WholeAnswer['headers'],
  ): void {
    // `100 Continue` and its like come before the answer.
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isSettled) return;
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    const { answerBytes, errorBytes } = this.#limits;
    if (this.#bytes <= (this.#isError ? errorBytes : answerBytes)) return;
    this.#finish();
    controller.abort(new Error('enough was read'));
  }

  onResponseEnd(): void {
    this.#finish();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#isError && !this.#signal.aborted) this.#finish();
    else this.#fail(error);
  }

  get #isError(): boolean {
    return this.#status >= 300;
  }

  #finish(): void {
    try {
      const answer = { status: this.#status, headers: this.#headers, text: this.#text() };
      if (this.#settle()) this.#settlers.resolve(answer);
    } catch (error) {
      // More than a text can hold.
      this.#fail(error);
    }
  }

  #text(): string {
    const [only] = this.#chunks;
    const bytes = only !== undefined && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks);
    return bytes.toString('utf8');
  }

  #leave(reason: unknown): void {
    this.#fail(reason);
    this.#controller?.abort(asError(reason));
  }

  #fail(reason: unknown): void {
    if (this.#settle()) this.#settlers.reject(reason);
  }

  /** False when it was settled before. */
  #settle(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    this.#signal.removeEventListener('abort', this.#onAbort);
    return true;
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
