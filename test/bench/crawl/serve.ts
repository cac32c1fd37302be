import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface Served {
  /** With a slash at its end. */
  readonly url: string;
  readonly by: string;
  /** A line for each answer: the bytes that were sent. Null: there is none. */
  readonly log: string | null;
  stop(): Promise<void>;
}

/** Serves a folder with nginx where it is installed, else with a server of Node in a process of its own. */
export async function serveFolder(folder: string, scratch: string): Promise<Served> {
  const version = /nginx\/([\d.]+)/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[1];
  if (version === undefined)
    return { ...(await serveMade(['folder', folder])), by: 'a server of Node (no nginx here)' };
  const port = await freePort();
  const path = join(scratch, 'nginx.conf');
  writeFileSync(path, nginxConfig(folder, scratch, port));
  const child = spawn('nginx', ['-c', path, '-e', join(scratch, 'error.log')], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/`;
  await untilAnswered(url);
  return {
    url,
    by: `nginx ${version}`,
    log: join(scratch, 'access.log'),
    async stop() {
      const closed = once(child, 'close');
      child.kill('SIGQUIT');
      await closed;
    },
  };
}

/** A site that is made as it is asked for, in a process of its own: see made-site.mjs. */
export async function serveMade(args: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('made-site.mjs', import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: line.toString('utf8').trim(),
    by: 'a server of Node',
    log: null,
    async stop() {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}

function nginxConfig(folder: string, scratch: string, port: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(scratch, name)};`,
  );
  // Only root may name the user, and only as root is there another one that could not read the folder.
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${join(scratch, 'nginx.pid')};
events { worker_connections 1024; }
http {
  log_format sent '$bytes_sent';
  access_log ${join(scratch, 'access.log')} sent buffer=64k flush=1s;
  types { text/html html; text/css css; application/javascript js; image/png png; image/jpeg jpg; application/pdf pdf; }
  charset utf-8;
  keepalive_requests 1000000;
  ${temporary.join('\n  ')}
  server { listen 127.0.0.1:${port}; root ${folder}; index index.html; }
}
`;
}

async function untilAnswered(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isUp = await fetch(url, { method: 'HEAD' }).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await pause(100);
  }
  throw new Error(`nothing answers at ${url}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
