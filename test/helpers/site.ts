import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Server as RawServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import * as zlib from 'node:zlib';
import type { buildConnector } from 'undici';

/** What a server does with one request. `times`: how often the same address was asked before. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, times: number) => void | Promise<void>;

/** `'/path'`, `'/path?query'`, `'HEAD /path'`; `'*'` for all that have no entry (default: 404). */
export type Routes = Readonly<Record<string, Behaviour>>;

export interface SeenRequest {
  readonly method: string;
  /** With its query, as it came over the wire. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds of `performance.now` at its arrival. */
  readonly at: number;
  /** Requests that were being answered, this one included. */
  readonly inFlight: number;
}

export interface Site {
  /** The home page: origin and a slash. */
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  readonly requests: readonly SeenRequest[];
  /** How often a path (with its query) was asked for, by any method. */
  asked(path: string): number;
  /** The most requests that were ever being answered at once. */
  mostAtOnce(): number;
  /** Connections that are open now. */
  connections(): number;
  forget(): void;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Makes the server, for TLS; it must hand `handler` its requests. */
  readonly makeServer?: (handler: (request: IncomingMessage, response: ServerResponse) => void) => Server;
  readonly scheme?: 'http' | 'https';
  /** In the addresses that the site is given; it always listens on 127.0.0.1. */
  readonly hostname?: string;
}

/** Serves on a free loopback port. Closing it breaks every connection, so that nothing is left over. */
export async function startSite(routes: Routes | Behaviour, options: SiteOptions = {}): Promise<Site> {
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let inFlight = 0;

  const handler = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '';
    const method = request.method ?? '';
    const times = requests.filter((seen) => seen.path === path).length;
    inFlight += 1;
    let isOver = false;
    const over = (): void => {
      if (!isOver) inFlight -= 1;
      isOver = true;
    };
    response.on('finish', over);
    response.on('close', over);
    requests.push({ method, path, headers: request.headers, at: performance.now(), inFlight });
    const behave = typeof routes === 'function' ? routes : routeOf(routes, method, path);
    Promise.resolve(behave(request, response, times)).catch(() => response.destroy());
  };

  const server = options.makeServer?.(handler) ?? createServer({ keepAliveTimeout: 60_000 }, handler);
  server.on('connection', (socket: Socket) => track(socket, sockets));
  server.on('clientError', (_: Error, socket: Socket) => socket.destroy());
  const port = await listen(server);
  const origin = `${options.scheme ?? 'http'}://${options.hostname ?? '127.0.0.1'}:${port}`;

  return {
    url: `${origin}/`,
    origin,
    port,
    requests,
    asked: (path) => requests.filter((seen) => seen.path === path).length,
    mostAtOnce: () => Math.max(0, ...requests.map((seen) => seen.inFlight)),
    connections: () => sockets.size,
    forget: () => {
      requests.length = 0;
    },
    close: () => shut(server, sockets),
  };
}

