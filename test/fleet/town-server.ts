import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/**
 * Many municipalities behind one port: every address of 127.0.0.0/8 is a host of its own, and each of its pages takes the same
 * time whenever it is asked for.
 */
export interface TownServer {
  readonly port: number;
  /** Requests of each host, the different paths among them, and the most it ever had to answer at once. */
  readonly seen: ReadonlyMap<
    string,
    { readonly requests: number; readonly paths: ReadonlySet<string>; readonly mostAtOnce: number }
  >;
  /** The most connections that were ever open at once. */
  mostConnections(): number;
  close(): Promise<void>;
}

export interface Latency {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** How long a host takes for a page: drawn evenly, always the same for the same address. */
export function latencyOf(host: string, path: string, { leastMs, mostMs }: Latency): number {
  const draw = createHash('sha256').update(`${host}${path}`).digest().readUInt32BE(0) / 2 ** 32;
  return leastMs + draw * (mostMs - leastMs);
}

/** Serves `bodyOf(path)` at every host; null is 404. Listens on all loopback addresses. */
export async function startTowns(
  bodyOf: (path: string, host: string) => string | null,
  latency: Latency,
): Promise<TownServer> {
  const seen = new Map<string, { requests: number; paths: Set<string>; atOnce: number; mostAtOnce: number }>();
  const sockets = new Set<Socket>();
  let mostConnections = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    const town = seen.get(host) ?? { requests: 0, paths: new Set(), atOnce: 0, mostAtOnce: 0 };
    seen.set(host, town);
    town.requests += 1;
    town.paths.add(path);
    town.atOnce += 1;
    town.mostAtOnce = Math.max(town.mostAtOnce, town.atOnce);
    setTimeout(
      () => {
        town.atOnce -= 1;
        const body = bodyOf(path, host);
        response.writeHead(body === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(body ?? '<h1>Not Found</h1>');
      },
      latencyOf(host, path, latency),
    );
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    mostConnections = Math.max(mostConnections, sockets.size);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await listen(server);
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    mostConnections: () => mostConnections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: '0.0.0.0', backlog: 4096 }, () => resolve());
  });
}

/** The n-th municipality's loopback address: 127.1.0.1 and on. */
export function hostOf(n: number): string {
  return `127.${1 + Math.floor(n / 62_500)}.${Math.floor(n / 250) % 250}.${1 + (n % 250)}`;
}
