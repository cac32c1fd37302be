import { z } from 'zod';
import type { Check } from '../checks/define-check.js';
import { notifyOption } from '../model/notify.js';
import { yearOption } from '../model/year.js';

/** Checks by id: what a checklist may name. */
export type CheckRegistry = ReadonlyMap<string, Check>;

export const IDENTIFIER = /^[A-Za-z0-9_-]+$/;

/** Marks the schema of one entry of `checks`, whose JSON Schema is made from the registry. */
export const CHECK_ENTRY = 'check';

export const severityChoice = z.enum(['error', 'warning', 'info', 'off']);

/** What one entry of `checks` turned out to be. */
export interface ParsedEntry {
  readonly id: string;
  readonly options: unknown;
  readonly severity: unknown;
}

/** What an editor can check of an address, for it knows no other tests. */
const HTTP_URL = /^\s*[Hh][Tt][Tt][Pp][Ss]?:\/\/[^/\s]/;

const httpUrl = z
  .string()
  .min(1)
  .refine((value) => isHttpUrl(value), { error: 'http-url' })
  .meta({ pattern: HTTP_URL.source });

/** @returns true for an absolute http or https address, Thai letters and spaces allowed. */
export function isHttpUrl(value: string): boolean {
  if (!HTTP_URL.test(value)) return false;
  try {
    const url = new URL(value.trim());
    return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '';
  } catch {
    return false;
  }
}

/** A hundred years: a day farther away than the calendar reaches could not be said. */
const MAX_EVERY_DAYS = 36_500;

const wholeNumber = (least: number) => z.number().int().min(least);
const text = z.string().min(1);
const identifier = z.string().regex(IDENTIFIER, { error: 'identifier' });

const target = z.union([
  httpUrl,
  z.strictObject({
    url: httpUrl.describe('ที่อยู่ของหน้าเว็บหรือไฟล์ · address of the page or file'),
    sheet: text.optional().describe('ชื่อแผ่นงานที่ใช้เป็นหลักฐาน · the sheet that counts'),
  }),
]);

const crawl = z.strictObject({
  maxPages: wholeNumber(0).optional().describe('จำนวนหน้าเว็บสูงสุดที่อ่าน · pages read at most'),
  maxDepth: wholeNumber(0).optional().describe('ความลึกจากหน้าแรก · clicks from the home page'),
  sample: z
    .union([wholeNumber(0), z.literal('all')])
    .optional()
    .describe('จำนวนลิงก์ที่สุ่มตรวจต่อรอบ หรือ all · links drawn each round, or all'),
  concurrency: wholeNumber(1).optional().describe('จำนวนคำขอพร้อมกันทั้งหมด · requests at once'),
  perHost: wholeNumber(1).optional().describe('จำนวนคำขอพร้อมกันต่อเครื่องแม่ข่าย · requests at once to one host'),
  delayMs: z.number().min(0).optional().describe('เว้นระหว่างคำขอ (มิลลิวินาที) · pause between requests to one host, ms'),
  timeoutMs: wholeNumber(1)
    .optional()
    .describe('เวลารอสูงสุด (มิลลิวินาที): เชื่อมต่อ, ส่วนหัว, เนื้อหา อย่างละเท่านี้ · for connecting, headers and body, each, ms'),
  retries: wholeNumber(0).optional().describe('จำนวนครั้งที่ลองซ้ำเมื่อขัดข้องชั่วคราว · tries again after a passing fault'),
  maxFileMiB: z.number().positive().optional().describe('ขนาดไฟล์สูงสุด (MiB) · largest file, MiB'),
  include: z.array(text).optional().describe('รูปแบบที่อยู่ที่ให้ตรวจ (* และ **) · URL patterns to crawl'),
  exclude: z.array(text).optional().describe('รูปแบบที่อยู่ที่ไม่ตรวจ (* และ **) · URL patterns to leave out'),
  robots: z.boolean().optional().describe('เคารพ robots.txt · keep to robots.txt'),
  maxMinutes: z
    .number()
    .positive()
    .optional()
    .describe('เวลาสูงสุดของการสำรวจเว็บไซต์ (นาที) · bound on the crawl, minutes'),
  userAgent: text.optional().describe('ชื่อที่แจ้งต่อเว็บไซต์ · user agent sent to the site'),
  browser: z
    .boolean()
    .optional()
    .describe(
      'true = เปิดหน้าที่ต้องใช้ JavaScript ด้วย Chrome หรือ Edge ในเครื่อง · show pages that need JavaScript by an installed browser',
    ),
});

