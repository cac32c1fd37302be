import { didYouMean } from '../../text/thai/nearest.js';
import type { Invocation } from '../command.js';
import { type CompletedCommand, completionScript } from '../completion-scripts.js';
import { EXIT } from '../exit-status.js';
import { CHECKLIST_ACTIONS, EVIDENCE_ACTIONS, SCHEDULE_ACTIONS, SHELLS, type Shell } from '../first-words.js';
import { usageError } from '../print/output.js';

const FIRST_WORDS: Readonly<Partial<Record<string, readonly string[]>>> = {
  schedule: SCHEDULE_ACTIONS,
  evidence: EVIDENCE_ACTIONS,
  checklist: CHECKLIST_ACTIONS,
  completion: SHELLS,
};

export async function completion({ terminal, commands: known, arguments: [shell] }: Invocation): Promise<number> {
  if (!isShell(shell))
    throw usageError({
      th: `ไม่รู้จักเชลล์ "${String(shell)}"${didYouMean(String(shell), SHELLS).th} (ที่ใช้ได้: ${SHELLS.join(' ')})`,
      en: `unknown shell "${String(shell)}"${didYouMean(String(shell), SHELLS).en} (known: ${SHELLS.join(' ')})`,
    });
  const commands = known.map(
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