export interface RawSite {
  readonly url: string;
  readonly port: number;
  /** The first line of each request that came. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

/** A server that speaks whatever it is told to, for answers that no HTTP library would send. */
export async function startRaw(
  answer: string | Uint8Array | ((socket: Socket, request: string) => void),
  { thenEnd = true }: { readonly thenEnd?: boolean } = {},
): Promise<RawSite> {
  const sockets = new Set<Socket>();
  const lines: string[] = [];
  const server = createRawServer((socket) => {
    track(socket, sockets);
    socket.on('data', (bytes: Buffer) => {
      const request = bytes.toString('latin1');
      lines.push(request.split('\r\n')[0] ?? '');
      if (typeof answer === 'function') {
        answer(socket, request);
        return;
      }
      if (thenEnd) socket.end(answer);
      else socket.write(answer);
    });
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}/`, port, lines, close: () => shut(server, sockets) };
}

/** A connector that leads host names to local ports: `http://town.test/` needs no name server and no port of its own. */
export function leadTo(
  ports: Readonly<Record<string, number>>,
): (base: buildConnector.connector) => buildConnector.connector {
  return (base) => (options, callback) => {
    const port = ports[`${options.hostname}:${options.port}`] ?? ports[options.hostname];
    if (port === undefined) return base(options, callback);
    return base({ ...options, hostname: '127.0.0.1', port: String(port) }, callback);
  };
}

export function html(body: string, headers: Readonly<Record<string, string>> = {}, code = 200): Behaviour {
  return (_, response) => {
    response.writeHead(code, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };
}

/** A whole page around a title and a body. */
export function page(title: string, body: string): Behaviour {
  return html(`<!doctype html><html lang="th"><head><title>${title}</title></head><body>${body}</body></html>`);
}

export function file(
  bytes: Uint8Array | string,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): Behaviour {
  const body = Buffer.from(bytes);
  return (_, response) => {
    response.writeHead(200, { 'content-type': type, 'content-length': body.length, ...headers }).end(body);
  };
}

export function status(
  code: number,
  body: string | Uint8Array = '',
  headers: Readonly<Record<string, string>> = {},
): Behaviour {
  return (_, response) => {
    response.writeHead(code, { 'content-type': 'text/html', ...headers }).end(body);
  };
}

export function redirect(to: string, code = 302, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (_, response) => {
    response.writeHead(code, { location: to, ...headers }).end();
  };
}

/** Leads to itself. */
export function loop(): Behaviour {
  return (request, response) => {
    response.writeHead(302, { location: request.url ?? '/' }).end();
  };
}

/** Leads to ever new addresses. Serve it under `*`. */
export function endlessRedirect(): Behaviour {
  return (request, response) => {
    const step = Number(/step=(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
    response.writeHead(302, { location: `/endless?step=${step + 1}` }).end();
  };
}

/** Takes the request and says nothing. */
export function hang(): Behaviour {
  return () => {};
}

/** Sends headers at once and then a little at a time, for ever. */
export function drip({
  everyMs = 20,
  bytes = 1,
}: {
  readonly everyMs?: number;
  readonly bytes?: number;
} = {}): Behaviour {
  return async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    while (!response.destroyed) {
      response.write('.'.repeat(bytes));
      await pause(everyMs);
    }
  };
}

/** Promises more than it sends, and ends the connection properly. */
export function cutBody(sent: Uint8Array | string, promised: number, type = 'application/pdf'): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-type': type, 'content-length': promised, connection: 'close' });
    response.write(sent, () => response.socket?.end());
  };
}

/** Breaks the connection in the middle of the body. */
export function resetMidBody(sent: string, type = 'text/html'): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-type': type });
    response.write(sent, () => setTimeout(() => response.socket?.resetAndDestroy(), 20));
  };
}

/** Breaks the connection before a byte is answered. */
export function resetAtOnce(): Behaviour {
  return (request) => {
    request.socket.resetAndDestroy();
  };
}

export function gzip(body: string | Uint8Array): Behaviour {
  return encoded('gzip', zlib.gzipSync(body));
}

export function deflate(body: string | Uint8Array): Behaviour {
  return encoded('deflate', zlib.deflateSync(body));
}

export function rawDeflate(body: string | Uint8Array): Behaviour {
  return encoded('deflate', zlib.deflateRawSync(body));
}

export function brotli(body: string | Uint8Array): Behaviour {
  return encoded('br', zlib.brotliCompressSync(body));
}

/** Zeros without end in sight: a thousand times as big as what comes over the wire. */
export function bomb(megabytes: number, encoding: 'gzip' | 'br' | 'gzip, gzip' = 'gzip'): Behaviour {
  const zeros = Buffer.alloc(megabytes * 1024 * 1024);
  if (encoding === 'br')
    return encoded('br', zlib.brotliCompressSync(zeros, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }));
  const once = zlib.gzipSync(zeros, { level: 1 });
  return encoded(encoding, encoding === 'gzip' ? once : zlib.gzipSync(once));
}

/** Bytes under whatever Content-Encoding, true or not. */
export function encoded(encoding: string, bytes: Uint8Array | string, type = 'text/html; charset=utf-8'): Behaviour {
  return file(bytes, type, { 'content-encoding': encoding });
}

/** A plain page that says it is gzip. */
export function wrongEncoding(body: string, encoding = 'gzip'): Behaviour {
  return encoded(encoding, body);
}

/** One after another, and the last one from then on. */
export function sequence(...behaviours: readonly [Behaviour, ...Behaviour[]]): Behaviour {
  return (request, response, times) => (behaviours[times] ?? behaviours.at(-1))?.(request, response, times);
}

export function slow(ms: number, behaviour: Behaviour): Behaviour {
  return async (request, response, times) => {
    await pause(ms);
    await behaviour(request, response, times);
  };
}

function routeOf(routes: Routes, method: string, path: string): Behaviour {
  const bare = path.replace(/\?.*$/, '');
  const names = [`${method} ${path}`, path, `${method} ${bare}`, bare, '*'];
  const name = names.find((candidate) => Object.hasOwn(routes, candidate));
  return (name === undefined ? undefined : routes[name]) ?? status(404, '<h1>Not Found</h1>');
}

function track(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  socket.on('error', () => {});
  socket.on('close', () => sockets.delete(socket));
}

function listen(server: Server | RawServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function shut(server: Server | RawServer, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}
