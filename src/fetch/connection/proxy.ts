import type { Socket } from 'node:net';
import { type buildConnector, Client } from 'undici';
import { isWithin } from '../../text/url.js';
import { basicOf } from '../credentials.js';
import { ProxyError } from '../network-error.js';
import { isLoopbackHost } from '../private-address.js';
import type { ProxySettings } from '../settings.js';

/** @returns the proxy for an address; null: none. A proxy on another machine gets no request for this machine's loopback. */
export function proxyFor(url: URL, settings: ProxySettings | null): URL | null {
  if (settings === null) return null;
  const address = url.protocol === 'https:' ? (settings.https ?? '') : (settings.http ?? '');
  if (address === '' || isExempt(url, settings.noProxy ?? '')) return null;
  const text = address.includes('://') ? address : `http://${address}`;
  if (!URL.canParse(text)) return null;
  const proxy = new URL(text);
  return isLoopbackHost(url.hostname) && !isLoopbackHost(proxy.hostname) ? null : proxy;
}

export function proxyHeaders(proxy: URL): Readonly<Record<string, string>> {
  const authorization = basicOf(proxy);
  return authorization === null ? {} : { 'proxy-authorization': authorization };
}

/** Opens a tunnel (RFC 9110, 9.3.6: CONNECT) for a connector that does TLS in it. */
export function tunnelConnector(
  proxy: URL,
  toProxy: buildConnector.connector,
  inner: buildConnector.connector,
  timeoutMs: number,
): buildConnector.connector {
  return (options, callback) => {
    const client = new Client(proxy.origin, { connect: toProxy, headersTimeout: timeoutMs });
    const target = `${options.hostname.includes(':') ? `[${options.hostname}]` : options.hostname}:${options.port || 443}`;
    client.connect({ path: target, headers: { host: target, ...proxyHeaders(proxy) } }).then(
      ({ statusCode, socket }) => {
        if (statusCode === 200) {
          inner({ ...options, httpSocket: socket as Socket }, callback);
          return;
        }
        socket.on('error', () => {}).destroy();
        callback(new ProxyError(`the proxy answered ${statusCode}`), null);
      },
      (error: unknown) => {
        callback(new ProxyError(error instanceof Error ? error.message : String(error)), null);
      },
    );
  };
}

function isExempt(url: URL, noProxy: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return noProxy
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = entry, entryPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
      if (entryPort !== undefined && entryPort !== port) return false;
      const suffix = name.replace(/^\*?\./, '').replace(/^\[|\]$/g, '');
      return isWithin(host, suffix);
    });
}
