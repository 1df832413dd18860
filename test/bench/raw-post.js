import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { connect } from 'node:net';
import process from 'node:process';
import { URL } from 'node:url';

/**
 * The least that brings files to a server: large reads into one buffer, and a socket.
 * `node test/bench/raw-post.js URL FILE...`. Plain JavaScript, so that nothing is measured but this.
 */
const [url, ...files] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const buffer = Buffer.allocUnsafe(1 << 20);
const socket = connect({ host: hostname, port: Number(port), noDelay: true });
await once(socket, 'connect');
for (const file of files) {
  const answered = once(socket, 'data');
  await post(openSync(file, 'r'));
  const [answer] = await answered;
  if (!String(answer).startsWith('HTTP/1.1 201')) throw new Error(String(answer));
}
socket.destroy();

async function post(fd) {
  const { size } = fstatSync(fd);
  const type = 'content-type: application/octet-stream';
  socket.write(
    `POST /api/assets HTTP/1.1\r\nhost: ${hostname}\r\n${type}\r\ncontent-length: ${size}\r\n\r\n`,
  );
  for (let position = 0; position < size;) {
    const length = readSync(fd, buffer, 0, buffer.length, position);
    // Written out before the buffer is filled again.
    await new Promise((resolve) => void socket.write(buffer.subarray(0, length), resolve));
    position += length;
  }
  closeSync(fd);
}
