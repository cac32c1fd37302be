import type { Lang } from '../model/words.js';
import type { Shell } from './first-words.js';
import type { Command } from './options.js';
import { optionsOf } from './parsed-options.js';

/** What a completion script needs of a command; the table of options has the rest. */
export interface CompletedCommand {
  readonly name: Command;
  readonly description: string;
  /** Fixed words of its first argument (`print`, `install`, …); empty: files. */
  readonly values: readonly string[];
}

interface Flag {
  readonly long: string;
  readonly short: string | null;
  readonly description: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

/** The completion script of a shell, from the same table as the parser. */
export function completionScript(shell: Shell, commands: readonly CompletedCommand[], lang: Lang): string {
  const table = commands.map((command) => ({ ...command, flags: flagsOf(command.name, lang) }));
  return SCRIPTS[shell](table);
}

type CompletionTable = readonly (CompletedCommand & { readonly flags: readonly Flag[] })[];

function flagsOf(name: Command, lang: Lang): Flag[] {
  return optionsOf(name, lang).map((option) => ({
    long: option.long ?? '',
    short: option.short ?? null,
    description: option.description,
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? [],
  }));
}

const SCRIPTS: Readonly<Record<Shell, (table: CompletionTable) => string>> = { bash, zsh, fish, powershell };

const wordsOf = (flags: readonly Flag[]): string =>
  flags.flatMap((flag) => [flag.long, ...(flag.short ? [flag.short] : [])]).join(' ');

function bash(table: CompletionTable): string {
  const cases = table.map(
    ({ name, flags, values }) => `    ${name}) words="${[...values, wordsOf(flags)].join(' ').trim()}" ;;`,
  );
  const choices = flagsWithChoices(table);
  return `# bash completion for oit-audit
_oit_audit() {
  local cur prev words=""
  cur="\${COMP_WORDS[COMP_CWORD]}"
  prev="\${COMP_WORDS[COMP_CWORD-1]}"
  case "$prev" in
${choices.map((flag) => `    ${flag.long}) COMPREPLY=($(compgen -W "${flag.choices.join(' ')}" -- "$cur")); return ;;`).join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${table.map(({ name }) => name).join(' ')} help --help --version" -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  case "$cur" in -*) ;; *) COMPREPLY+=($(compgen -f -- "$cur")) ;; esac
}
complete -o filenames -F _oit_audit oit-audit
`;
}

function zsh(table: CompletionTable): string {
  const quote = (text: string): string => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, ' ');
  const commands = table.map(({ name, description }) => `    '${name}:${quote(description)}'`);
  const cases = table.map(({ name, flags, values }) => {
    const specs = flags.map((flag) => {
      const value = !flag.takesValue
        ? ''
        : flag.choices.length > 0
          ? `:value:(${flag.choices.join(' ')})`
          : ':value:_files';
      return `        '*${flag.long}[${quote(flag.description)}]${value}'`;
    });
    const rest =
      values.length > 0
        ? `        '1:action:(${values.join(' ')})'\n        '*:file:_files'`
        : `        '*:file:_files'`;
    return `    ${name})\n      _arguments \\\n${[...specs, rest].join('\n').replace(/\n/g, ' \\\n')}\n      ;;`;
  });
  return `#compdef oit-audit
_oit_audit() {
  local -a commands
  commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_oit_audit" ]; then _oit_audit "$@"; else compdef _oit_audit oit-audit; fi
`;
}

function fish(table: CompletionTable): string {
  const quote = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  const lines = table.flatMap(({ name, description, flags, values }) => [
    `complete -c oit-audit -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
    ...values.map((value) => `complete -c oit-audit -n '__fish_seen_subcommand_from ${name}' -f -a ${value}`),
    ...flags.map((flag) => {
      const short = flag.short ? ` -s ${flag.short.slice(1)}` : '';
      const value = !flag.takesValue ? '' : flag.choices.length > 0 ? ` -x -a ${quote(flag.choices.join(' '))}` : ' -r';
      return `complete -c oit-audit -n '__fish_seen_subcommand_from ${name}' -l ${flag.long.slice(2)}${short}${value} -d ${quote(flag.description)}`;
    }),
  ]);
  return `# fish completion for oit-audit\n${lines.join('\n')}\n`;
}

function powershell(table: CompletionTable): string {
  const quote = (text: string): string => `'${text.replace(/'/g, "''")}'`;
  const entries = table.map(
    ({ name, flags, values }) =>
      `    ${quote(name)} = @(${[...values, ...flags.map((flag) => flag.long)].map(quote).join(', ')})`,
  );
  const choices = flagsWithChoices(table);
  return `# PowerShell completion for oit-audit
Register-ArgumentCompleter -Native -CommandName oit-audit -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${entries.join('\n')}
  }
  $choices = @{
${choices.map((flag) => `    ${quote(flag.long)} = @(${flag.choices.map(quote).join(', ')})`).join('\n')}
  }
  $words = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  $done = if ($wordToComplete) { $words.Count - 1 } else { $words.Count }
  $previous = $words[$done - 1]
  $candidates = if ($done -le 1) { $commands.Keys } elseif ($choices.ContainsKey($previous)) { $choices[$previous] } else { $commands[$words[1]] }
  $candidates | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`;
}

/** Each once. */
function flagsWithChoices(table: CompletionTable): Flag[] {
  const flags = table.flatMap((command) => command.flags).filter(({ choices }) => choices.length > 0);
  return [...new Map(flags.map((flag) => [flag.long, flag])).values()];
}
