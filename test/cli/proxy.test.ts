import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { startProgram } from '../helpers/program.js';
import { page } from '../helpers/site.js';
import { startTlsSite, type TlsSite } from '../helpers/tls-site.js';

// The files that are delivered hold a part of the HTTP client alone: what asks the office's proxy must be in it.

let dir = '';
let site: TlsSite;
const asked: string[] = [];
const sockets = new Set<Socket>();
const proxy = createServer((_, response) => void response.writeHead(502).end());
proxy.on('connection', (socket) => sockets.add(socket));
proxy.on('connect', (request, socket: Socket) => {
  asked.push(request.url ?? '');
  const target = connect(site.port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    socket.pipe(target).pipe(socket);
  });
  for (const end of [socket, target]) end.on('error', () => {});
  sockets.add(target);
});

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'oit-proxy-'));
  site = await startTlsSite({
    kind: 'good',
    routes: { '/': page('เทศบาล', '<h1>เทศบาลตำบลสำราญ</h1>'), '/o1': page('แผน', '<h1>แผนพัฒนาท้องถิ่น</h1>') },
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await site.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => proxy.close(resolve));
  rmSync(dir, { recursive: true, force: true });
});

it('the program that is delivered asks for https through a proxy', async () => {
  const way = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  writeFileSync(join(dir, 'ca.pem'), site.ca);
  writeFileSync(
    join(dir, 'c.yaml'),
    `version: 1\nagency: { name: เทศบาล }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0 }\nitems:\n  O1: { title: แผน, urls: ["${site.origin}/o1"], checks: [{ text: { all: [แผนพัฒนา] } }] }\n`,
  );
  const env = {
    https_proxy: way,
    http_proxy: way,
    no_proxy: '',
    NO_PROXY: '',
    NODE_EXTRA_CA_CERTS: join(dir, 'ca.pem'),
  };
  const { stdout, stderr } = await startProgram(['run', 'c.yaml', '-f', 'json', '--no-progress'], { cwd: dir, env })
    .ended;
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as Report;
  expect(report.items[0]?.findings).toEqual([]);
  expect(report.items[0]?.verdict).toBe('pass');
  expect(asked.length).toBeGreaterThan(0);
});
