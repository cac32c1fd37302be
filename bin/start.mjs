import { existsSync, mkdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

keepCompiled();
// The bundle, or the modules that it is made of where it could not be made.
const bundle = new URL('../dist/program/main.js', import.meta.url);
// Loaded here and not by an import above, whose failure nothing could put into words.
const program = await import(existsSync(bundle) ? bundle.href : '../dist/cli/main.js').catch((error) => {
  if (error?.code !== 'EMFILE' && error?.code !== 'ENFILE') throw error;
  process.stderr.write(
    'oit-audit: ระบบให้เปิดไฟล์พร้อมกันได้น้อยเกินไป ให้เพิ่มเป็นอย่างน้อย 256 เช่น ulimit -n 1024 แล้วรันใหม่\n' +
      `oit-audit: too few files may be open at once (${error.code}): allow at least 256, such as ulimit -n 1024, and run again\n`,
  );
  process.exit(3);
});
const { main, sayUncaught, watchOutput } = program;

const interruption = new AbortController();
let signals = 0;
const interrupt = () => {
  // The second signal ends the program at once.
  signals += 1;
  if (signals > 1) process.exit(130);
  interruption.abort();
};
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);
// The terminal or the SSH session was closed.
process.on('SIGHUP', interrupt);
const isPart = process.env.OIT_AUDIT_PART !== undefined && process.connected;
const output = watchOutput(process.argv.slice(2), process);

const start = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  signal: interruption.signal,
  ...(isPart && { parent: connectParent() }),
};
process.on('uncaughtException', (error) => process.exit(sayUncaught(error, process.argv.slice(2), start)));
const status = await main(process.argv.slice(2), start);
if (!output.isLost) process.exitCode = status;

/** The channel to the process that has started this one; see ParentProcess. */
function connectParent() {
  const orders = [];
  let wake = () => {};
  const take = (order) => {
    orders.push(order);
    wake();
  };
  process.on('message', (message) => {
    // Ctrl-C of a terminal reaches a part as a signal and again as this message, which counts as no second one.
    if (message === 'stop') interruption.abort();
    else take(message);
  });
  process.on('disconnect', () => {
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort();
    take(null);
  });
  process.channel.unref();
  return {
    tell: (message) => process.connected && process.send(message, () => {}),
    async nextOrder() {
      // Nothing else keeps a process alive that waits for an order.
      process.channel?.ref();
      while (orders.length === 0)
        await new Promise((go) => {
          wake = go;
        });
      process.channel?.unref();
      return orders.shift();
    },
  };
}

/** Where Node can (22.8), the next start finds compiled what this one loads: in the user's own cache, where nobody else writes. */
function keepCompiled() {
  const { LOCALAPPDATA, NODE_COMPILE_CACHE, XDG_CACHE_HOME } = process.env;
  if (nodeModule.enableCompileCache === undefined || NODE_COMPILE_CACHE !== undefined || homedir() === '') return;
  const ofSystem = { win32: LOCALAPPDATA, darwin: join(homedir(), 'Library/Caches') };
  const caches = ofSystem[process.platform] || XDG_CACHE_HOME || join(homedir(), '.cache');
  try {
    // One after another: asked for all of them at once, Node would try for ever where a system takes none (/proc).
    for (const folder of [caches, join(caches, 'oit-audit'), join(caches, 'oit-audit', 'compiled')])
      if (!existsSync(folder)) mkdirSync(folder);
    nodeModule.enableCompileCache(join(caches, 'oit-audit', 'compiled'));
  } catch {
    // There is no place for it: the start takes as long as the first one.
  }
}
