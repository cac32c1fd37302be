#!/usr/bin/env node
import { main, watchOutput } from '../dist/cli/main.js';

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
if (isPart) {
  // Ctrl-C of a terminal reaches a part as a signal and again as a message of its parent, which counts as no second one.
  process.on('message', () => interruption.abort());
  process.on('disconnect', () => {
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort();
  });
  process.channel.unref();
}
const output = watchOutput(process.argv.slice(2), process);

const status = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  signal: interruption.signal,
  ...(isPart && { tellParent: (outcome) => process.connected && process.send(outcome, () => {}) }),
});
if (!output.isLost) process.exitCode = status;
