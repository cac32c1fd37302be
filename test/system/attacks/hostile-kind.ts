import type { Socket } from 'node:net';
import type { Behaviour, Routes } from '../../helpers/site.js';

/** One way to be hostile. What a town of this kind serves beside it is sound. */
export interface HostileKind {
  readonly name: string;
  readonly routes: Routes;
  /** Address of the item that the attack is aimed at; default: `/o1.html`. */
  readonly item?: string;
  /** Checks of that item, as YAML; default: a word that sound pages hold. */
  readonly checks?: string;
  /** Verdict and codes of that item, then the notices, as one line: `fail file/too-large | site-failing`. */
  readonly told: RegExp;
}

/** What a round says of an item whose page is as sound as in other towns, some of which show an old year. */
export const UNHARMED = /^(?:pass|fail date\/)/;

/** Takes the connection from the server and writes bytes that no server would. */
export function raw(attack: string | Uint8Array | ((socket: Socket) => void)): Behaviour {
  return ({ socket }) => {
    socket.on('error', () => {});
    if (typeof attack === 'function') attack(socket);
    else socket.end(attack);
  };
}

/** Writes the same without end, as fast as it is read. */
export function endless(start: string, again: string): Behaviour {
  return raw((socket) => {
    const more = again.repeat(Math.ceil(16_384 / again.length));
    const push = (): void => {
      while (!socket.destroyed && socket.write(more));
    };
    socket.write(start);
    socket.on('drain', push);
    push();
  });
}

/** Writes a little at a time, without end. */
export function trickle(start: string, again: string, everyMs: number): Behaviour {
  return raw((socket) => {
    socket.write(start);
    const timer = setInterval(() => socket.write(again), everyMs);
    socket.on('close', () => clearInterval(timer));
  });
}
