import * as z from 'zod';
import { checklistJsonSchema } from '../../src/checklist/json-schema.js';
import { allChecks, checks } from '../../src/checks/registry.js';
import { COMMANDS } from '../../src/cli/commands/registry.js';
import { optionLines } from '../../src/cli/parsed-options.js';
import { NOTIFY_VARIABLES } from '../../src/notify/secrets.js';
import { dependenciesTable } from './dependencies.js';

const SIGN = { error: 'E', warning: 'W', info: 'I' } as const;

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

/** `checklists/schema.json`. */
export const schemaText = (): string => `${JSON.stringify(checklistJsonSchema(checks), null, 2)}\n`;

/** Every check with its codes, as the reference lists them. */
export function checksTable(): string {
  const lines = allChecks.map(({ meta }) => {
    const codes = Object.entries(meta.findings).map(
      ([code, { severity, review }]) => `${SIGN[severity]}${review ? '?' : ''} \`${meta.id}/${code}\``,
    );
    return `| \`${meta.id}\` | ${cell(meta.title.th)}<br>${cell(meta.title.en)} | ${codes.join('<br>')} |`;
  });
  return ['| การตรวจ · check | สิ่งที่ต้องเป็น · what must be so | รหัส · codes |', '| --- | --- | --- |', ...lines].join(
    '\n',
  );
}

/** Every command and option, from the table that the parser is made of. */
export function optionsTable(): string {
  const commands = COMMANDS.map(
    ({ name, arguments: args, words }) =>
      `| \`${[name, ...args.map(({ flags }) => cell(flags))].join(' ')}\` | ${cell(words.th)}<br>${cell(words.en)} |`,
  );
  const options = optionLines().map(({ flags, words, commands: of, choices, default: fallback }) => {
    const values = choices ? ` (${choices.join(', ')})` : '';
    const usual = fallback === undefined ? '' : ` [${fallback}]`;
    return `| \`${cell(flags)}\`${values}${usual} | ${of.join(' ')} | ${cell(words.th)}<br>${cell(words.en)} |`;
  });
  return [
    '| คำสั่ง · command | |',
    '| --- | --- |',
    ...commands,
    '',
    '| ตัวเลือก · option | ใช้กับ · of | |',
    '| --- | --- | --- |',
    ...options,
  ].join('\n');
}

type JsonSchema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly required?: readonly string[];
  readonly default?: unknown;
};

const schema = (): JsonSchema => checklistJsonSchema(checks) as JsonSchema;

/** The kinds of value that a key takes, in the words of YAML. */
function kindOf({ type, enum: choices, const: only, anyOf, items }: JsonSchema): string {
  if (choices) return choices.map((choice) => `\`${String(choice)}\``).join(' ');
  if (only !== undefined) return `\`${String(only)}\``;
  if (anyOf) {
    const kinds = anyOf.filter((one) => one.type !== 'null').map(kindOf);
    return [...new Set(kinds)].join(' · ');
  }
  if (type === 'array') return items ? `[ ${kindOf(items)} ]` : '[ ]';
  return { string: 'text', object: '{ }', boolean: 'true false', integer: 'n', number: 'n' }[type ?? ''] ?? '';
}

interface Key {
  readonly path: string;
  readonly schema: JsonSchema;
}

/** Every key of a schema with its path; `NAME` stands for a name of the user's own. */
function keysOf({ properties, additionalProperties, anyOf, items }: JsonSchema, path: string): Key[] {
  const own = Object.entries(properties ?? {}).map(([key, value]) => ({
    path: path ? `${path}.${key}` : key,
    schema: value,
  }));
  const named =
    typeof additionalProperties === 'object' ? [{ path: `${path}.NAME`, schema: additionalProperties }] : [];
  return [
    ...[...own, ...named].flatMap((key) => [key, ...keysOf(key.schema, key.path)]),
    ...(anyOf ?? []).flatMap((one) => keysOf(one, path)),
    ...(items ? keysOf(items, `${path}[]`) : []),
  ];
}

function keyRow({ path, schema: { description = '', ...rest } }: Key): string {
  const usual = rest.default === undefined ? '' : ` [\`${JSON.stringify(rest.default)}\`]`;
  return `| \`${path}\` | ${kindOf(rest).replaceAll('|', '\\|')}${usual} | ${cell(description).replace(' · ', '<br>')} |`;
}

const keyRows = (keys: readonly Key[]): string =>
  ['| ช่อง · key | ค่า · value | |', '| --- | --- | --- |', ...keys.map(keyRow)].join('\n');

/** Every key of a checklist but those of the checks, from the schema that loads it. */
export function keysTable(): string {
  return keyRows(keysOf(schema(), ''));
}

/** Every option of every check, from the schema that reads it. */
export function checkOptionsTable(): string {
  const rows = [...checks.values()].map(({ meta }) => {
    const options = z.toJSONSchema(meta.options, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
    const keys = keysOf(options, '');
    const title = `### ${meta.id}\n\n${meta.title.th} · ${meta.title.en}\n`;
    return keys.length === 0 ? `${title}\nไม่มีตัวเลือก · no options` : `${title}\n${keyRows(keys)}`;
  });
  return rows.join('\n\n');
}

/** Every variable of the environment that `notify` reads. */
export function variablesTable(): string {
  const lines = NOTIFY_VARIABLES.map(
    ({ name, channel, example, words }) =>
      `| \`${name}\` | \`${channel}\` | ${cell(words.th)}<br>${cell(words.en)} | \`${example}\` |`,
  );
  return ['| ตัวแปร · variable | ของ · of | | เช่น · such as |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

/** The pages with generated blocks, and what makes each; the report in the README is made of a demo: demo.test.ts. */
export const PAGES: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
  'docs/checklist.md': () => ({ keys: keysTable(), 'check-options': checkOptionsTable() }),
  'docs/checks.md': () => ({ checks: checksTable() }),
  'docs/dependencies.md': () => ({ dependencies: dependenciesTable() }),
  'docs/notifications.md': () => ({ variables: variablesTable() }),
  'docs/options.md': () => ({ options: optionsTable() }),
};

/** A page with its generated blocks made anew; a block stands between `<!-- NAME -->` and `<!-- /NAME -->`. */
export function withBlocks(page: string, blocks: Readonly<Record<string, string>>): string {
  return Object.entries(blocks).reduce((text, [name, block]) => {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`the page has no block ${name}`);
    return `${text.slice(0, from + begin.length)}\n\n${block}\n\n${text.slice(to)}`;
  }, page);
}
