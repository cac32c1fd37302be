import { date } from '../../checks/date/date.js';
import { EGP_COLUMN, egp } from '../../checks/egp/egp.js';
import { PERIODS } from '../../checks/table/periods.js';
import { table } from '../../checks/table/table.js';
import type { Checklist, Item } from '../../model/checklist.js';
import type { Lang } from '../../model/words.js';
import { resolveYear } from '../../model/year.js';
import { foldText } from '../../text/thai/normalize.js';
import { type FilledColumn, type FilledSheet, type Validation, writeWorkbook } from '../write-workbook.js';

/** Rows ready for typing below a list; the validations reach farther. */
const BLANK_ROWS = 50;

type TableRule = ReturnType<typeof tableRules>[number];

/** Does the item ask for a table, so that there is a form to fill in? */
export function hasForm(item: Item): boolean {
  return tableRules(item).some(({ columns }) => columns !== undefined) || egpRule(item) !== null;
}

/**
 * The blank form that the tables of an item demand, as XLSX: filled in, it passes the checks of its tables.
 * @param item one that `hasForm`
 */
export async function makeForm(item: Item, checklist: Checklist, lang: Lang): Promise<Uint8Array> {
  const rules = tableRules(item);
  const withColumns = rules.filter(({ columns }) => columns !== undefined);
  const periods = rules.flatMap((rule) => periodsOf(rule.periods));
  // Numbers of projects stand in the first table; the item asks for them once.
  const sheets = (withColumns.length > 0 ? withColumns : [null]).map((rule, n) =>
    formSheet(item, checklist, { rule, periods, hasEgp: n === 0 && egpRule(item) !== null, lang, number: n + 1 }),
  );
  return writeWorkbook(sheets);
}

function tableRules(item: Item) {
  return item.checks.filter(({ id }) => id === table.meta.id).map(({ options }) => table.meta.options.parse(options));
}

function egpRule(item: Item) {
  const entry = item.checks.find(({ id }) => id === egp.meta.id);
  return entry === undefined ? null : egp.meta.options.parse(entry.options);
}

interface FormParts {
  readonly rule: TableRule | null;
  readonly periods: readonly string[];
  readonly hasEgp: boolean;
  readonly lang: Lang;
  /** Which of the item's tables it is, from 1. */
  readonly number: number;
}

function formSheet(item: Item, checklist: Checklist, { rule, periods, hasEgp, lang, number }: FormParts): FilledSheet {
  const asked = (rule?.columns ?? []).map((column): FilledColumn => columnOf(column.name, column.type, lang));
  const egpColumn = hasEgp && !holdsEgp(rule) ? [columnOf(egpHeading(item), 'egp', lang)] : [];
  const labels = labelsOf(item, checklist, rule);
  const labelColumn = (rule?.columns ?? []).find(({ type }) => type === 'text')?.name;
  const before: FilledColumn[] = [{ heading: 'ลำดับที่', width: 8, type: 'text' }];
  if (periods.length > 0) before.push({ heading: 'ช่วงเวลา', width: 18, type: 'text' });
  // Numbers alone do not say what they count.
  if (labelColumn === undefined && rule !== null) before.push({ heading: 'งานบริการ', width: 40, type: 'text' });
  const columns = [...before, ...asked, ...egpColumn];
  const entries = crossed(labels, periods);
  const rows = entries.map(({ label, period }, n) =>
    columns.map(({ heading }) =>
      heading === 'ลำดับที่'
        ? String(n + 1)
        : heading === 'ช่วงเวลา'
          ? period
          : heading === (labelColumn ?? 'งานบริการ')
            ? label
            : '',
    ),
  );
  const { name } = checklist.agency;
  return {
    name: number === 1 ? item.id : `${item.id} (${number})`,
    above: [item.title, `ประจำปีงบประมาณ พ.ศ. ${yearOf(item, checklist)}${name === '' ? '' : ` ${name}`}`],
    columns,
    rows,
    // A table of fixed rows, one for each service, has no others.
    blankRows: labels.length > 0 ? 0 : BLANK_ROWS,
    lang,
  };
}

