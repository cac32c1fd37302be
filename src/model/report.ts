import * as z from 'zod';
import { CONFIDENCES, SEVERITIES, VERDICTS } from './finding.js';
import { CHANGE_KINDS, ROBOTS_STATES, SKIP_REASONS, UNCHECKED_REASONS } from './round.js';
import type { Immutable } from './schema-forms.js';

const nullableText = z.string().nullable();
const address = z.string().describe('ที่อยู่ · an address as found; not always a valid URL');
// The JSON Schema can't say these, but every report format relies on them.
const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text));
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isInstant(text);
const instant = z.string().refine(isInstant).describe('ISO 8601, UTC');
const day = z.string().refine(isDay).describe('วันที่ตามเวลาประเทศไทย · calendar day in Asia/Bangkok, 2025-11-01');
const severity = z.enum(SEVERITIES);
const verdict = z.enum(VERDICTS);
const code = z
  .string()
  .regex(/^[a-z-]+\/[a-z0-9-]+$/)
  .describe('รหัสสิ่งที่พบ ไม่เปลี่ยนตามภาษา · finding code, the same in every language: egp/digits');
const count = z.number().int().min(0);
const firstSeen = z.object({ round: count, date: day });

const place = z.object({
  sheet: nullableText,
  page: z.number().int().nullable(),
  table: z.number().int().nullable(),
  row: z.number().int().nullable(),
  rowLabel: nullableText.describe('ลำดับที่ เป็นเลขอารบิก · the row’s own number, Arabic digits'),
  column: nullableText,
});

const evidence = z.object({
  url: address,
  finalUrl: nullableText,
  status: z.number().int().nullable(),
  contentType: nullableText,
  type: nullableText.describe('ชนิดไฟล์จากเนื้อไฟล์จริง · what the bytes are, whatever the name says'),
  bytes: count,
  sha256: nullableText,
  lastModified: z.string().refine(isInstant).nullable(),
  foundOn: nullableText,
  label: nullableText,
  dates: z.array(z.object({ date: z.string(), from: z.string(), text: z.string() })),
});

const finding = z.object({
  code,
  severity,
  review: z.boolean().describe('ต้องให้คนตรวจ · a person must look'),
  message: z.string(),
  fix: z.string().describe('วิธีแก้ไข หนึ่งขั้นต่อบรรทัด · what to do, one step a line'),
  url: nullableText,
  location: place,
  actual: nullableText.describe('ค่าที่พบ · the value as found'),
  expected: nullableText,
  picture: z
    .string()
    .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/)
    .describe(
      'ภาพของตำแหน่งในเอกสาร ตีกรอบช่องที่พบ · the place on the page with its cell in a frame, a PNG as a data: address',
    )
    .optional(),
  excerpt: z
    .object({
      headings: z.array(z.string()),
      rows: z.array(z.object({ number: count, cells: z.array(z.string()) })),
      row: count,
      column: count.nullable(),
    })
    .describe(
      'ช่องรอบตำแหน่งที่พบในตาราง · cells around the place in a table; row and column, from 0 within it, are the marked ones',
    )
    .optional(),
  firstSeen,
  rule: z
    .object({ source: z.array(z.string()), confidence: z.enum(CONFIDENCES) })
    .describe('ที่มาของเกณฑ์และความแน่ใจ · where the profile has the rule from, and how sure it is')
    .optional(),
});

