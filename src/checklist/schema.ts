import * as z from 'zod';
import type { Check } from '../checks/define-check.js';
import { KIND_NAMES, RULE_KIND_NAMES, UNIT_NAMES } from '../model/agency/agency-kind.js';
import { CONFIDENCES, SEVERITIES } from '../model/finding.js';
import { notifyOption } from '../model/notify.js';
import { withoutDefaults } from '../model/schema-forms.js';
import { crawlOption } from '../model/settings.js';
import { yearOption } from '../model/year.js';
import { addressFault, HTTP_URL } from './address-fault.js';
import { assessmentOption } from './assessment.js';
import { isMap } from './is-map.js';

/** Checks by id: what a checklist may name. */
export type CheckRegistry = ReadonlyMap<string, Check>;

export const IDENTIFIER = /^[A-Za-z0-9_-]+$/;

/** Marks the schema of one entry of `checks`, whose JSON Schema is made from the registry. */
export const CHECK_ENTRY = 'check';

export const severityChoice = z.enum([...SEVERITIES, 'off']);

/** One severity for all codes of a check, or one by code. */
export const severityOption = z.union([severityChoice, z.record(z.string(), severityChoice)]).nullish();

/** Where a profile has a rule from. */
export const sourceOption = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((source) => [source].flat())
  .describe('ที่มาของเกณฑ์ · where the rule comes from');
export const confidenceOption = z.enum(CONFIDENCES).describe('ความแน่ใจของเกณฑ์ · how sure the rule is');

/** Kinds of bodies that a rule holds for. */
export const kindsOption = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((kinds) => [kinds].flat())
  .describe(
    'ประเภทหน่วยงานที่ใช้เกณฑ์นี้ เช่น อปท. เมื่อไม่ทราบประเภทเป็นเพียงคำเตือน · kinds of bodies that the rule holds for; where the kind is not known it only warns',
  )
  .meta({
    anyOf: [{ enum: RULE_KIND_NAMES }, { type: 'array', minItems: 1, items: { enum: RULE_KIND_NAMES } }],
  });

/** Keys beside the name of a check. */
const BESIDE: ReadonlySet<string> = new Set(['severity', 'source', 'confidence', 'for']);

/** What one entry of `checks` turned out to be. */
export interface ParsedEntry {
  readonly id: string;
  readonly options: unknown;
  readonly severity: unknown;
  readonly source?: unknown;
  readonly confidence?: unknown;
  readonly for?: unknown;
}

const httpUrl = z
  .string()
  .superRefine((value, context) => {
    const fault = addressFault(value);
    if (fault !== null) context.addIssue({ code: 'custom', message: 'address', params: { fault } });
  })
  .meta({ minLength: 1, pattern: HTTP_URL.source });

/** @returns true for an absolute http or https address, Thai letters and spaces allowed. */
export function isHttpUrl(value: string): boolean {
  return addressFault(value) === null;
}

/** A hundred years: a day farther away than the calendar reaches could not be said. */
const MAX_EVERY_DAYS = 36_500;

const wholeNumber = (least: number) => z.number().int().min(least);
const text = z.string().min(1);
const identifier = z.string().regex(IDENTIFIER, { error: 'identifier' });

/** Refuses what is none of the known names, with advice. */
const oneOf = (code: string, known: readonly string[]) =>
  z.string().superRefine((value, context) => {
    if (!known.includes(value.trim()))
      context.addIssue({ code: 'custom', message: code, params: { name: value, known } });
  });

const kind = oneOf('agency-kind', KIND_NAMES)
  .describe('ประเภทหน่วยงาน เช่น เทศบาลตำบล หรือ ทต. ถ้าไม่ระบุ ดูจากชื่อ · kind of body; without it the name tells')
  .meta({ enum: KIND_NAMES });

const owner = text
  .refine((value) => !value.startsWith('$') || UNIT_NAMES.includes(value), { error: 'owner' })
  .describe(
    'หน่วยงานผู้รับผิดชอบ; $office $finance $planning = ตามประเภทหน่วยงาน · unit in charge; the three names are chosen by agency.kind',
  );

