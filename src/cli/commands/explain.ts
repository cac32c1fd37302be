import { newestProfile } from '../../checklist/profiles.js';
import type { CheckRegistry } from '../../checklist/schema.js';
import { itemOfOtherYear } from '../../init/recognise/other-year.js';
import { kindOf } from '../../model/agency/agency-kind.js';
import type { Checklist, Item, UserError } from '../../model/checklist.js';
import { type Lang, sayFrom, type Words } from '../../model/words.js';
import { yearInWords } from '../../report/compose/day.js';
import { ruleWords } from '../../report/compose/groups.js';
import { sayIn } from '../../report/compose/words.js';
import { explainCode, explainedCodes } from '../../report/explain.js';
import { didYouMean } from '../../text/thai/nearest.js';
import { loadChecklistIn, loadProfile } from '../checklists.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { usageError } from '../print/output.js';
import { ruleSentences } from '../print/rule-words.js';
import { nowOf } from '../settings.js';

export async function explain(invocation: Invocation): Promise<number> {
  const {
    terminal,
    arguments: [name = ''],
  } = invocation;
  terminal.stdout.write(explainCode(name.toLowerCase(), terminal.lang) ?? explainItem(name, invocation));
  return EXIT.ok;
}

function explainItem(name: string, { terminal, registry, options }: Invocation): string {
  const checklist =
    options.checklist === undefined
      ? loadProfile(options.profile ?? newestProfile(), registry, terminal.cwd, nowOf(options))
      : loadChecklistIn(terminal.cwd, options.checklist, registry);
  const item = checklist.items.find(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (item) return itemText(item, checklist, registry, terminal.lang);
  throw unknownName(name, checklist);
}

/** Names what there is beside it: the codes of its check, else items and checks; all codes would fill a screen. */
function unknownName(name: string, { items, fiscalYear }: Checklist): UserError {
  const [check = '', code = ''] = name.toLowerCase().split('/', 2);
  const own = explainedCodes.filter((known) => known.startsWith(`${check}/`));
  if (own.length > 0 && code === '')
    return usageError({
      th: `"${name}" เป็นชื่อการตรวจ ให้ระบุรหัส: ${own.join(' ')}`,
      en: `"${name}" is a check; name one of its codes: ${own.join(' ')}`,
    });
  const ids = items.map(({ id }) => id);
  const near = itemOfOtherYear(name, fiscalYear) ?? didYouMean(name, [...explainedCodes, ...ids]);
  const none = { th: `ไม่มีรหัสหรือข้อ "${name}"${near.th}`, en: `no code or item is called "${name}"${near.en}` };
  if (own.length > 0)
    return usageError(none, {
      th: `รหัสของการตรวจ ${check}: ${own.join(' ')}`,
      en: `codes of the check ${check}: ${own.join(' ')}`,
    });
  const itemsOfYear = {
    th: `ข้อของปี ${fiscalYear}: ${ids.join(' ')}`,
    en: `items of ${yearInWords(fiscalYear, 'en')}: ${ids.join(' ')}`,
  };
  // Whoever names an item needs no list of checks.
  if (/^[a-z]{1,3}-?\d{1,3}$/i.test(name)) return usageError(none, itemsOfYear);
  const checks = [...new Set(explainedCodes.map((known) => known.slice(0, known.indexOf('/'))))].join(' ');
  return usageError(none, itemsOfYear, {
    th: `การตรวจ (oit-audit explain ชื่อการตรวจ แสดงรหัสของการตรวจนั้น): ${checks}`,
    en: `checks (oit-audit explain CHECK names its codes): ${checks}`,
  });
}

function itemText(item: Item, checklist: Checklist, registry: CheckRegistry, lang: Lang): string {
  const say = sayFrom(WORDS, lang);
  const { draft } = checklist;
  const kind = kindOf(checklist.agency);
  const checks = item.checks.flatMap((entry) => {
    const meta = registry.get(entry.id)?.meta;
    if (!meta) return [];
    const severity =
      entry.severity === null
        ? ''
        : ` [${typeof entry.severity === 'string' ? entry.severity : severityWords(entry.severity)}]`;
    return [
      `  ${meta.id}${severity} – ${meta.title[lang]}`,
      `      ${meta.why[lang]}`,
      ...ruleSentences(entry, checklist.fiscalYear, lang).map((sentence) => `      ${sentence}`),
      ...(entry.kinds
        ? [`      ${say('kinds')}: ${entry.kinds.join(', ')}${kind === null ? ` (${say('unknownKind')})` : ''}`]
        : []),
      ...(entry.basis ? [`      ${say('basis')}: ${ruleWords(entry.basis, lang)}`] : []),
      `      ${say('codes')}: ${Object.keys(meta.findings)
        .map((code) => `${meta.id}/${code}`)
        .join(' ')}`,
    ];
  });
  return [
    `${item.id} – ${item.title}`,
    `${say('year')} ${yearInWords(checklist.fiscalYear, lang)} · ${say('owner')}: ${item.owner ?? '–'}`,
    ...(draft === undefined ? [] : [`! ${sayIn(lang)('notice.profile-draft', { profile: draft })}`]),
    '',
    say('cost'),
    '',
    `${say('checks')}:`,
    ...checks,
    '',
    say('always'),
    '',
    `${say('more')}`,
    '',
  ].join('\n');
}

/** `table/rule: warning, egp/missing: off` */
function severityWords(severity: Readonly<Record<string, string>>): string {
  return Object.entries(severity)
    .map(([code, level]) => `${code}: ${level}`)
    .join(', ');
}

const WORDS = {
  year: { th: 'การประเมินปีงบประมาณ พ.ศ.', en: 'assessment of fiscal year' },
  owner: { th: 'หน่วยงานรับผิดชอบ', en: 'unit in charge' },
  checks: { th: 'สิ่งที่ตรวจ', en: 'what is examined' },
  codes: { th: 'รหัส', en: 'codes' },
  kinds: { th: 'ใช้กับ', en: 'holds for' },
  unknownKind: {
    th: 'เมื่อไม่ทราบประเภทหน่วยงานเป็นเพียงคำเตือน ระบุได้ที่ agency.kind',
    en: 'where the kind of body is not known it only warns; agency.kind says it',
  },
  basis: { th: 'ที่มาของเกณฑ์', en: 'source of the rule' },
  cost: {
    th: 'ข้อนี้ได้ 100 คะแนนเมื่อครบทุกองค์ประกอบ ขาดเพียงจุดเดียวได้ 0 คะแนนทั้งข้อ\nผู้ประเมินและการอุทธรณ์ดูเฉพาะที่อยู่ที่ส่งไว้ สิ่งที่แก้แล้ววางไว้ที่อื่นหลังวันปิดรับไม่นับ',
    en: 'The item scores 100 when every element is there; one that is missing makes the whole item 0.\nAssessors and appeals look at the addresses as they were handed in: what is put elsewhere after the closing day does not count.',
  },
  always: {
    th: 'ทุกข้อตรวจลิงก์ (link) และไฟล์ (file) เสมอ: ต้องเปิดได้ ไม่ต้องเข้าสู่ระบบ ไม่เสีย ไม่ถูกตัด',
    en: 'Every item is examined by link and file as well: it must open, without a log-in, whole and undamaged.',
  },
  more: { th: 'ดูวิธีแก้ของแต่ละรหัส: oit-audit explain รหัส', en: 'How to put a code right: oit-audit explain CODE' },
} as const satisfies Readonly<Record<string, Words>>;
