import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { LinkProblem } from '../../model/evidence.js';
import { codeOf, isMissingIssuer, tlsData } from '../network-error.js';
import type { Trust } from './connector.js';

/** How far to trust an origin, and what is wrong with its certificate. */
export interface Diagnosis {
  /** Null: no handshake succeeds. */
  readonly trust: Trust | null;
  readonly problems: readonly LinkProblem[];
  /** PEM of the certificates that the server should have sent. */
  readonly intermediates: readonly string[];
}

export interface DiagnosisTools {
  /** Opens and closes one connection. Gives {@link sentChain}; rejects with the error of the handshake. */
  readonly handshake: (trust: Trust, intermediates: readonly string[]) => Promise<readonly X509Certificate[]>;
  /** Fetches an http address of a certificate; null: it could not be fetched. */
  readonly fetchBytes: (url: string) => Promise<Uint8Array | null>;
}

const DAY_MS = 86_400_000;
const EXPIRING_DAYS = 30;

/** No public chain is longer; bounds the requests of a hostile one. */
const MAX_INTERMEDIATES = 3;
/** Headers in a bundle that are tried as a certificate; each takes time as all behind it is long. */
const MAX_CANDIDATES = 100;

/** Finds the reason of a failed handshake, and the strictest trust under which the content can still be read. */
export async function diagnoseTls(
  code: string,
  detail: string,
  host: string,
  tools: DiagnosisTools,
): Promise<Diagnosis> {
  const data = tlsData(code, detail);
  if (data.reason === 'protocol') return diagnoseProtocol(data, host, tools);

  const chain = await tools.handshake('unverified', []).catch(() => null);
  // OpenSSL refuses keys and signatures below its security level even unverified.
  if (chain === null) return diagnoseProtocol(data, host, tools);
  if (isMissingIssuer(code)) {
    const completed = await completeChain(chain, host, tools);
    if (completed !== null) return completed;
  }
  const leaf = chain[0];
  const until = leaf === undefined ? null : isoOf(leaf.validTo);
  const dated = data.reason === 'expired' && until !== null ? { until: until.slice(0, 10) } : {};
  return { trust: 'unverified', problems: [{ code: 'tls', data: { ...data, host, ...dated } }], intermediates: [] };
}

/** `link/tls-expiring`, for a certificate that is valid today. */
export function expiryProblem(validTo: string, host: string, now: string): LinkProblem | null {
  const until = isoOf(validTo);
  if (until === null) return null;
  const days = Math.floor((Date.parse(until) - Date.parse(now)) / DAY_MS);
  if (Number.isNaN(days) || days > EXPIRING_DAYS) return null;
  return { code: 'tls-expiring', data: { days: Math.max(0, days), until: until.slice(0, 10), host } };
}

/** The certificates that a server sent, its own first. */
export function sentChain(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = [];
  const seen = new Set<string>();
  let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (next?.raw !== undefined && !seen.has(next.fingerprint256)) {
    seen.add(next.fingerprint256);
    chain.push(new X509Certificate(next.raw));
    next = next.issuerCertificate;
  }
  return chain;
}

async function diagnoseProtocol(
  data: { readonly reason: string; readonly detail: string },
  host: string,
  tools: DiagnosisTools,
): Promise<Diagnosis> {
  const canTalk = await tools.handshake('legacy', []).then(
    () => true,
    () => false,
  );
  return { trust: canTalk ? 'legacy' : null, problems: [{ code: 'tls', data: { ...data, host } }], intermediates: [] };
}

/** Follows the caIssuers addresses (RFC 5280, 4.2.2.1) from the last certificate sent, and verifies again. */
async function completeChain(
  chain: readonly X509Certificate[],
  host: string,
  tools: DiagnosisTools,
): Promise<Diagnosis | null> {
  const found: string[] = [];
  let top = chain.at(-1);
  while (top !== undefined && found.length < MAX_INTERMEDIATES) {
    const issuer: X509Certificate | null = await fetchIssuer(top, tools);
    if (issuer === null) return null;
    found.push(issuer.toString());
    const failure = await tools.handshake('completed', found).then(
      () => null,
      (error: unknown) => ({ code: codeOf(error), error }),
    );
    if (failure === null) {
      const problem: LinkProblem = { code: 'tls-chain', data: { host, missing: issuerName(issuer) } };
      return { trust: 'completed', problems: [problem], intermediates: found };
    }
    if (!isMissingIssuer(failure.code)) {
      const detail = failure.error instanceof Error ? failure.error.message : '';
      const problem: LinkProblem = { code: 'tls', data: { ...tlsData(failure.code, detail), host } };
      return { trust: 'unverified', problems: [problem], intermediates: [] };
    }
    top = issuer;
  }
  return null;
}

async function fetchIssuer(certificate: X509Certificate, tools: DiagnosisTools): Promise<X509Certificate | null> {
  for (const url of issuerUrls(certificate)) {
    const bytes = await tools.fetchBytes(url);
    if (bytes === null) continue;
    const issuer = certificatesIn(bytes).find((candidate) => certificate.checkIssued(candidate));
    if (issuer !== undefined) return issuer;
  }
  return null;
}

function issuerUrls(certificate: X509Certificate): string[] {
  return [...(certificate.infoAccess ?? '').matchAll(/^CA Issuers - URI:"?(http:[^\s"]+)/gm)]
    .map((match) => match[1] ?? '')
    .slice(0, 2);
}

/** DER, PEM, or a PKCS #7 bundle (RFC 5280 allows it), whose certificates are found by their DER headers. */
function certificatesIn(bytes: Uint8Array): X509Certificate[] {
  const whole = certificateOf(bytes);
  if (whole !== null) return [whole];
  const buffer = Buffer.from(bytes);
  const found: X509Certificate[] = [];
  let tries = 0;
  for (let at = 0; at + 4 < buffer.length && tries < MAX_CANDIDATES; at++) {
    if (buffer[at] !== 0x30 || buffer[at + 1] !== 0x82) continue;
    tries += 1;
    const end = at + 4 + buffer.readUInt16BE(at + 2);
    const inner = end <= buffer.length ? certificateOf(buffer.subarray(at, end)) : null;
    if (inner === null) continue;
    found.push(inner);
    at = end - 1;
  }
  return found;
}

function certificateOf(bytes: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(bytes);
  } catch {
    return null;
  }
}

function issuerName(certificate: X509Certificate): string {
  return /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? certificate.subject.replaceAll('\n', ', ');
}

function isoOf(validTo: string): string | null {
  const time = Date.parse(validTo);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