const target = z.union([
  httpUrl,
  z.strictObject({
    url: httpUrl.describe('ที่อยู่ของหน้าเว็บหรือไฟล์ · address of the page or file'),
    sheet: text.optional().describe('ชื่อแผ่นงานที่ใช้เป็นหลักฐาน · the sheet that counts'),
  }),
]);

/** The plan of the municipality: links are checked every 15 days. */
export const schedule = z.strictObject({
  everyDays: wholeNumber(1)
    .max(MAX_EVERY_DAYS)
    .describe('จำนวนวันของหนึ่งรอบ (ปกติ 15) · days of a round (default 15)')
    .default(15),
});

export const documents = z.strictObject({
  follow: z
    .array(text)
    .describe('รูปแบบชื่อไฟล์ ที่อยู่ หรือป้ายลิงก์ที่นับเป็นหลักฐาน · patterns of file name, address or label that count')
    .default([]),
  fiscalYear: yearOption.optional(),
  max: wholeNumber(0).describe('จำนวนเอกสารสูงสุด (ปกติ 20) · documents at most (default 20)').default(20),
});

const find = z
  .strictObject({
    keywords: z.array(text).optional().describe('ชื่อหรือคำอื่นที่เว็บไซต์ใช้ · other words under which sites publish it'),
    not: z.array(text).optional().describe('คำของสิ่งที่คล้ายกันแต่ไม่ใช่ข้อนี้ · words of what looks like it and is not'),
    year: z
      .union([yearOption, z.literal('current')])
      .optional()
      .describe('ปีของเนื้อหา: Y, Y-1 หรือ current = ฉบับที่ใช้อยู่ · year of the content, or what is in force'),
    kind: z.enum(['any', 'form']).optional().describe('form = แบบฟอร์มหรือบริการ อาจอยู่นอกเว็บไซต์ · may stand elsewhere'),
  })
  .describe('สิ่งที่ init ใช้ค้นหาหน้าหรือไฟล์ของข้อนี้ · by what init finds its page or file');

const indicators = z
  .array(
    z.strictObject({
      id: z.union([text, z.number()]).describe('เลขตัวชี้วัด · number of the indicator'),
      title: text.describe('ชื่อตัวชี้วัด · title of the indicator'),
      groups: z.array(z.array(identifier).min(1)).min(1).describe('กลุ่มของรหัสข้อ · groups of items'),
    }),
  )
  .min(1);

const scoring = z.strictObject({
  rule: text.optional().describe('ชื่อวิธีคิดคะแนน · name of the scoring rule'),
  indicators: indicators
    // A file may give the survey scores alone where its profile groups the items.
    .optional()
    .describe('ตัวชี้วัด = ค่าเฉลี่ยของกลุ่ม, กลุ่ม = ค่าเฉลี่ยของข้อ · indicator = mean of groups, group = mean of items'),
  readings: z
    .array(
      z.strictObject({
        rule: text.describe('ชื่อวิธีคิดคะแนน · name of the scoring rule'),
        indicators: indicators.describe('การจัดกลุ่มข้อของวิธีนี้ · its grouping of the items'),
      }),
    )
    .optional()
    .describe('วิธีคิดแบบอื่นที่เป็นไปได้ คะแนนแสดงเป็นช่วง · other readings of the rule; the estimate is shown as a range'),
  levels: z
    .array(
      z.strictObject({
        name: text.describe('ชื่อระดับ · name of the level'),
        from: z.number().min(0).max(100).describe('คะแนน ITA ตั้งแต่ · ITA points from which it counts'),
        each: z
          .number()
          .min(0)
          .max(100)
          .optional()
          .describe('คะแนนขั้นต่ำของ IIT EIT และ OIT แต่ละส่วน · the least of each of IIT, EIT and OIT'),
      }),
    )
    .optional()
    .describe('ระดับผลการประเมิน จากสูงลงมา · levels of the result, best first'),
  iit: z.number().min(0).max(100).optional().describe('คะแนน IIT · score of the survey IIT'),
  eit: z
    .union([z.number().min(0).max(100), z.array(z.number().min(0).max(100)).min(1)])
    .optional()
    .describe('คะแนน EIT หนึ่งค่าหรือหลายส่วน · score of the survey EIT, or of its parts'),
});

