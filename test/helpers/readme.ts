import { checklistJsonSchema } from '../../src/checklist/json-schema.js';
import { allChecks, checks } from '../../src/checks/registry.js';
import { COMMANDS } from '../../src/cli/commands/registry.js';
import { optionLines } from '../../src/cli/options.js';

const SIGN = { error: 'E', warning: 'W', info: 'I' } as const;

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

/** `checklists/schema.json`. */
export const schemaText = (): string => `${JSON.stringify(checklistJsonSchema(checks), null, 2)}\n`;

/** Every check with its codes, as the README lists them. */
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

/** The README with its generated blocks made anew; a block stands between `<!-- NAME -->` and `<!-- /NAME -->`. */
export function withBlocks(readme: string, blocks: Readonly<Record<string, string>>): string {
  return Object.entries(blocks).reduce((text, [name, block]) => {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`the README has no block ${name}`);
    return `${text.slice(0, from + begin.length)}\n\n${block}\n\n${text.slice(to)}`;
  }, readme);
}
