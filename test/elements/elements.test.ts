import { describe, expect, it } from 'vitest';
import { judgeItem, type Source, type Year } from './judge-item.js';
import { type Part, ROWS, type Row } from './rows.js';

const YEARS: readonly Year[] = [2568, 2569];

interface Case extends Row {
  readonly id: string;
  readonly year: Year;
}

const CASES: readonly Case[] = ROWS.flatMap((row) =>
  YEARS.flatMap((year) => {
    const id = row.ids[year];
    return id === undefined ? [] : [{ ...row, id, year }];
  }),
);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function markup(part: Part): string {
  if (typeof part === 'string') return part;
  const rows = part.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return `<table>${rows.join('')}</table>`;
}

const partsOf = ({ parts, year }: Case, without: string): Part[] =>
  Object.entries(parts)
    .filter(([name]) => name !== without)
    .map(([, part]) => part({ y: year, before: year - 1 }));

const headingOf = ({ heading, year }: Case): string => heading({ y: year, before: year - 1 });

/** Everything on the page itself. */
function asPage(row: Case, without = ''): Source[] {
  const [title, body] = [headingOf(row), partsOf(row, without).map(markup).join('\n')];
  return [
    {
      name: 'page.html',
      body: `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`,
    },
  ];
}

/** A page that links to files: one of text, one for each table. */
function asFiles(row: Case, without = ''): Source[] {
  const title = headingOf(row);
  const parts = partsOf(row, without);
  const words = parts.filter((part) => typeof part === 'string').map((part) => part.replace(/<[^>]+>/g, '\n'));
  const files: Source[] = [
    { name: 'document.txt', label: 'เปิดดู', body: [title, ...words].join('\n').replaceAll('&amp;', '&') },
    ...parts
      .filter((part) => typeof part !== 'string')
      .map((part, index) => ({
        name: `table-${index}.csv`,
        label: 'เปิดดู',
        body: part.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n'),
      })),
  ];
  const links = files.map(({ name }) => `<li><a href="${name}">เปิดดู</a></li>`).join('');
  const page = `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>ข้อมูล</title></head><body><main><ul>${links}</ul></main></body></html>`;
  return [{ name: 'page.html', body: page }, ...files];
}

const FORMS = [
  ['page', asPage],
  ['file', asFiles],
] as const;

describe.each(FORMS)('with every element in a %s', (form, make) => {
  const cases = CASES.filter((row) => form === 'page' || row.isPage !== true);
  it.each(cases.map((row) => [row.year, row.id, row] as const))('%i %s passes', async (year, id, row) => {
    const { verdict, findings } = await judgeItem(year, id, make(row));
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect({ verdict, errors }).toEqual({ verdict: 'pass', errors: [] });
  });
});

describe('an element that is missing', () => {
  const lacking = CASES.flatMap((row) =>
    Object.entries(row.lacks).flatMap(([name, expected]) =>
      FORMS.filter(([form]) => form === 'page' || row.isPage !== true).map(
        ([form, make]) => ({ row, name, expected, form, make }) as const,
      ),
    ),
  );
  it.each(lacking.map((one) => [one.row.year, one.row.id, one.name, one.form, one] as const))(
    '%i %s without %s in a %s',
    async (year, id, name, _, { row, expected, make }) => {
      const { verdict, codes } = await judgeItem(year, id, make(row, name));
      expect(codes).toContain(expected);
      expect(verdict).toBe(expected.startsWith('E') ? 'fail' : 'pass');
    },
  );
});

it('every item of both years has a row', () => {
  const ids = (year: Year) => CASES.filter((row) => row.year === year).map(({ id }) => id);
  const numbers = (last: number) => Array.from({ length: last }, (_, index) => `O${index + 1}`);
  expect(ids(2568).sort()).toEqual(numbers(28).sort());
  expect(ids(2569).sort()).toEqual(numbers(26).sort());
});
