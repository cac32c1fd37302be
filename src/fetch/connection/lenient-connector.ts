import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { buildConnector } from 'undici';
import { createLenientAnswer, type LenientAnswer } from './lenient-answer.js';

/** Connections, each for one request, whose answer is read as browsers read it. */
export function lenientConnector(base: buildConnector.connector): buildConnector.connector {
  return (options, callback) => {
    base(options, (...[error, socket]) => {
      if (error !== null) callback(error, null);
      // undici takes any duplex stream for a socket.
      else callback(null, readLeniently(socket) as Socket);
    });
  };
}

function readLeniently(socket: Socket): Duplex {
  let answer: LenientAnswer | null = null;
  let hasEnded = false;
  const stream = new Duplex({
    read: () => {
      socket.resume();
    },
    write(chunk: Buffer, encoding, done) {
      answer ??= createLenientAnswer(!chunk.toString('latin1', 0, 5).startsWith('HEAD '));
      socket.write(chunk, encoding, done);
    },
    final(done) {
      socket.end(done);
    },
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (chunk: Buffer) => {
    const bytes = answer === null ? chunk : answer.take(chunk);
    if (bytes.length > 0 && !stream.push(bytes)) socket.pause();
  });
  socket.on('end', () => {
    hasEnded = true;
    const bytes = answer?.rest() ?? Buffer.alloc(0);
    if (bytes.length > 0) stream.push(bytes);
    stream.push(null);
  });
  socket.on('error', (error) => stream.destroy(error));
  socket.on('close', () => {
    if (!hasEnded) stream.destroy();
  });
  return stream;
}
