import { constants } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type LookupFunction, Socket } from 'node:net';
import * as tls from 'node:tls';
import { buildConnector } from 'undici';
import { startCountdown } from '../countdown.js';
import { PhaseTimeout } from '../network-error.js';

/**
 * How far a server's certificate is trusted: `verified` as browsers do; `completed` with the missing intermediate
 * certificates; `unverified` to read the content of a site whose problem is reported; `legacy` the same with the
 * protocol versions and ciphers of old servers.
 */
export type Trust = 'verified' | 'completed' | 'unverified' | 'legacy';

export interface ConnectorParts {
  readonly timeoutMs: number;
  readonly lookup: LookupFunction;
  readonly wrap: (base: buildConnector.connector) => buildConnector.connector;
  /** Every open or connecting socket, for `close`. */
  readonly sockets: Set<Socket>;
  /** Errors of connections that had already served a request. */
  readonly staleErrors: WeakSet<object>;
  readonly onSecure?: (socket: tls.TLSSocket) => void;
}

/** How long to try one address family before the other; Node's default of 250 ms is too short for a slow line. */
const FAMILY_ATTEMPT_MS = 2_500;

/** One timeout covers resolving, TCP and TLS together. */
export function createConnector(
  trust: Trust,
  context: tls.SecureContext | null,
  parts: ConnectorParts,
): buildConnector.connector {
  const base = parts.wrap(
    buildConnector({
      ...trustOptions(trust),
      // A secure context would override the protocol versions and ciphers that old servers need.
      ...(context === null || trust === 'legacy' ? {} : { secureContext: context }),
      timeout: 0,
      lookup: parts.lookup,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: FAMILY_ATTEMPT_MS,
    } as buildConnector.BuildOptions),
  );
  return (options, callback) => {
    let isDone = false;
    let started: unknown = null;
    const timer = startCountdown(parts.timeoutMs, () => {
      const timeout = new PhaseTimeout('connect', parts.timeoutMs);
      finish(timeout, null);
      if (started instanceof Socket) started.destroy(timeout);
    });
    const finish = (error: Error | null, socket: Socket | null): void => {
      if (isDone) {
        socket?.destroy();
        return;
      }
      isDone = true;
      timer.stop();
      if (error !== null || socket === null) {
        callback(error ?? new Error('no socket'), null);
        return;
      }
      watch(socket, parts);
      if (socket instanceof tls.TLSSocket) parts.onSecure?.(socket);
      callback(null, socket);
    };
    started = base(options, (...[error, socket]) => finish(error, socket));
    if (started instanceof Socket) {
      const socket = started;
      parts.sockets.add(socket);
      socket.once('close', () => {
        parts.sockets.delete(socket);
        // A socket destroyed without an error emits only this.
        finish(new Error('the connection was given up'), null);
      });
    }
  };
}

/** Node's authorities, those of the settings, and the intermediates that a server does not send; null: Node's alone. */
export function secureContextWith(extraCa: string | null, intermediates: readonly string[]): tls.SecureContext | null {
  if (extraCa === null && intermediates.length === 0) return null;
  return tls.createSecureContext({ ca: [...trustedRoots(), ...(extraCa === null ? [] : [extraCa]), ...intermediates] });
}

/** What this Node trusts, with the system's own where Node is so configured (since Node 22.15). */
function trustedRoots(): readonly string[] {
  const get: unknown = 'getCACertificates' in tls ? tls.getCACertificates : null;
  return typeof get === 'function' ? (get('default') as string[]) : [...tls.rootCertificates, ...extraRoots()];
}

/** An older Node ignores NODE_EXTRA_CA_CERTS where a list of authorities is given. */
function extraRoots(): readonly string[] {
  const path = process.env.NODE_EXTRA_CA_CERTS;
  if (!path) return [];
  try {
    return [readFileSync(path, 'utf8')];
  } catch {
    return [];
  }
}

function trustOptions(trust: Trust): Readonly<Record<string, unknown>> {
  if (trust === 'verified' || trust === 'completed') return {};
  if (trust === 'unverified') return { rejectUnauthorized: false };
  return {
    rejectUnauthorized: false,
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  };
}

function watch(socket: Socket, { staleErrors }: ConnectorParts): void {
  const before = socket.bytesRead;
  socket.prependListener('error', (error: Error) => {
    if (socket.bytesRead > before) staleErrors.add(error);
  });
}
