import { randomBytes, X509Certificate } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

/** id-sha256 (RFC 5754, 2.2) and id-kp-timeStamping (RFC 3161, 2.3). */
const SHA256 = '2.16.840.1.101.3.4.2.1';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/**
 * A request for a time stamp (RFC 3161, 2.4.1) of a file by its SHA-256, as `openssl ts -query` makes it: with a nonce, and
 * asking for the certificate of the authority.
 */
export function timeStampRequest(sha256: string): Uint8Array {
  const nonce = randomBytes(8);
  // DER integers are signed: the first bit would make it negative.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: bytesOf(Buffer.from(sha256, 'hex')) }),
    }),
    nonce: new Integer({ valueHex: bytesOf(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** The answer of an authority. */
export interface TimeStamp {
  /** SHA-256 of what was stamped. */
  readonly sha256: string;
  /** When, by the clock of the authority: ISO 8601. */
  readonly at: string;
  /** The subject of its certificate; null: the answer has none. */
  readonly authority: string | null;
  /** The signed part, for {@link checkSignature}. */
  readonly signed: SignedData;
}

/** Why an answer is no time stamp. `refused`: the authority says so, with its words; `malformed`; `digest`: of another kind of hash. */
export interface NoTimeStamp {
  readonly reason: 'refused' | 'malformed' | 'digest';
  readonly detail: string;
}

/** Reads a `TimeStampResp` (RFC 3161, 2.4.2). What it says is proved by {@link checkSignature} alone. */
export function readTimeStamp(answer: Uint8Array): TimeStamp | NoTimeStamp {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(bytesOf(answer));
    // 0 granted, 1 granted with modifications.
    if (status.status > 1 || timeStampToken === undefined) {
      const detail = (status.statusStrings ?? []).map(({ valueBlock }) => valueBlock.value).join('; ');
      return { reason: 'refused', detail: detail === '' ? `status ${status.status}` : detail };
    }
    if (timeStampToken.contentType !== SIGNED_DATA) return { reason: 'malformed', detail: timeStampToken.contentType };
    const signed = new SignedData({ schema: timeStampToken.content });
    const content = signed.encapContentInfo.eContent;
    if (signed.encapContentInfo.eContentType !== TST_INFO || content === undefined)
      return { reason: 'malformed', detail: signed.encapContentInfo.eContentType };
    const info = TSTInfo.fromBER(content.getValue());
    const { hashAlgorithm, hashedMessage } = info.messageImprint;
    if (hashAlgorithm.algorithmId !== SHA256) return { reason: 'digest', detail: hashAlgorithm.algorithmId };
    return {
      sha256: Buffer.from(hashedMessage.getValue()).toString('hex'),
      at: info.genTime.toISOString(),
      authority: authorityOf(signed),
      signed,
    };
  } catch (error) {
    return { reason: 'malformed', detail: error instanceof Error ? error.message : '' };
  }
}

/**
 * Checks the signature of a time stamp.
 * @param stamped the bytes that were stamped
 * @param trusted certificates in PEM of authorities that are trusted; null: the signature is checked by the certificate in the answer
 * @returns `trusted`: by an authority of the list; `intact`: by its own certificate, which nobody vouches for; else `invalid`
 */
export async function checkSignature(
  { signed, at }: TimeStamp,
  stamped: Uint8Array,
  trusted: string | null,
): Promise<'trusted' | 'intact' | 'invalid'> {
  const parameters = { signer: 0, data: bytesOf(stamped), checkDate: new Date(at) };
  const roots = trusted === null ? [] : certificatesIn(trusted);
  try {
    if (!mayStamp(signed)) return 'invalid';
    if (trusted === null) return (await signed.verify({ ...parameters, checkChain: false })) ? 'intact' : 'invalid';
    const isTrusted = await signed.verify({ ...parameters, checkChain: true, trustedCerts: roots });
    return isTrusted && roots.length > 0 ? 'trusted' : 'invalid';
  } catch {
    return 'invalid';
  }
}

/** RFC 3161, 2.3: the certificate of an authority is for time stamps alone. */
function mayStamp(signed: SignedData): boolean {
  const own = certificatesOf(signed);
  return own.length === 0 || own.some(({ keyUsage }) => keyUsage?.includes(TIME_STAMPING) === true);
}

function authorityOf(signed: SignedData): string | null {
  const own = certificatesOf(signed);
  const signer = own.find(({ keyUsage }) => keyUsage?.includes(TIME_STAMPING) === true) ?? own[0];
  return signer?.subject.split('\n').join(', ') ?? null;
}

function certificatesOf({ certificates = [] }: SignedData): X509Certificate[] {
  return certificates.flatMap((one) =>
    one instanceof Certificate ? [new X509Certificate(Buffer.from(one.toSchema(true).toBER()))] : [],
  );
}

function certificatesIn(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => Certificate.fromBER(bytesOf(new X509Certificate(block).raw)));
}

/** A copy with a buffer of its own, as the library takes it. */
function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
