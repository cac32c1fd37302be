import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { PrivacyGuard } from '../connection/private-address-guard.js';

/** A proxy on loopback that the browser's connections must take. */
export interface GuardedProxy {
  /** `http://127.0.0.1:PORT` */
  readonly server: string;
  close(): void;
}

/** Nothing of the browser waits longer for a connection, ms. */
const CONNECT_MS = 20_000;

/**
 * A page chooses names and redirects as it likes, and a browser resolves and follows them by itself. So every connection of
 * the browser is made here, to an address that the guard has seen, by the same rule as those of the program. Only GET and
 * HEAD pass in the clear; what goes through CONNECT (RFC 9110, 9.3.6) is decided by host.
 */
export async function openGuardedProxy(guard: PrivacyGuard): Promise<GuardedProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer((asked, answer) => forward(asked, answer, guard));
  server.on('connection', keep);
  server.on('connect', (asked: IncomingMessage, client: Socket, head: Buffer) => {
    const target = targetOf(`https://${asked.url ?? ''}`, guard);
    if (target === null) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const port = Number(target.port === '' ? 443 : target.port);
    const far = connect({ host: bareHost(target), port, lookup: guard.lookupFor(target), timeout: CONNECT_MS });
    keep(far);
    far.once('timeout', () => far.destroy());
    far.once('connect', () => {
      far.setTimeout(0);
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
      far.pipe(client).pipe(far);
    });
    far.once('close', () => client.destroy());
    client.once('close', () => far.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  return {
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function forward(asked: IncomingMessage, answer: ServerResponse, guard: PrivacyGuard): void {
  const target = asked.method === 'GET' || asked.method === 'HEAD' ? targetOf(asked.url ?? '', guard) : null;
  if (target === null || target.protocol !== 'http:') {
    answer.writeHead(403).end();
    return;
  }
  const { 'proxy-connection': _, ...headers } = asked.headers;
  const far = request(
    {
      method: asked.method,
      host: bareHost(target),
      port: target.port === '' ? 80 : target.port,
      path: target.pathname + target.search,
      headers: { ...headers, connection: 'close' },
      lookup: guard.lookupFor(target),
      timeout: CONNECT_MS,
      agent: false,
      insecureHTTPParser: true,
    },
    (found) => {
      answer.writeHead(found.statusCode ?? 502, found.rawHeaders);
      found.pipe(answer);
      found.once('error', () => answer.destroy());
    },
  );
  far.once('timeout', () => far.destroy(new Error('timeout')));
  far.once('error', () => {
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502).end();
  });
  answer.once('close', () => far.destroy());
  far.end();
}

/** Null: the guard lets nobody there. */
function targetOf(address: string, guard: PrivacyGuard): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return guard.refuses(url, undefined) ? null : url;
}

const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
