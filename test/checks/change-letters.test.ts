import { describe, expect, it } from 'vitest';
import { change } from '../../src/checks/change/change.js';
import type { Facts, FileFact } from '../../src/model/facts.js';
import type { BaselineFile } from '../../src/model/previous.js';
import { exchangeOf, fileOf, linkOf, PAGE, textOf } from '../helpers/facts.js';
import { runCheck } from '../helpers/test-check.js';

const SEEN = '2025-10-02';
const FILE = 'https://town.example/files/plan.xlsx';
const LETTER = 'https://town.example/files/letter.pdf';
const LABEL = 'แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณ ประจำปีงบประมาณ พ.ศ. 2569';

interface Site {
  /** Label and text of a document beside the changed one; a text of null: a scan. */
  readonly letter?: readonly [label: string, text: string | null];
  /** Paragraphs of the page. */
  readonly page?: readonly string[];
  /** Labels of further documents. */
  readonly others?: readonly string[];
  readonly label?: string;
}

/** What of the changed file is found: a code, and `review` where a person must look. */
function verdictOf({ letter, page = [], others = [], label = LABEL }: Site): string {
  const before = { sha256: 'old', contentSha256: 'old', type: 'xlsx', lastSeen: SEEN };
  const baseline: BaselineFile[] = [
    { ...before, url: PAGE, sha256: 'page', contentSha256: 'page', type: 'html', foundOn: null, label: null },
    { ...before, url: FILE, foundOn: PAGE, label },
  ];
  const file = (url: string, rest: Partial<FileFact>): FileFact =>
    fileOf({ url, ...rest, exchange: exchangeOf({ url, sha256: url }) });
  const files = [
    fileOf({ url: PAGE, type: 'html', contentSha256: 'page', exchange: exchangeOf({ url: PAGE, sha256: 'now' }) }),
    file(FILE, { contentSha256: 'new', label }),
    ...(letter === undefined ? [] : [file(LETTER, { type: 'pdf', label: letter[0] })]),
  ];
  const shown = others.map((text, at) => linkOf(`https://town.example/files/${at}.pdf`, text, { kind: 'document' }));
  const blocks = [LABEL, label, ...(letter ? [letter[0]] : []), ...others, ...page];
  const own = textOf('', {
    opening: ['O6 แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณ'],
    blocks: blocks.map((text) => ({ at: textOf('').blocks[0]!.at, text })),
  });
  const facts: Partial<Facts> = {
    files,
    exchanges: files.map(({ exchange, foundOn }) => ({ exchange, foundOn, label: null })),
    texts: [own, ...(letter?.[1] ? [textOf(letter[1], { url: LETTER, type: 'pdf' })] : [])],
    links: [
      linkOf(FILE, label, { kind: 'document' }),
      ...(letter ? [linkOf(LETTER, letter[0], { kind: 'document' })] : []),
      ...shown,
    ],
    previous: { lastRound: { number: 1, date: SEEN }, baseline, accepted: [] },
  };
  const found = runCheck(change, { facts }).find(({ at }) => at?.url === FILE);
  return found?.review ? 'review' : (found?.code.replace('change/', '') ?? 'none');
}

