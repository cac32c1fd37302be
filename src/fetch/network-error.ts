import { STATUS_CODES } from 'node:http';
import { errors } from 'undici';
import type { LinkCode, LinkProblem } from '../model/evidence.js';
import type { WordData } from '../model/words.js';
import { phraseList } from '../text/phrase-list.js';

/** Why a request got no response, and whether a retry can help. */
export interface NetworkError {
  readonly problem: LinkProblem;
  /** `once`: one retry; `usual`: as many as the settings say. */
  readonly retry: 'never' | 'once' | 'usual';
  /** Code of a TLS failure, for the diagnosis; null for every other error. */
  readonly tlsCode: string | null;
  /** The connection had served before and died while idle: the request says nothing about the address. */
  readonly isStale: boolean;
  /** The parser refused bytes: a more lenient one may read them, or they belonged to the answer before. */
  readonly isMalformed: boolean;
}

/** A phase ran out of time. */
export class PhaseTimeout extends Error {
  readonly code = 'ERR_PHASE_TIMEOUT';
  readonly phase: 'connect' | 'headers' | 'body';
  readonly ms: number;
  constructor(phase: 'connect' | 'headers' | 'body', ms: number) {
    super(`no end of ${phase} within ${ms} ms`);
    this.phase = phase;
    this.ms = ms;
  }
}

/** A public name or address led to a private one. */
export class PrivateAddressError extends Error {
  readonly code = 'ERR_PRIVATE_ADDRESS';
  readonly host: string;
  readonly address: string;
  constructor(host: string, address: string) {
    super(`${host} leads to the private address ${address}`);
    this.host = host;
    this.address = address;
  }
}

/** The proxy, not the site, refused or failed. */
export class ProxyError extends Error {
  readonly code = 'ERR_PROXY';
}

const DNS_GONE = new Set(['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA', 'EBADNAME', 'EBADQUERY']);
const DNS_SILENT = new Set(['EAI_AGAIN', 'EAI_FAIL', 'ESERVFAIL', 'ETIMEOUT', 'EREFUSED', 'EAI_MEMORY']);
const RESET = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
const UNREACHABLE = new Set(
  phraseList('EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN, EADDRNOTAVAIL, EACCES, EPERM, EINVAL'),
);
const TOO_MANY_FILES = new Set(['EMFILE', 'ENFILE', 'ENOBUFS']);
const BAD_ANSWER = new Set([
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_RES_EXCEEDED_MAX_SIZE',
  'UND_ERR_RESPONSE_STATUS_CODE',
  'ERR_ASSERTION',
]);

/** Codes of OpenSSL and Node for certificates and for the handshake; `UNSPECIFIED` are faults of certificates for which Node has no code. */
const TLS_CODE =
  /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERROR_IN_CERT_|INVALID_(CA|PURPOSE)$|PATH_LENGTH_|HOSTNAME_MISMATCH|EE_KEY_TOO_SMALL|CA_|UNSPECIFIED$)/;

/** @returns what an error of undici, Node or this folder means for the address. */
export function networkErrorOf(error: unknown, staleErrors: WeakSet<object> = new WeakSet()): NetworkError {
  const code = codeOf(error);
  const detail = messageOf(error);
  const isStale = isObject(error) && (staleErrors.has(error) || bytesReadOf(error) > 0);

  if (error instanceof PrivateAddressError) {
    return networkError('private-address', { host: error.host, address: error.address });
  }
  if (error instanceof PhaseTimeout) {
    const data = { phase: error.phase, ms: error.ms };
    return networkError('timeout', data, error.phase === 'connect' ? 'once' : 'never');
  }
  if (code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT')
    return networkError('timeout', { phase: 'connect' }, 'once');
  if (DNS_GONE.has(code)) return networkError('dns', { reason: 'not-found', detail: code });
  if (DNS_SILENT.has(code)) return networkError('dns', { reason: 'no-answer', detail: code }, 'once');
  if (TLS_CODE.test(code)) return { ...networkError('tls', tlsData(code, detail)), tlsCode: code };
  if (code === 'ECONNREFUSED') return networkError('connection', { reason: 'refused' });
  if (RESET.has(code)) return { ...networkError('connection', { reason: 'reset' }, 'usual'), isStale };
  if (code === 'UND_ERR_SOCKET') return { ...socketFailure(detail), isStale };
  if (UNREACHABLE.has(code)) return networkError('connection', { reason: 'unreachable', detail: code });
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return networkError('connection', { reason: 'headers-too-large' });
  if (error instanceof errors.HTTPParserError || BAD_ANSWER.has(code))
    return networkError('connection', { reason: 'bad-answer', detail });
  if (code === 'UND_ERR_INVALID_ARG') return networkError('invalid-url', { reason: 'syntax', detail });
  if (error instanceof ProxyError) return networkError('connection', { reason: 'proxy', detail });
  if (TOO_MANY_FILES.has(code)) return networkError('connection', { reason: 'local', detail: code }, 'usual');
  return networkError('connection', { reason: 'other', detail: code || detail });
}

/** The failure of a certificate or handshake as data of `link/tls`. */
export function tlsData(code: string, detail: string): { reason: ReturnType<typeof tlsReason>; detail: string } {
  return { reason: tlsReason(code, detail), detail: code === '' || code === 'UNSPECIFIED' ? detail : code };
}

/** OpenSSL found no issuer for what the server sent: either the chain is incomplete or the authority is unknown. */
export function isMissingIssuer(code: string): boolean {
  return code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' || code.startsWith('UNABLE_TO_GET_ISSUER_CERT');
}

function tlsReason(code: string, detail: string) {
  if (code === 'CERT_HAS_EXPIRED') return 'expired';
  if (code === 'CERT_NOT_YET_VALID') return 'not-yet-valid';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return 'wrong-host';
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT') return 'self-signed';
  if (code === 'SELF_SIGNED_CERT_IN_CHAIN' || code === 'CERT_UNTRUSTED' || isMissingIssuer(code))
    return 'unknown-authority';
  // Of OpenSSL: "ca md too weak", "EE certificate key too weak", "CA certificate key too weak".
  if (/too[ _](?:weak|small)/i.test(code === 'UNSPECIFIED' ? detail : code)) return 'weak';
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return 'protocol';
  return 'other';
}

export function statusProblem(status: number): LinkProblem {
  const name = STATUS_CODES[status];
  return { code: 'http-status', data: name === undefined ? { status } : { status, name } };
}

/** @returns the `code` of an error, or of the first of several attempts that all failed (one for each address). */
export function codeOf(error: unknown): string {
  if (!isObject(error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0]);
  if ('cause' in error) return codeOf(error.cause);
  return '';
}

function networkError(code: LinkCode, data: WordData, retry: NetworkError['retry'] = 'never'): NetworkError {
  const isMalformed = data.reason === 'bad-answer' || data.reason === 'headers-too-large';
  return { problem: { code, data }, retry, tlsCode: null, isStale: false, isMalformed };
}

/** undici distinguishes its kinds of broken connections by the message alone. */
function socketFailure(detail: string): NetworkError {
  if (detail.startsWith('bad ')) return networkError('connection', { reason: 'bad-answer', detail });
  return networkError('connection', { reason: 'closed' }, 'usual');
}

function bytesReadOf(error: object): number {
  if (!('socket' in error) || !isObject(error.socket) || !('bytesRead' in error.socket)) return 0;
  return typeof error.socket.bytesRead === 'number' ? error.socket.bytesRead : 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
