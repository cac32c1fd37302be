import * as z from 'zod';
import { type Immutable, withoutDefaults } from './schema-forms.js';

const wholeNumber = (least: number) => z.number().int().min(least);
const text = z.string().min(1);
/** What a header may hold (RFC 9110, 5.5), of ASCII: no server reads more. */
const HEADER_VALUE = /^[!-~](?:[ -~]*[!-~])?$/;

/**
 * The limits of a round: each key of `crawl` with its meaning (Thai · English), its values, and its default where neither a
 * checklist nor the command line sets it. A key without a default is then absent.
 */
export const crawlLimits = z.strictObject({
  maxPages: wholeNumber(0).describe('จำนวนหน้าเว็บสูงสุดที่อ่าน · pages read at most').default(500),
  maxDepth: wholeNumber(0).describe('ความลึกจากหน้าแรก · clicks from the home page').default(5),
  sample: z
    .union([wholeNumber(0), z.literal('all')])
    .describe('จำนวนลิงก์ที่สุ่มตรวจต่อรอบ หรือ all · links drawn each round, or all')
    .default(100),
  concurrency: wholeNumber(1).describe('จำนวนคำขอพร้อมกันทั้งหมด · requests at once').default(8),
  perHost: wholeNumber(1).describe('จำนวนคำขอพร้อมกันต่อเครื่องแม่ข่าย · requests at once to one host').default(4),
  delayMs: z.number().min(0).describe('เว้นระหว่างคำขอ (มิลลิวินาที) · pause between requests to one host, ms').default(0),
  timeoutMs: wholeNumber(1)
    .describe(
      "เวลารอสูงสุด (มิลลิวินาที): เชื่อมต่อ, ส่วนหัว, ช่วงที่เนื้อหาเงียบ อย่างละเท่านี้ · for connecting, for headers, for a body's silence, each, ms",
    )
    .default(20_000),
  retries: wholeNumber(0).describe('จำนวนครั้งที่ลองซ้ำเมื่อขัดข้องชั่วคราว · tries again after a passing fault').default(2),
  maxFileMiB: z.number().positive().describe('ขนาดไฟล์สูงสุด (MiB) · largest file, MiB').default(50),
  include: z.array(text).describe('รูปแบบที่อยู่ที่ให้ตรวจ (* และ **) · URL patterns to crawl').default([]),
  exclude: z.array(text).describe('รูปแบบที่อยู่ที่ไม่ตรวจ (* และ **) · URL patterns to leave out').default([]),
  robots: z.boolean().describe('เคารพ robots.txt · keep to robots.txt').default(true),
  maxMinutes: z
    .number()
    .positive()
    .describe('เวลาสูงสุดของการสำรวจเว็บไซต์ (นาที) · bound on the crawl, minutes')
    .exactOptional(),
  maxRoundMinutes: z
    .number()
    .positive()
    .describe(
      'เวลาสูงสุดของทั้งรอบ (นาที) ส่วนที่ไม่ทันถือว่ายังไม่ได้ตรวจ · bound on the whole round, minutes; the rest is not examined',
    )
    .default(120),
  userAgent: text
    .refine((value) => HEADER_VALUE.test(value), { error: 'header-value' })
    .meta({ pattern: HEADER_VALUE.source })
    .describe('ชื่อที่แจ้งต่อเว็บไซต์ · user agent sent to the site')
    .exactOptional(),
  browser: z
    .boolean()
    .describe(
      'true = เปิดหน้าที่ต้องใช้ JavaScript ด้วย Chrome หรือ Edge ในเครื่อง · show pages that need JavaScript by an installed browser',
    )
    .exactOptional(),
});

export type CrawlLimits = Immutable<z.output<typeof crawlLimits>>;

/**
 * The same keys in a checklist file or on the command line. They have no defaults there: a key that is left out is decided by
 * the files that the checklist extends.
 */
export const crawlOption = z.strictObject(withoutDefaults(crawlLimits.shape));

export type CrawlOption = Immutable<z.output<typeof crawlOption>>;

/** The command line, read once and then passed on; the checklist decides what it leaves open. */
export interface Settings {
  /** ISO 8601 (UTC): the clock of the round. */
  readonly now: string;
  /** True when `--now` fixes the clock. */
  readonly isClockFixed: boolean;
  readonly only: readonly string[] | null;
  readonly crawl: boolean;
  readonly seed: string | null;
  readonly ocr: boolean;
  /** Overrides of the checklist's `crawl`. */
  readonly limits: CrawlOption;
  /** Certificates in PEM, trusted beside Node's own; Node itself reads NODE_EXTRA_CA_CERTS. */
  readonly extraCa: string | null;
  /** Absent: no page is rendered by a browser, whatever a checklist asks for. */
  readonly browser?: BrowserSettings | undefined;
  readonly proxy: { readonly http?: string; readonly https?: string; readonly noProxy?: string } | null;
}

export interface BrowserSettings {
  /** By the command line; a checklist may ask for it by itself. */
  readonly isAsked: boolean;
  /** Path of an installed Chrome, Chromium or Edge; null: there is none. */
  readonly executable: string | null;
}