describe('a letter beside a changed file explains it', () => {
  it.each<[string, Site]>([
    ['by its name and day', { letter: ['หนังสือชี้แจง ลงวันที่ 15 ตุลาคม 2568', null] }],
    ['with its own subject', { letter: ['หนังสือชี้แจงการแก้ไขแผนและความก้าวหน้า ลงวันที่ 15 ต.ค. 68', 'ข้อความ'] }],
    ['of this year', { letter: ['หนังสือชี้แจงการแก้ไขแผน ประจำปีงบประมาณ 2569 ลว. 15 ตุลาคม 2568', 'ก'] }],
    ['with the number of the item', { letter: ['หนังสือชี้แจง O6 วันที่ 15 ตุลาคม 2568', 'ก'] }],
    [
      'as a memo whose label says nothing',
      {
        letter: ['ดาวน์โหลด', 'บันทึกข้อความ\nวันที่ 15 ตุลาคม 2568\nเรื่อง ขอชี้แจงการแก้ไขแผนและความก้าวหน้า'],
      },
    ],
    ['that names the office', { letter: ['หนังสือชี้แจงของเทศบาลตำบลสำราญ ลงวันที่ 15 ตุลาคม 2568', 'ก'] }],
    ['that tells of wrong figures', { letter: ['คำชี้แจงการแก้ไขตัวเลขที่พิมพ์ผิด 15 ตุลาคม 2568', 'ก'] }],
    [
      'in a paragraph of the page',
      {
        page: ['ชี้แจงการแก้ไขเอกสาร', 'เทศบาลได้แก้ไขยอดเบิกจ่ายของโครงการที่ 4 เมื่อวันที่ 15 ตุลาคม 2568 เนื่องจากพิมพ์ผิด'],
      },
    ],
    ['in other words', { page: ['ขอชี้แจงเหตุผลในการปรับปรุงข้อมูล ลงวันที่ 15 ตุลาคม 2568: ยอดเบิกจ่ายคลาดเคลื่อน'] }],
    [
      'under the day on which it was given',
      {
        letter: [
          'ประกาศ',
          'ประกาศเทศบาล\nเรื่อง ชี้แจงการแก้ไขแผนและความก้าวหน้า ฉบับวันที่ 1 เมษายน 2568\nประกาศ ณ วันที่ 15 ตุลาคม พ.ศ. 2568',
        ],
      },
    ],
  ])('%s', (_, site) => expect(verdictOf(site)).toBe('explained'));
});

describe('it does not', () => {
  it.each<[string, Site]>([
    ['where it is dated before the change', { letter: ['หนังสือชี้แจง ลงวันที่ 1 กันยายน 2568', 'ก'] }],
    [
      'where only a day that it sets comes later',
      {
        letter: ['หนังสือชี้แจง', 'ที่ ยส 1/2568 วันที่ 1 กันยายน 2568\nเรื่อง ชี้แจงการแก้ไขแผน\nจะแก้ไขภายในวันที่ 31 ธันวาคม 2568'],
      },
    ],
    ['where its label sets a later day', { letter: ['หนังสือชี้แจง ลงวันที่ 1 กันยายน 2568 ใช้ถึง 31 ธันวาคม 2568', 'ก'] }],
    ['where it has no day', { letter: ['หนังสือชี้แจงการแก้ไขไฟล์', 'ข้าพเจ้าขอชี้แจงการแก้ไขไฟล์'] }],
    [
      'where the day is that of the next document',
      {
        letter: ['หนังสือชี้แจง', 'ขอชี้แจง'],
        others: ['ประกาศราคากลาง 10 พฤศจิกายน 2568'],
      },
    ],
    [
      'about another document of the page',
      {
        letter: ['หนังสือชี้แจงการแก้ไขคู่มือสำหรับประชาชน ลงวันที่ 15 ตุลาคม 2568', 'ก'],
        others: ['คู่มือสำหรับประชาชน'],
      },
    ],
    ['about another item', { letter: ['หนังสือชี้แจง O13 ลงวันที่ 15 ตุลาคม 2568', 'ก'] }],
    [
      'about a document of another kind',
      {
        letter: ['หนังสือชี้แจงการแก้ไขประมวลจริยธรรมพนักงาน ลงวันที่ 15 ตุลาคม 2568', 'ก'],
      },
    ],
    ['about the plan of another year', { letter: ['หนังสือชี้แจงการแก้ไขแผน ปีงบประมาณ 2567 ลงวันที่ 15 ตุลาคม 2568', 'ก'] }],
    ['where the page says that there is none', { page: ['ยังไม่มีหนังสือชี้แจง ณ วันที่ 15 ตุลาคม 2568'] }],
    ['where the page speaks of works', { page: ['ขอชี้แจงการปรับปรุงถนนสายหลัก 15 ตุลาคม 2568'] }],
    ['as instructions above a form', { letter: ['แบบสอบถาม', 'คำชี้แจง\nโปรดกรอกภายในวันที่ 15 ตุลาคม 2568'] }],
  ])('%s', (_, site) => expect(verdictOf(site)).toBe('unexplained'));
});

describe('a person looks', () => {
  it.each<[string, Site]>([
    ['where it is a scan without any day', { letter: ['หนังสือชี้แจงการแก้ไข', null] }],
    [
      'where it is about an affair, whatever that has to do with the file',
      {
        letter: ['คำชี้แจงกรณีข่าวลือน้ำประปา ลงวันที่ 15 ตุลาคม 2568', 'ก'],
      },
    ],
  ])('%s', (_, site) => expect(verdictOf(site)).toBe('review'));
});
