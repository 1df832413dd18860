import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Capabilities } from '../capabilities.ts';
import type { Answer } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { ConnectionDropped } from './connection-dropped.ts';

/** Eight characters, as the server makes them. */
export function newCorrelationId(): string {
  return BigInt(`0x${randomBytes(6).toString('hex')}`)
    .toString(36)
    .padStart(8, '0')
    .slice(-8);
}

/** Writes an answer to the wire; resolves when it is handed to the system. */
export async function sendAnswer(
  { response, correlationId }: Exchange,
  answer: Answer,
  capabilities: Capabilities,
): Promise<void> {
  const body = bodyOf(answer);
  response.writeHead(answer.status, {
    'x-powered-by': 'Express',
    [capabilities.correlationHeader]: correlationId,
    ...(answer.json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...(body === undefined ? {} : { 'content-length': String(body.length) }),
    ...(answer.status === 204 ? {} : { vary: 'Accept-Encoding' }),
    ...answer.headers,
  });
  if (answer.stream !== undefined) await pump(response, answer.stream);
  response.end(body);
  if (!response.writableFinished && !response.destroyed) await once(response, 'close');
}

function bodyOf({ json, text, stream, status }: Answer): Buffer | undefined {
  if (stream !== undefined || status === 204) return undefined;
  return Buffer.from(text ?? (json === undefined ? '' : JSON.stringify(json)));
}

async function pump(response: ServerResponse, stream: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of stream) {
    if (response.destroyed) throw new ConnectionDropped();
    if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
}
