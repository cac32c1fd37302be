import { type CompletedCommand, completionScript } from '../completion.js';
import { EXIT } from '../exit-status.js';
import { SCHEDULE_ACTIONS, SHELLS, type Shell } from '../first-words.js';
import { usageError } from '../output.js';
import type { Invocation } from './command.js';
import { COMMANDS } from './index.js';

const FIRST_WORDS: Readonly<Partial<Record<string, readonly string[]>>> = {
  schedule: SCHEDULE_ACTIONS,
  evidence: ['export'],
  completion: SHELLS,
};

export async function completion({ terminal, arguments: [shell] }: Invocation): Promise<number> {
  if (!isShell(shell))
    throw usageError([
      {
        th: `ไม่รู้จักเชลล์ "${String(shell)}" ใช้ได้: ${SHELLS.join(' ')}`,
        en: `unknown shell "${String(shell)}" (known: ${SHELLS.join(' ')})`,
      },
    ]);
  const commands = COMMANDS.map(
    ({ name, words }): CompletedCommand => ({
      name,
      description: words[terminal.lang],
      values: FIRST_WORDS[name] ?? [],
    }),
  );
  terminal.stdout.write(completionScript(shell, commands, terminal.lang));
  return EXIT.ok;
}

const isShell = (word: unknown): word is Shell => SHELLS.some((shell) => shell === word);
