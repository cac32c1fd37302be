import type { LookupFunction } from 'node:net';
import type { buildConnector } from 'undici';
import type { LinkProblem } from '../model/evidence.js';
import type { CrawlLimits } from '../model/settings.js';
import type { BodyRoom } from './body-room.js';
import type { HostStates } from './host-state.js';

export interface FetchSettings
  extends Pick<CrawlLimits, 'concurrency' | 'perHost' | 'delayMs' | 'timeoutMs' | 'retries' | 'robots'> {
  /** Of a body after decompression. */
  readonly maxBytes: number;
  readonly userAgent: string;
  /** Home page of the audited site: decides what counts as private. */
  readonly site: string;
  readonly proxy: ProxySettings | null;
  /** Certificates in PEM that are trusted beside Node's own. */
  readonly extraCa: string | null;
  /** The clock of the round, ISO 8601. */
  readonly now: () => string;
}

export interface ProxySettings {
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  /** As in NO_PROXY: names, `.suffixes`, `host:port`, `*`, with commas or spaces between. */
  readonly noProxy?: string | undefined;
}

/** Of each request on the wire. */
export interface RequestEvent {
  readonly method: 'GET' | 'HEAD';
  readonly url: string;
  /** 0 for the first time, then the number of the retry. */
  readonly attempt: number;
}

/** What became of a request on the wire. */
export interface ResponseEvent extends RequestEvent {
  /** Null: no response. */
  readonly status: number | null;
  /** Why there is no response. */
  readonly problem: LinkProblem | null;
  /** Of the body, as they came. */
  readonly bytes: number;
  readonly ms: number;
  /** The connection had served a request before. */
  readonly isReused: boolean;
}

export interface FetchDeps {
  /** Aborted: every request ends, and waiting ones are rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly sleep?: Sleep | undefined;
  /** 0 to 1, for the jitter. */
  readonly random?: (() => number) | undefined;
  /** Wraps the connector of every connection: a test can send `town.test` to a port of its own. */
  readonly connect?: ((base: buildConnector.connector) => buildConnector.connector) | undefined;
  /** Default: the machine's name resolution. */
  readonly lookup?: LookupFunction | undefined;
  /** Called just before the request leaves. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Called when its response has ended, or when there will be none. */
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Shared by the clients of one process: several clients ask a host no more than one would. */
  readonly hosts?: HostStates | undefined;
  /** Memory for large bodies, which the audits of one process share; absent: none waits for it. */
  readonly room?: BodyRoom | undefined;
}

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;
