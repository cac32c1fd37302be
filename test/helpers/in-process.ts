import { main } from '../../src/cli/main.js';
import type { Ended } from './program.js';

/** As the program would, without a process of its own: for what is said and asks nobody. */
export async function runInProcess(argv: readonly string[], cwd: string): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr'): NodeJS.WriteStream =>
    Object.assign(Object.create(null), {
      isTTY: false,
      columns: undefined,
      write: (text: string | Uint8Array) => {
        said[name] += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
        return true;
      },
    });
  const status = await main(argv, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: {},
    cwd,
    signal: new AbortController().signal,
  });
  return { ...said, status };
}
