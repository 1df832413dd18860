import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** A port whose other end is closed; undefined before that is done. */
let nowhere: MessagePort | undefined;
openNowhere();

/**
 * Gives the memory of a buffer back at once; left alone, V8 cleans up only when 32 MB of such memory have gathered.
 * What is handed over to nobody is gone. The buffer, which must own its memory, is not to be used afterwards.
 */
export function letGo(buffer: Buffer): void {
  nowhere?.postMessage(undefined, [buffer.buffer as ArrayBuffer]);
}

function openNowhere(): void {
  const { port1, port2 } = new MessageChannel();
  port1.on('close', () => (nowhere = port1));
  port1.unref();
  port2.close();
}
