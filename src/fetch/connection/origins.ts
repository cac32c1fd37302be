import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type buildConnector, type Dispatcher, Pool } from 'undici';
import type { LinkProblem } from '../../model/evidence.js';
import type { FetchDeps, FetchSettings } from '../settings.js';
import { type Diagnosis, diagnoseTls, expiryProblem, sentChain } from './certificate.js';
import { type ConnectorParts, createConnector, secureContextWith, type Trust } from './connector.js';
import { endsHeldBack } from './held-back.js';
import { MAX_HEADER_BYTES } from './lenient-answer.js';
import { lenientConnector } from './lenient-connector.js';
import type { PrivacyGuard } from './private-address-guard.js';
import { proxyFor, proxyHeaders, tunnelConnector } from './proxy.js';

/** How to reach one origin (scheme, host, port). */
export interface Route {
  readonly dispatcher: Dispatcher;
  /** True: each request has a connection of its own, whose answer is read as browsers read it. */
  readonly isLenient: boolean;
  /** True when the request goes to a proxy in absolute form (RFC 9112, 3.2.2). */
  readonly isForwarded: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** Asked once by each request that leaves. @returns whether its connection is a new one */
  takeNewConnection(): boolean;
}

export interface Origins {
  /** Null: no TLS handshake succeeds. */
  route(url: URL, isLenient: boolean): Route | null;
  /** So far the strict parser refused every answer of the origin, and several of them. */
  isMalformed(url: URL): boolean;
  hasAnswered(url: URL): boolean;
  /** Takes down whether the strict parser read an answer. */
  learnAnswer(url: URL, isRead: boolean): void;
  /** What is known to be wrong with the origin's certificate. */
  problems(url: URL): readonly LinkProblem[];
  /**
   * After a failed handshake: finds another trust. Simultaneous calls share one diagnosis.
   * @returns false: the trust that failed is the result of a diagnosis already, so that there is no other.
   */
  diagnose(url: URL, code: string, detail: string, tried: Dispatcher): Promise<boolean>;
  readonly staleErrors: WeakSet<object>;
  close(): Promise<void>;
}

interface OpenPool {
  readonly pool: Pool;
  /** Connections that no request has used yet. */
  unused: number;
}

interface OriginState {
  diagnosis: Diagnosis;
  pending: Promise<void> | null;
  readonly pools: Map<Trust, OpenPool>;
  readonly lenientPools: Map<Trust, OpenPool>;
  validTo: string | null;
  hasReadAnswer: boolean;
  malformedAnswers: number;
}

/** Fewer may be accidents of single pages. */
const MALFORMED_ANSWERS = 3;

const SOUND: Diagnosis = { trust: 'verified', problems: [], intermediates: [] };

