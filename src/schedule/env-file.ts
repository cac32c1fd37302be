import type { EnvironmentVariable } from './job.js';

/** A file of environment variables: those that are set with their values, the others to be filled in. */
export function envFileText(
  variables: readonly EnvironmentVariable[],
  env: Readonly<Record<string, string | undefined>>,
): string {
  const lines = variables.map(({ name, example }) => {
    const value = quoted(env[name]?.trim() ?? '');
    return value === null ? `# ${name}=${example}` : `${name}=${value}`;
  });
  return [
    '# ตัวแปรของ notify สำหรับ oit-audit มีรหัสผ่าน อย่าให้ผู้อื่นอ่าน ลบ # หน้าบรรทัดเพื่อใช้',
    '# Variables of notify for oit-audit. They are secrets; take the # away to use a line.',
    ...lines,
    '',
  ].join('\n');
}

/** Names of the variables that a file sets to nothing. */
export function missingIn(text: string, variables: readonly EnvironmentVariable[]): readonly string[] {
  const set = new Set([...text.matchAll(/^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=[ \t]*\S/gm)].map(([, name]) => name));
  return variables.flatMap(({ name }) => (set.has(name) ? [] : [name]));
}

/** In a quotation mark that the value does not have (`util.parseEnv` of Node knows no other escape); null: it has all three, or none is set. */
function quoted(value: string): string | null {
  if (value === '' || /[\r\n]/.test(value)) return null;
  if (/^[\w@%+=:,./-]+$/.test(value)) return value;
  // Within double quotes `\\n` would become the end of a line.
  const mark = ["'", '`', '"'].find((one) => !value.includes(one) && !(one === '"' && value.includes('\\')));
  return mark === undefined ? null : `${mark}${value}${mark}`;
}
