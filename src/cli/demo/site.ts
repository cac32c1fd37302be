import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { CHECKLISTS_DIR } from '../../checklist/profiles.js';
import { qrPicture } from './qr-picture.js';

const DEMO_DIR = join(CHECKLISTS_DIR, 'demo');

/** The checklist of the sample municipality. */
export const DEMO_CHECKLIST = join(DEMO_DIR, 'samran.yaml');

/** The folders of the site at each time; the first that has a file serves it. */
const STAGES = {
  /** Before the budget file of O6 was replaced. */
  first: ['first-round', 'site'],
  now: ['site'],
  /** After the corrections. */
  after: ['after', 'site'],
} as const;

export type DemoStage = keyof typeof STAGES;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  // Old pages in windows-874, which declare it themselves.
  '.htm': 'text/html',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.zip': 'application/zip',
};

export interface DemoSite {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  show(stage: DemoStage): void;
  close(): Promise<void>;
}

/** The QR code that leads to the form of borrowers; its address depends on the port. */
const QR_PATH = '/images/qr-borrow.png';
const QR_TARGET = '/smart-asset/borrow-form.html';

/** Serves the sample municipality on a free loopback port. */
export async function serveDemo(): Promise<DemoSite> {
  let folders: readonly string[] = STAGES.now;
  let origin = '';
  let qr: Promise<Buffer> | null = null;
  const server: Server = createServer((request, response) => {
    const target = request.url ?? '/';
    const answered = target === QR_PATH ? serveQr() : answer(target, folders);
    void answered.then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'content-length': body.byteLength });
      response.end(request.method === 'HEAD' ? undefined : body);
    });
  });
  async function serveQr(): Promise<DemoResponse> {
    qr ??= qrPicture(origin + QR_TARGET);
    return { status: 200, type: 'image/png', body: await qr };
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    show(stage) {
      folders = STAGES[stage];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface DemoResponse {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

async function answer(target: string, folders: readonly string[]): Promise<DemoResponse> {
  const path = pathOf(target);
  for (const folder of path === null ? [] : folders) {
    const file = await fileAt(join(DEMO_DIR, folder, path ?? ''));
    if (file)
      return {
        status: 200,
        type: TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
        body: await readFile(file),
      };
  }
  return {
    status: 404,
    type: 'text/html; charset=utf-8',
    body: Buffer.from('<!doctype html><html lang="th"><title>404</title><h1>ไม่พบหน้าที่ต้องการ</h1></html>'),
  };
}

/** The path of an address within the site; null: it is outside. */
function pathOf(target: string): string | null {
  try {
    const path = normalize(decodeURIComponent(new URL(target, 'http://localhost').pathname));
    return path.includes('..') || path.includes('\0') ? null : path;
  } catch {
    return null;
  }
}

async function fileAt(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return path;
  if (!found?.isDirectory()) return null;
  const index = join(path, 'index.html');
  return (await stat(index).catch(() => null))?.isFile() ? index : null;
}
