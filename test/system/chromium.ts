import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

export interface Browser {
  send(method: string, params?: object): Promise<Readonly<Record<string, unknown>>>;
  /** Everything that the browser told without being asked. */
  readonly events: readonly Message[];
  close(): Promise<void>;
}

/** A headless Chromium of the system, spoken to over its debugging pipe (Chrome DevTools Protocol), with one open page. */
export async function openBrowser(windowSize: { readonly width: number; readonly height: number }): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'oit-chromium-'));
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    `--window-size=${windowSize.width},${windowSize.height}`,
    '--hide-scrollbars',
    'about:blank',
  ];
  const child = spawn('chromium', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const events: Message[] = [];
  const waiting = new Map<number, (message: Message) => void>();
  let rest = '';
  let last = 0;
  (child.stdio[4] as Readable).setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) {
      const message = JSON.parse(text) as Message;
      if (message.id === undefined) events.push(message);
      else waiting.get(message.id)?.(message);
    }
  });
  const call = (method: string, params: object, sessionId?: string): Promise<Readonly<Record<string, unknown>>> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result ?? {}),
      );
      (child.stdio[3] as Writable).write(
        `${JSON.stringify({ id: last, method, params, ...(sessionId ? { sessionId } : {}) })}\0`,
      );
    });
  const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
  return {
    events,
    send: (method, params = {}) => call(method, params, sessionId as string),
    close: async () => {
      await ended(child);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill();
  await gone;
}
