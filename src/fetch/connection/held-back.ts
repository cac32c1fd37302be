import type { Duplex } from 'node:stream';
import type { buildConnector } from 'undici';

/** The HTTP parser of a connection, as undici keeps it at its socket. */
interface Parser {
  /** Whoever reads the body holds it back. */
  paused: boolean;
  resume(): void;
}

/**
 * Connections that may end while their body is held back. undici asserts in its handlers of `end`, `error` and `close` that none is,
 * and an assertion there ends the program: a server that packs its page and closes behind it would do.
 */
export function endsHeldBack(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      letEnd(socket);
      callback(null, socket);
    });
}

/** Runs before the handlers of undici, which is given the socket after this. */
function letEnd(socket: Duplex): void {
  for (const event of ['end', 'error', 'close'])
    socket.prependListener(event, () => {
      const parser = heldParser(socket);
      if (parser === null) return;
      // At the end all bytes are with the parser: it has nothing more to give than the end of the message.
      if (event === 'end') parser.resume();
      // It does not go on by itself where the connection is being given up.
      parser.paused = false;
    });
}

function heldParser(socket: Duplex): Parser | null {
  const key = Object.getOwnPropertySymbols(socket).find(({ description }) => description === 'parser');
  const parser: unknown = key === undefined ? null : Reflect.get(socket, key);
  return isParser(parser) && parser.paused ? parser : null;
}

function isParser(value: unknown): value is Parser {
  return typeof value === 'object' && value !== null && 'paused' in value && 'resume' in value;
}