/** One pool per origin and trust, created when first needed. */
export function createOrigins(
  settings: FetchSettings,
  deps: FetchDeps,
  guard: PrivacyGuard,
  fetchBytes: (url: string) => Promise<Uint8Array | null>,
): Origins {
  const states = new Map<string, OriginState>();
  const sockets = new Set<Socket>();
  const staleErrors = new WeakSet<object>();
  const wrap = deps.connect ?? ((base: buildConnector.connector) => base);
  const parts: Omit<ConnectorParts, 'lookup'> = { timeoutMs: settings.timeoutMs, wrap, sockets, staleErrors };
  // A proxy is usually in the office's own network: the guard does not apply to it.
  const proxyParts: ConnectorParts = { ...parts, lookup: deps.lookup ?? (systemLookup as LookupFunction) };
  const ownContext = secureContextWith(settings.extraCa, []);

  const stateOf = (url: URL): OriginState => {
    const known = states.get(url.origin);
    if (known !== undefined) return known;
    const created: OriginState = {
      diagnosis: SOUND,
      pending: null,
      pools: new Map(),
      lenientPools: new Map(),
      validTo: null,
      hasReadAnswer: false,
      malformedAnswers: 0,
    };
    states.set(url.origin, created);
    return created;
  };

  const connectorOf = (url: URL, trust: Trust, intermediates: readonly string[]): buildConnector.connector => {
    const state = stateOf(url);
    const context = intermediates.length === 0 ? ownContext : secureContextWith(settings.extraCa, intermediates);
    const onSecure = (socket: TLSSocket): void => {
      if (socket.authorized) state.validTo ??= socket.getPeerCertificate().valid_to;
    };
    const proxy = proxyFor(url, settings.proxy);
    const lookup = guard.lookupFor(url);
    if (proxy === null) return createConnector(trust, context, { ...parts, lookup, onSecure });
    const toProxy = createConnector('verified', ownContext, proxyParts);
    if (url.protocol === 'http:') return toProxy;
    const inner = createConnector(trust, context, { ...parts, lookup, onSecure });
    return tunnelConnector(proxy, toProxy, inner, settings.timeoutMs);
  };

  const poolOf = (url: URL, trust: Trust, state: OriginState, isLenient: boolean): OpenPool => {
    const pools = isLenient ? state.lenientPools : state.pools;
    const known = pools.get(trust);
    if (known !== undefined) return known;
    const proxy = url.protocol === 'http:' ? proxyFor(url, settings.proxy) : null;
    const connector = connectorOf(url, trust, state.diagnosis.intermediates);
    const pool = new Pool(proxy === null ? url.origin : proxy.origin, {
      connect: endsHeldBack(isLenient ? lenientConnector(connector) : connector),
      connections: settings.perHost,
      pipelining: 1,
      maxHeaderSize: MAX_HEADER_BYTES,
      // `sendOnce` times the phases: undici's own timers have a resolution of a second.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 10_000,
    });
    const opened: OpenPool = { pool, unused: 0 };
    // undici gives a new connection to a waiting request as soon as this event is over.
    pool.on('connect', () => {
      opened.unused += 1;
    });
    pools.set(trust, opened);
    return opened;
  };

  const handshake = (url: URL, trust: Trust, intermediates: readonly string[]) =>
    new Promise<ReturnType<typeof sentChain>>((resolve, reject) => {
      const port = url.port === '' ? '443' : url.port;
      const hostname = url.hostname.replace(/^\[|\]$/g, '');
      const connect = connectorOf(url, trust, intermediates);
      connect({ hostname, host: url.host, protocol: 'https:', port }, (error, socket) => {
        if (error !== null) {
          reject(error);
          return;
        }
        resolve(socket instanceof TLSSocket ? sentChain(socket) : []);
        socket.on('error', () => {}).destroy();
      });
    });

  return {
    staleErrors,

    route(url, isLenient) {
      const state = stateOf(url);
      const { trust } = state.diagnosis;
      if (trust === null) return null;
      const proxy = url.protocol === 'http:' ? proxyFor(url, settings.proxy) : null;
      const opened = poolOf(url, trust, state, isLenient);
      return {
        dispatcher: opened.pool,
        isLenient,
        isForwarded: proxy !== null,
        headers: proxy === null ? {} : proxyHeaders(proxy),
        takeNewConnection() {
          if (opened.unused === 0) return false;
          opened.unused -= 1;
          return true;
        },
      };
    },

    isMalformed(url) {
      const { hasReadAnswer, malformedAnswers } = stateOf(url);
      return !hasReadAnswer && malformedAnswers >= MALFORMED_ANSWERS;
    },

    hasAnswered(url) {
      const { hasReadAnswer, malformedAnswers } = stateOf(url);
      return hasReadAnswer || malformedAnswers > 0;
    },

    learnAnswer(url, isRead) {
      const state = stateOf(url);
      if (isRead) state.hasReadAnswer = true;
      else state.malformedAnswers += 1;
    },

    problems(url) {
      const state = states.get(url.origin);
      if (state === undefined) return [];
      const expiry = state.validTo === null ? null : expiryProblem(state.validTo, url.hostname, settings.now());
      return expiry === null ? state.diagnosis.problems : [...state.diagnosis.problems, expiry];
    },

    async diagnose(url, code, detail, tried) {
      const state = stateOf(url);
      if (tried !== state.pools.get('verified')?.pool) return false;
      state.pending ??= diagnoseTls(code, detail, url.hostname, {
        handshake: (trust, intermediates) => handshake(url, trust, intermediates),
        fetchBytes,
      }).then((diagnosis) => {
        state.diagnosis = diagnosis;
      });
      await state.pending;
      return true;
    },

    async close() {
      const pools = [...states.values()].flatMap((state) =>
        [...state.pools.values(), ...state.lenientPools.values()].map(({ pool }) => pool),
      );
      states.clear();
      for (const socket of sockets) socket.destroy();
      await Promise.all(pools.map((pool) => pool.destroy()));
    },
  };
}