/** The YAML form of one checklist file, version 1; nothing is required here, since a profile brings the rest. */
export function checklistSchema(registry: CheckRegistry) {
  const checkEntry = z
    .unknown()
    .superRefine((value, context) => {
      for (const issue of entryIssues(value, registry)) context.addIssue({ ...issue });
    })
    .meta({ id: CHECK_ENTRY });
  const item = z.strictObject({
    title: text.optional().describe('ชื่อข้อ · title'),
    owner: owner.nullish(),
    urls: z.array(target).nullish().describe('ที่อยู่ที่ส่งให้ผู้ประเมิน · addresses handed in'),
    documents: z
      .strictObject(withoutDefaults(documents.shape))
      .optional()
      .describe('ไฟล์ใดที่หน้าของข้อลิงก์ถึงนับเป็นหลักฐาน · which linked files count as evidence'),
    find: find.optional(),
    checks: z.array(checkEntry).nullish().describe('การตรวจของข้อ · checks of the item'),
    enabled: z.boolean().optional().describe('false = ไม่ตรวจข้อนี้ · false leaves the item out'),
  });
  return z.strictObject({
    version: z.literal(1).optional().describe('รุ่นของรูปแบบ checklist · version of the form'),
    extends: z
      .union([text, z.array(text)])
      .optional()
      .describe('โพรไฟล์ที่มากับโปรแกรม หรือไฟล์อื่น · bundled profile, or a file'),
    agency: z
      .strictObject({
        name: text.optional().describe('ชื่อหน่วยงาน · name of the body'),
        kind: kind.optional(),
        district: text.optional().describe('อำเภอ · district'),
        province: text.optional().describe('จังหวัด · province'),
        section: text.optional().describe('ส่วนราชการเจ้าของเรื่อง ในบันทึกข้อความ · the office that writes the memo'),
        telephone: text.optional().describe('โทรศัพท์ของส่วนราชการ ในบันทึกข้อความ · its telephone, for the memo'),
      })
      .optional()
      .describe('หน่วยงาน · the body'),
    site: httpUrl.optional().describe('หน้าแรกของเว็บไซต์ · home page'),
    fiscalYear: z
      .number()
      .int()
      .min(2400, { error: 'buddhist-year' })
      .max(2800, { error: 'buddhist-year' })
      .optional()
      .describe('ปีงบประมาณ พ.ศ. (1 ต.ค. – 30 ก.ย.) · fiscal year, Buddhist era'),
    schedule: z.strictObject(withoutDefaults(schedule.shape)).optional().describe('รอบการตรวจ · the rounds'),
    assessment: assessmentOption.optional(),
    services: z.array(text).optional().describe('ภารกิจหรือบริการของหน่วยงาน · services of the agency'),
    lists: z
      .record(identifier, z.array(text))
      .optional()
      .describe('รายการอื่นที่การตรวจอ้างถึงได้ · further lists for checks'),
    ocr: z.boolean().optional().describe('อ่านเอกสารสแกนด้วย OCR · read scans by OCR'),
    evidence: z
      .enum(['copies', 'hashes'])
      .optional()
      .describe('copies = เก็บสำเนาหลักฐาน, hashes = เก็บเฉพาะค่าแฮช · keep copies, or hashes alone'),
    crawl: crawlOption.optional().describe('ขอบเขตและความสุภาพของการสำรวจเว็บไซต์ · bounds and politeness of the crawl'),
    notify: notifyOption.optional().describe('แจ้งผลทางอีเมล เว็บฮุก หรือ LINE · tell people by e-mail, webhook or LINE'),
    items: z.record(identifier, item.nullable()).optional().describe('ข้อที่ตรวจ ตามรหัสข้อ · items by their identifier'),
    scoring: scoring.optional().describe('การจัดกลุ่มข้อเพื่อประมาณคะแนน · grouping of items for the estimate'),
    draft: z
      .boolean()
      .optional()
      .describe('ร่างที่ยังไม่ได้เทียบกับคู่มือ · a draft that nobody has compared with the manual yet'),
  });
}

