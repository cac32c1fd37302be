import { PassThrough } from 'node:stream';
import type { QuestionContext } from '../../src/cli/print/questions.js';
import type { Terminal } from '../../src/cli/print/terminal.js';

/** Between two keys, so that each comes once the last one was drawn. */
const PAUSE_MS = 40;

/** Asks at a terminal where a person presses these keys one after the other. */
export async function answer<Answer>(
  keys: readonly string[],
  ask: (context: QuestionContext) => Promise<Answer>,
): Promise<{ readonly answered: Answer; readonly shown: string }> {
  const input = new PassThrough() as PassThrough & { setRawMode?: () => void; isTTY?: boolean };
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
  });
  const terminal = {
    ...{ stderr: output, stdout: output, env: {}, cwd: '.', lang: 'th' },
    signal: new AbortController().signal,
  } as unknown as Terminal;
  const asked = ask({ terminal, input, fiscalYear: 2568 });
  const pressed = (async () => {
    for (const key of keys) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      input.write(key);
    }
  })();
  try {
    const answered = await asked;
    return { answered, shown };
  } finally {
    await pressed;
    input.destroy();
  }
}
