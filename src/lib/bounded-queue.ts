/**
 * A queue between one producer and one consumer that makes the faster side wait.
 * `push` resolves when there is room again; iteration ends after `close` once everything was taken,
 * or rejects when it was closed with an error.
 */
export class BoundedQueue<T> implements AsyncIterable<T> {
  readonly #items: T[] = [];
  readonly #capacity: number;
  #closed = false;
  #error: Error | undefined;
  #wakeConsumer: (() => void) | undefined;
  #wakeProducer: (() => void) | undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get length(): number {
    return this.#items.length;
  }

  /** The consumer has left, or the producer is done. */
  get isClosed(): boolean {
    return this.#closed;
  }

  async push(item: T): Promise<void> {
    if (this.#closed) return;
    this.#items.push(item);
    this.#wakeConsumer?.();
    while (this.#isFull()) {
      await new Promise<void>((resolve) => (this.#wakeProducer = resolve));
    }
  }

  /** Nothing more will come; with an error, the consumer learns of it after the items before it. */
  close(error?: Error): void {
    this.#closed = true;
    this.#error ??= error;
    this.#wakeConsumer?.();
    this.#wakeProducer?.();
  }

  #isFull(): boolean {
    return this.#items.length >= this.#capacity && !this.#closed;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    try {
      for (;;) {
        const item = this.#items.shift();
        if (item !== undefined) {
          this.#wakeProducer?.();
          yield item;
        } else if (this.#closed) {
          if (this.#error !== undefined) throw this.#error;
          return;
        } else {
          await new Promise<void>((resolve) => (this.#wakeConsumer = resolve));
        }
      }
    } finally {
      this.close();
    }
  }
}
