/**
 * One word for a POSIX shell. Without backslashes: cron(8) takes some of them for itself.
 * @throws RangeError for a line break or NUL, which no crontab line can carry.
 */
export function quoteSh(word: string): string {
  requireOneLine(word);
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  return word
    .split("'")
    .map((part) => (part === '' ? '' : `'${part}'`))
    .join(`"'"`);
}

/** In a crontab an unescaped % is a line end, and cron removes a backslash before % or \ (do_command.c of Vixie cron and cronie). */
export function escapeCron(command: string): string {
  return command.replace(/[\\%]/g, '\\$&');
}

/**
 * One word of a systemd command line (systemd.service(5), "Command lines"): $ and % are doubled, C escapes in double quotes.
 * @throws RangeError for a line break or NUL.
 */
export function quoteSystemd(word: string): string {
  requireOneLine(word);
  const escaped = escapeSpecifiers(word).replaceAll('$', '$$$$');
  if (/^[A-Za-z0-9_@%$+=:,./-]+$/.test(escaped)) return escaped;
  return `"${escaped.replace(/[\\"]/g, '\\$&')}"`;
}

/** % begins a specifier in every value of a unit file (systemd.unit(5)). */
export function escapeSpecifiers(value: string): string {
  requireOneLine(value);
  return value.replaceAll('%', '%%');
}

/**
 * One word of a line for `cmd.exe /c` that a program reads with CommandLineToArgvW. A % is put outside the quotes behind a
 * caret: no variable has a quote in its name, so cmd expands nothing.
 * @throws RangeError for a quote, a line break or NUL: no Windows path has them.
 */
export function quoteCmd(word: string): string {
  requireOneLine(word);
  if (word.includes('"')) throw new RangeError(`a quotation mark in ${word}`);
  if (/^[A-Za-z0-9_@+=:./\\-]+$/.test(word)) return word;
  return word
    .split('%')
    .map((part) => `"${part.replace(/(?<!\\)\\+$/, '$&$&')}"`)
    .join('^%');
}

/** A double-quoted YAML scalar; JSON strings are such scalars. */
export function quoteYaml(text: string): string {
  return JSON.stringify(text);
}

const EXPRESSION = '$'.concat('{{');

/** Keeps GitHub from evaluating an expression in a path. */
export function escapeExpression(text: string): string {
  return text.replaceAll(EXPRESSION, () => `${EXPRESSION} '${EXPRESSION}' }}`);
}

function requireOneLine(word: string): void {
  if (/[\n\r\0]/.test(word)) throw new RangeError(`a line break in ${JSON.stringify(word)}`);
}
