import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { createServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import * as x509 from '@peculiar/x509';
import { file, type Routes, type Site, type SiteOptions, startSite } from './site.js';

export type TlsKind =
  | 'good'
  | 'self-signed'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-host'
  | 'expiring'
  /** The server leaves out the intermediate; its certificate names an address where it can be had. */
  | 'incomplete-chain'
  /** The same with an authority that nobody knows. */
  | 'unknown-chain'
  /** The intermediate is left out and can't be had either. */
  | 'lost-chain'
  | 'old-protocol'
  /** Signed with SHA-1. */
  | 'weak-signature'
  /** The authority's certificate between is signed with SHA-1. */
  | 'weak-middle'
  /** RSA of 768 bits. */
  | 'weak-key';

export interface TlsSite extends Site {
  /** PEM of the test authority: give it to the client as `extraCa`. */
  readonly ca: string;
  /** How often the missing intermediate was fetched. */
  issuerAsked(): number;
}

const DAY_MS = 86_400_000;
const KEY = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const SHA1 = { ...KEY, hash: 'SHA-1' } as const;
const SHORT_KEY = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 768,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const;

interface Authority {
  readonly name: string;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly pem: string;
  readonly der: Uint8Array;
}

/** An https server on loopback with a certificate that is wrong in one way. No files, no openssl. */
export async function startTlsSite({
  kind,
  routes = { '/': file('<title>secure</title>', 'text/html') },
  expiresInDays = 10,
}: {
  readonly kind: TlsKind;
  readonly routes?: Routes;
  readonly expiresInDays?: number;
}): Promise<TlsSite> {
  const root = await makeAuthority(`Test Root (${kind})`, null);
  const known = kind === 'unknown-chain' ? await makeAuthority('Nobody Knows Root', null) : root;
  const middle = await makeAuthority('Test Intermediate', known, kind === 'weak-middle' ? SHA1 : KEY);
  const issuerSite = await startSite({ '/middle.crt': file(middle.der, 'application/pkix-cert') });

  const keys = await makeKeys(kind === 'weak-key' ? SHORT_KEY : KEY);
  const isSelfSigned = kind === 'self-signed';
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=127.0.0.1',
    issuer: isSelfSigned ? 'CN=127.0.0.1' : `CN=${middle.name}`,
    publicKey: keys.publicKey,
    signingKey: isSelfSigned ? keys.privateKey : middle.keys.privateKey,
    signingAlgorithm: kind === 'weak-signature' ? SHA1 : KEY,
    ...validity(kind, expiresInDays),
    extensions: [
      new x509.SubjectAlternativeNameExtension(
        kind === 'wrong-host'
          ? [{ type: 'dns', value: 'hosting.example' }]
          : [
              { type: 'ip', value: '127.0.0.1' },
              { type: 'dns', value: 'localhost' },
              { type: 'dns', value: 'town.test' },
            ],
      ),
      ...(kind === 'lost-chain' || isSelfSigned
        ? []
        : [new x509.AuthorityInfoAccessExtension({ caIssuers: `${issuerSite.origin}/middle.crt` })]),
    ],
  });
  const isChainLeftOut = kind.endsWith('-chain') || isSelfSigned;
  const options: SecureContextOptions = {
    key: await privatePem(keys),
    cert: isChainLeftOut ? certificate.toString('pem') : `${certificate.toString('pem')}\n${middle.pem}`,
    ...(kind === 'old-protocol'
      ? { minVersion: 'TLSv1' as const, maxVersion: 'TLSv1.1' as const, ciphers: 'DEFAULT@SECLEVEL=0' }
      : {}),
    ...(kind.startsWith('weak-') ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
  };
  const siteOptions: SiteOptions = {
    scheme: 'https',
    makeServer: (handler) => {
      const server = createServer(options, handler);
      server.on('tlsClientError', (_, socket) => socket.destroy());
      return server;
    },
  };
  const site = await startSite(routes, siteOptions);
  return {
    ...site,
    ca: root.pem,
    issuerAsked: () => issuerSite.asked('/middle.crt'),
    close: async () => {
      await Promise.all([site.close(), issuerSite.close()]);
    },
  };
}

function validity(kind: TlsKind, expiresInDays: number): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  const from = kind === 'not-yet-valid' ? 5 : -100;
  const until = kind === 'expired' ? -3 : kind === 'expiring' ? expiresInDays : 200;
  return { notBefore: new Date(now + from * DAY_MS), notAfter: new Date(now + until * DAY_MS) };
}

async function makeAuthority(
  name: string,
  issuer: Authority | null,
  signingAlgorithm: typeof KEY | typeof SHA1 = KEY,
): Promise<Authority> {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: `CN=${issuer?.name ?? name}`,
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    signingAlgorithm,
    notBefore: new Date(Date.now() - 1000 * DAY_MS),
    notAfter: new Date(Date.now() + 1000 * DAY_MS),
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  return { name, keys, pem: certificate.toString('pem'), der: new Uint8Array(certificate.rawData) };
}

async function makeKeys(algorithm: typeof KEY | typeof SHORT_KEY = KEY): Promise<webcrypto.CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
}

async function privatePem(keys: webcrypto.CryptoKeyPair): Promise<string> {
  const bytes = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return x509.PemConverter.encode(bytes, 'PRIVATE KEY');
}
