import { type CompletedCommand, completionScript, SHELLS, type Shell } from '../completion.js';
import { EXIT } from '../exit-status.js';
import { usageError } from '../output.js';
import type { CommandSpec } from './command.js';

/** The command completes all commands, itself among them, so it is made once they are known. */
export function makeCompletion(
  others: readonly CommandSpec[],
  firstWords: Readonly<Partial<Record<string, readonly string[]>>>,
): CommandSpec {
  const completion: CommandSpec = {
    name: 'completion',
    words: {
      th: 'สคริปต์เติมคำสั่งอัตโนมัติสำหรับ bash, zsh, fish, powershell',
      en: 'completions for bash, zsh, fish, powershell',
    },
    arguments: [{ flags: '<shell>', words: { th: SHELLS.join(', '), en: SHELLS.join(', ') } }],
    examples: [
      'oit-audit completion bash > ~/.local/share/bash-completion/completions/oit-audit',
      'oit-audit completion powershell >> $PROFILE',
    ],
    async run({ terminal, arguments: [shell] }) {
      if (!isShell(shell))
        throw usageError([
          {
            th: `ไม่รู้จักเชลล์ "${String(shell)}" ใช้ได้: ${SHELLS.join(' ')}`,
            en: `unknown shell "${String(shell)}" (known: ${SHELLS.join(' ')})`,
          },
        ]);
      const commands = [...others, completion].map(
        ({ name, words }): CompletedCommand => ({
          name,
          description: words[terminal.lang],
          values: firstWords[name] ?? (name === 'completion' ? SHELLS : []),
        }),
      );
      terminal.stdout.write(completionScript(shell, commands, terminal.lang));
      return EXIT.ok;
    },
  };
  return completion;
}

const isShell = (word: unknown): word is Shell => SHELLS.some((shell) => shell === word);
