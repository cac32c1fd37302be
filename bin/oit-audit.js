#!/usr/bin/env node
import { main, watchOutput } from '../dist/cli/main.js';

const interruption = new AbortController();
const interrupt = () => {
  // The second signal ends the program at once.
  if (interruption.signal.aborted) process.exit(130);
  interruption.abort();
};
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);
const output = watchOutput(process.argv.slice(2), process);

const status = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  signal: interruption.signal,
});
if (!output.isLost) process.exitCode = status;