/** The year that the item's evidence must name. */
function yearOf(item: Item, { fiscalYear }: Checklist): number {
  const dated = item.checks
    .filter(({ id }) => id === date.meta.id)
    .map(({ options }) => date.meta.options.parse(options).fiscalYear);
  const [year] = [...dated, egpRule(item)?.fiscalYear].flatMap((option) =>
    option === undefined ? [] : [option].flat(),
  );
  return year === undefined ? fiscalYear : resolveYear(year, fiscalYear);
}

function egpHeading(item: Item): string {
  return egpRule(item)?.column?.[0] ?? EGP_COLUMN[0] ?? 'e-GP';
}

function holdsEgp(rule: TableRule | null): boolean {
  const own = (rule?.columns ?? []).map(({ name }) => foldText(name));
  return (
    (rule?.columns ?? []).some(({ type }) => type === 'egp') || EGP_COLUMN.some((name) => own.includes(foldText(name)))
  );
}

/** Rows that the table must have: those of its rule, else the services, where its columns only count them or must cover them. */
function labelsOf(item: Item, { lists }: Checklist, rule: TableRule | null): readonly string[] {
  // An expression or a named pattern is no text that a row could bear.
  const own = (rule?.rows ?? []).filter((label) => !/^[/$]/.test(label));
  if (own.length > 0) return own;
  const isCounted = rule?.columns?.every(({ type }) => type === 'number') === true;
  const mustCover = item.checks.some(
    ({ id, options }) =>
      id === 'coverage' &&
      typeof options === 'object' &&
      options !== null &&
      'of' in options &&
      options.of === 'services',
  );
  return isCounted || mustCover ? (lists.services ?? []) : [];
}

function periodsOf(periods: TableRule['periods']): readonly string[] {
  if (periods === undefined) return [];
  if (typeof periods === 'string') return PERIODS[periods === 'any' ? 'months' : periods].map(({ name }) => name);
  return periods.filter((label) => !/^[/$]/.test(label));
}

function crossed(labels: readonly string[], periods: readonly string[]): { label: string; period: string }[] {
  if (labels.length === 0) return periods.map((period) => ({ label: '', period }));
  if (periods.length === 0) return labels.map((label) => ({ label, period: '' }));
  return periods.flatMap((period) => labels.map((label) => ({ label, period })));
}

function columnOf(heading: string, type: 'text' | 'number' | 'date' | 'egp', lang: Lang): FilledColumn {
  if (type === 'egp') return { heading, width: 22, type: 'text', validation: elevenDigits(heading, lang) };
  if (type === 'number') return { heading, width: 18, type, validation: numberOrNone(heading, lang) };
  if (type === 'date') return { heading, width: 16, type };
  return { heading, width: 30, type };
}

/** The fault that cost a municipality the item, digits too few or too many, cannot be typed. */
function elevenDigits(heading: string, lang: Lang): Validation {
  return {
    type: 'custom',
    formula: 'OR(TRIM({cell})="ไม่มี",AND(LEN({cell})=11,ISNUMBER(SUMPRODUCT(--MID({cell},ROW($1:$11),1)))))',
    style: 'stop',
    title: heading.slice(0, 32),
    message: {
      th: 'ต้องเป็นตัวเลข 11 หลักพอดี ไม่มีช่องว่างหรือขีด รายการที่ได้รับยกเว้น e-GP ให้พิมพ์ ไม่มี',
      en: 'Exactly 11 digits, without spaces or dashes; write ไม่มี where e-GP is not required',
    }[lang],
  };
}

function numberOrNone(heading: string, lang: Lang): Validation {
  return {
    type: 'custom',
    formula: 'OR(ISNUMBER({cell}),TRIM({cell})="ไม่มี",TRIM({cell})="-")',
    style: 'stop',
    title: heading.slice(0, 32),
    message: {
      th: 'พิมพ์เฉพาะตัวเลข ไม่ต้องมีหน่วย ถ้าไม่มีให้พิมพ์ ไม่มี หรือ 0',
      en: 'A number without its unit; where there is none write ไม่มี or 0',
    }[lang],
  };
}