const notices = z.array(
  z.object({
    code: z.string(),
    message: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
);

const item = z.object({
  id: z.string(),
  title: z.string(),
  owner: nullableText,
  verdict,
  evidence: z.array(evidence),
  // Documents that the item's pages link to but that `documents.max` left out.
  notExamined: z.array(z.object({ url: address, foundOn: address })),
  findings: z.array(finding),
  omittedFindings: z
    .array(z.object({ code, severity, review: z.boolean(), count }))
    .describe(
      'ข้อค้นพบที่เกิน 1,000 แห่งแรกของชนิดเดียวกัน นับไว้อย่างเดียว · findings beyond the first 1,000 of a kind, counted only',
    ),
  // The checks that were run, so that a pass says what it rests on.
  checks: z.array(z.object({ id: z.string(), title: z.string(), state: z.enum(['ran', 'skipped', 'crashed']) })),
  explanation: z
    .string()
    .optional()
    .describe('คำอธิบายที่พิมพ์ข้างที่อยู่ในระบบ ITAS · what a body types beside its addresses: the way from the home page'),
  seconds: z.number().min(0).optional().describe('วินาทีที่ใช้รวบรวมหลักฐาน · seconds until its evidence was there'),
  // The item's place in the checklist.
  source: z.object({ file: z.string(), line: z.number().int(), column: z.number().int() }).nullable(),
});

const link = z.object({
  url: address,
  status: z.number().int().nullable(),
  code,
  severity,
  message: z.string(),
  foundOn: z
    .array(z.object({ url: address, text: z.string() }))
    .describe('20 หน้าแรกที่พบ · the first 20 pages that lead to it'),
  foundOnCount: count,
  // The items whose evidence this address is.
  items: z.array(z.string()),
});

const change = z.object({
  item: z.string(),
  url: address,
  kind: z.enum(CHANGE_KINDS),
  before: nullableText,
  after: nullableText,
  explained: z.boolean(),
  details: z.array(z.string()),
});

const pair = z.tuple([z.number(), z.number()]);

const score = z.object({
  estimate: z.literal(true).describe('เป็นค่าประมาณการเสมอ · always an estimate'),
  indicators: z.array(z.object({ id: z.string(), title: z.string(), score: z.number() })),
  oit: z.number(),
  ita: z.number().nullable(),
  rule: z.string().optional().describe('วิธีคิดคะแนนที่ใช้ · the rule of the estimate'),
  range: z
    .object({ oit: pair, ita: pair.nullable() })
    .optional()
    .describe(
      'ต่ำสุดและสูงสุดตามวิธีคิดทุกแบบ ไม่มีเมื่อตรงกัน · least and most over the readings of the rule; absent where they agree',
    ),
  levels: z
    .array(z.string())
    .optional()
    .describe('ระดับผลตามวิธีคิดแต่ละแบบ · what the readings call the score, that of the estimate first'),
  repair: z
    .array(
      z.object({
        item: z.string(),
        rank: z.number().int().min(1),
        least: z.number().describe('คะแนน OIT ที่ได้เพิ่มอย่างน้อย · OIT points that it adds at least'),
        most: z.number(),
      }),
    )
    .optional()
    .describe('ลำดับที่ควรแก้ไขก่อน ตามที่วิธีคิดทุกแบบเห็นตรงกัน · what to repair first, as all readings agree'),
});

const crawl = z
  .object({
    pagesFetched: count,
    robots: z.enum(ROBOTS_STATES).nullable(),
    skippedPatterns: z.array(
      z.object({
        pattern: z.string().describe('# แทนตัวเลข · # stands for numbers'),
        reason: z.enum(SKIP_REASONS),
        message: z.string(),
        count,
      }),
    ),
  })
  .describe(
    'อ่านเว็บไซต์ไปถึงไหน และที่อยู่ใดไม่ได้อ่านเพราะมีไม่สิ้นสุด · how far the crawl came, and which addresses were passed over since there is no end of them',
  );

/** The JSON report, schemaVersion 1; `checklists/report.schema.json` is made from it. It grows only by adding. */
export const reportSchema = z
  .object({
    schemaVersion: z.literal(1),
    tool: z.object({ name: z.literal('oit-audit'), version: z.string() }),
    run: z.object({
      id: z.string(),
      round: count,
      startedAt: instant,
      finishedAt: instant,
      seed: z.string(),
      complete: z.boolean(),
      previous: nullableText,
      nextDue: day,
      // Sentences the reader must see first (site unreachable, interrupted, …).
      notices,
      crawl: crawl.optional(),
      fingerprint: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe(
          'ลายนิ้วมือ SHA-256 ของรอบในประวัติ ยืนยันรอบนี้และทุกรอบก่อนหน้า · SHA-256 of the round in the history: proves it and all before it',
        )
        .optional(),
    }),
    notices: notices
      .optional()
      .describe('สิ่งที่ต้องรู้ก่อน (เหมือน run.notices) · what must be known first, the same as run.notices'),
    checklist: z.object({
      path: z.string(),
      agency: z.object({
        name: z.string(),
        kind: z.string().optional().describe('ประเภทหน่วยงาน · kind of body'),
        district: z.string().optional(),
        province: z.string().optional(),
        section: z.string().optional().describe('ส่วนราชการเจ้าของเรื่อง · the office that writes the memo'),
        telephone: z.string().optional(),
      }),
      site: address,
      fiscalYear: z.number().int().describe('พ.ศ. · Buddhist era'),
    }),
    summary: z.object({
      verdict: z.enum(['pass', 'fail', 'review']),
      items: z.object({ total: count, pass: count, fail: count, review: count, disabled: count }),
      findings: z.object({ error: count, warning: count, info: count }),
      links: z.object({
        found: count,
        checked: count,
        broken: count,
        unverifiable: count,
        roundsToAll: count.nullable(),
        unchecked: z
          .array(z.object({ reason: z.enum(UNCHECKED_REASONS), message: z.string(), count }))
          .optional()
          .describe('สิ่งที่ไม่ได้ตรวจและเหตุผล · what was not looked at, and why'),
      }),
      score: score.nullable(),
      before: z
        .object({
          round: count,
          date: day,
          items: z.object({ pass: count, fail: count, review: count }),
          oit: z.number().nullable(),
        })
        .optional()
        .describe(
          'ตัวเลขของรอบก่อน ไม่มีเมื่อไม่มีรอบก่อนที่เทียบได้ · figures of the round before; absent where no such round can be compared with',
        ),
    }),
    items: z.array(item),
    links: z.array(link).describe('ลิงก์เสียและลิงก์ที่ตรวจไม่ได้ · the broken links and those that could not be verified'),
    changes: z.array(change),
    codes: z
      .record(z.string(), z.object({ group: z.string(), cause: z.string(), fix: z.string(), source: z.string() }))
      .describe('ความหมายของรหัสที่พบในรายงานนี้ · what the codes of this report mean'),
  })
  .meta({ title: 'oit-audit report', description: 'รายงานผลการตรวจ รุ่น 1 · the report of one round, schemaVersion 1' });

/** A Round put into words of one language. */
export type Report = Immutable<z.output<typeof reportSchema>>;
export type ReportCrawl = NonNullable<Report['run']['crawl']>;
export type ReportCode = Report['codes'][string];
export type ReportBefore = NonNullable<Report['summary']['before']>;
export type ReportScore = NonNullable<Report['summary']['score']>;
export type ReportItem = Report['items'][number];
export type ReportCheck = ReportItem['checks'][number];
export type ReportEvidence = ReportItem['evidence'][number];
export type ReportFinding = ReportItem['findings'][number];
export type ReportLink = Report['links'][number];
export type ReportChange = Report['changes'][number];

export const isReport = (data: unknown): data is Report => reportSchema.safeParse(data).success;

/** As JSON Schema (draft 2020-12); unknown fields are allowed, for later versions may add some. */
export function reportJsonSchema(): object {
  return z.toJSONSchema(reportSchema, { io: 'input' });
}