const documents = z.strictObject({
  follow: z
    .array(text)
    .optional()
    .describe('รูปแบบชื่อไฟล์ ที่อยู่ หรือป้ายลิงก์ที่นับเป็นหลักฐาน · patterns of file name, address or label that count'),
  fiscalYear: yearOption.optional(),
  max: wholeNumber(0).optional().describe('จำนวนเอกสารสูงสุด (ปกติ 20) · documents at most (default 20)'),
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

const scoring = z.strictObject({
  indicators: z
    .array(
      z.strictObject({
        id: z.union([text, z.number()]),
        title: text,
        groups: z.array(z.array(identifier).min(1)).min(1),
      }),
    )
    .min(1)
    // A file may give the survey scores alone where its profile groups the items.
    .optional()
    .describe('ตัวชี้วัด = ค่าเฉลี่ยของกลุ่ม, กลุ่ม = ค่าเฉลี่ยของข้อ · indicator = mean of groups, group = mean of items'),
  iit: z.number().min(0).max(100).optional(),
  eit: z.union([z.number().min(0).max(100), z.array(z.number().min(0).max(100)).min(1)]).optional(),
});

const schemas = new WeakMap<CheckRegistry, ReturnType<typeof makeSchema>>();

/**
 * The YAML form of one checklist file, version 1; nothing is required here, since a profile brings the rest. Made once for all
 * checklists of a run: making it takes as long as reading one.
 */
export function checklistSchema(registry: CheckRegistry): ReturnType<typeof makeSchema> {
  const known = schemas.get(registry) ?? makeSchema(registry);
  schemas.set(registry, known);
  return known;
}

function makeSchema(registry: CheckRegistry) {
  const checkEntry = z
    .unknown()
    .superRefine((value, context) => {
      for (const issue of entryIssues(value, registry)) context.addIssue({ ...issue });
    })
    .meta({ id: CHECK_ENTRY });
  const item = z.strictObject({
    title: text.optional().describe('ชื่อข้อ · title'),
    owner: text.nullish().describe('หน่วยงานผู้รับผิดชอบ · unit in charge'),
    urls: z.array(target).nullish().describe('ที่อยู่ที่ส่งให้ผู้ประเมิน · addresses handed in'),
    documents: documents.optional(),
    find: find.optional(),
    checks: z.array(checkEntry).nullish(),
    enabled: z.boolean().optional().describe('false = ไม่ตรวจข้อนี้ · false leaves the item out'),
  });
  return z.strictObject({
    version: z.literal(1).optional(),
    extends: z
      .union([text, z.array(text)])
      .optional()
      .describe('โพรไฟล์ที่มากับโปรแกรม หรือไฟล์อื่น · bundled profile, or a file'),
    agency: z.strictObject({ name: text.optional(), district: text.optional(), province: text.optional() }).optional(),
    site: httpUrl.optional().describe('หน้าแรกของเว็บไซต์ · home page'),
    fiscalYear: z
      .number()
      .int()
      .min(2400, { error: 'buddhist-year' })
      .max(2800, { error: 'buddhist-year' })
      .optional()
      .describe('ปีงบประมาณ พ.ศ. (1 ต.ค. – 30 ก.ย.) · fiscal year, Buddhist era'),
    schedule: z.strictObject({ everyDays: wholeNumber(1).max(MAX_EVERY_DAYS).optional() }).optional(),
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
    crawl: crawl.optional(),
    notify: notifyOption.optional().describe('แจ้งผลทางอีเมล เว็บฮุก หรือ LINE · tell people by e-mail, webhook or LINE'),
    items: z.record(identifier, item.nullable()).optional(),
    scoring: scoring.optional(),
  });
}

/** The raw form of a checklist file after validation. */
export type RawChecklist = z.output<ReturnType<typeof checklistSchema>>;
export type RawItem = NonNullable<NonNullable<RawChecklist['items']>[string]>;

/** Reads one entry of `checks`: NAME, or {NAME: options} with `severity` beside or among the options. Null: not of that form. */
export function parseEntry(value: unknown): ParsedEntry | null {
  if (typeof value === 'string') return { id: value, options: {}, severity: undefined };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const names = Object.keys(value).filter((key) => key !== 'severity');
  const id = names[0];
  if (id === undefined || names.length > 1) return null;
  const entry = value as Record<string, unknown>;
  const given = entry[id] ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) return { id, options: given, severity: entry.severity };
  const { severity, ...options } = given as Record<string, unknown>;
  return { id, options, severity: severity ?? entry.severity };
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
  if (!check)
    return [
      issue(inObject ? [entry.id] : [], 'unknown-check', {
        name: entry.id,
        known: [...registry.keys()],
        key: inObject,
      }),
    ];
  const parsed = check.meta.options.safeParse(entry.options);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((cause) =>
        issue([entry.id, ...cause.path.map(asKey)], 'option', { cause, schema: check.meta.options, at: cause.path }),
      );
  return [...problems, ...severityIssues(value, entry, check)];
}

function severityIssues(value: unknown, entry: ParsedEntry, check: Check): EntryIssue[] {
  if (entry.severity === undefined) return [];
  const beside = (value as Record<string, unknown>).severity !== undefined;
  const path = beside ? ['severity'] : [entry.id, 'severity'];
  const choices = severityChoice.options;
  if (typeof entry.severity === 'string') {
    return severityChoice.safeParse(entry.severity).success
      ? []
      : [issue(path, 'severity', { value: entry.severity, choices })];
  }
  if (typeof entry.severity !== 'object' || entry.severity === null || Array.isArray(entry.severity))
    return [issue(path, 'severity', { value: String(entry.severity), choices })];
  const codes = Object.keys(check.meta.findings);
  return Object.entries(entry.severity).flatMap(([code, level]) => {
    const bare = code.startsWith(`${entry.id}/`) ? code.slice(entry.id.length + 1) : code;
    if (!codes.includes(bare))
      return [
        issue([...path, code], 'unknown-code', {
          name: code,
          known: codes.map((known) => `${entry.id}/${known}`),
          key: true,
        }),
      ];
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