/** The raw form of a checklist file after validation. */
export type RawChecklist = z.output<ReturnType<typeof checklistSchema>>;
export type RawItem = NonNullable<NonNullable<RawChecklist['items']>[string]>;

/** Reads one entry of `checks`: NAME, or {NAME: options} with `severity` beside or among the options. Null: not of that form. */
export function parseEntry(value: unknown): ParsedEntry | null {
  if (typeof value === 'string') return { id: value, options: {}, severity: undefined };
  if (!isMap(value)) return null;
  const names = Object.keys(value).filter((key) => !BESIDE.has(key));
  const id = names[0];
  if (id === undefined || names.length > 1) return null;
  const given = value[id] ?? {};
  const { source, confidence, for: kinds } = value;
  const beside = { source, confidence, ...(kinds !== undefined && { for: kinds }) };
  if (!isMap(given)) return { id, options: given, severity: value.severity, ...beside };
  const { severity, ...options } = given;
  return { id, options, severity: severity ?? value.severity, ...beside };
}

interface EntryIssue {
  readonly code: 'custom';
  readonly path: (string | number)[];
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

function entryIssues(value: unknown, registry: CheckRegistry): EntryIssue[] {
  const entry = parseEntry(value);
  if (!entry) return [issue([], 'check-entry', {})];
  const inObject = typeof value === 'object';
  const check = registry.get(entry.id);
  const known = [...registry.keys()];
  if (!check) return [issue(inObject ? [entry.id] : [], 'unknown-check', { name: entry.id, known, key: inObject })];
  const parsed = check.meta.options.safeParse(entry.options);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((cause) =>
        issue([entry.id, ...cause.path.map(asKey)], 'option', { cause, schema: check.meta.options, at: cause.path }),
      );
  return [...problems, ...severityIssues(value, entry, check), ...basisIssues(entry)];
}

function basisIssues({ source, confidence, for: kinds }: ParsedEntry): EntryIssue[] {
  const wrongSource = source !== undefined && !sourceOption.safeParse(source).success;
  const wrongConfidence = confidence !== undefined && !confidenceOption.safeParse(confidence).success;
  const choices = confidenceOption.options;
  const named = kindsOption.safeParse(kinds);
  const unknown = named.success ? named.data.filter((name) => !RULE_KIND_NAMES.includes(name.trim())) : [];
  return [
    ...(wrongSource ? [issue(['source'], 'rule-source', {})] : []),
    ...(wrongConfidence ? [issue(['confidence'], 'confidence', { value: String(confidence), choices })] : []),
    ...(kinds !== undefined && !named.success ? [issue(['for'], 'rule-kinds', {})] : []),
    ...unknown.map((name) => issue(['for'], 'agency-kind', { name, known: RULE_KIND_NAMES })),
  ];
}

function severityIssues(value: unknown, entry: ParsedEntry, check: Check): EntryIssue[] {
  if (entry.severity === undefined) return [];
  const beside = isMap(value) && value.severity !== undefined;
  const path = beside ? ['severity'] : [entry.id, 'severity'];
  const choices = severityChoice.options;
  if (typeof entry.severity === 'string') {
    return severityChoice.safeParse(entry.severity).success
      ? []
      : [issue(path, 'severity', { value: entry.severity, choices })];
  }
  if (!isMap(entry.severity)) return [issue(path, 'severity', { value: String(entry.severity), choices })];
  const codes = Object.keys(check.meta.findings);
  return Object.entries(entry.severity).flatMap(([code, level]) => {
    const bare = code.startsWith(`${entry.id}/`) ? code.slice(entry.id.length + 1) : code;
    const known = codes.map((own) => `${entry.id}/${own}`);
    if (!codes.includes(bare)) return [issue([...path, code], 'unknown-code', { name: code, known, key: true })];
    return severityChoice.safeParse(level).success
      ? []
      : [issue([...path, code], 'severity', { value: String(level), choices })];
  });
}

const asKey = (key: PropertyKey): string | number => (typeof key === 'symbol' ? String(key) : key);
const issue = (path: (string | number)[], message: string, params: Record<string, unknown>): EntryIssue => ({
  code: 'custom',
  path,
  message,
  params,
});
