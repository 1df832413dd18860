import { letGo } from '../../../src/source/beside/let-go.ts';

/** Its port is closed in a later turn, on a busy machine much later; until then nothing is let go. */
export async function untilLetGoWorks(): Promise<void> {
  for (;;) {
    const buffer = Buffer.allocUnsafeSlow(1);
    letGo(buffer);
    if (buffer.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
