import { describe, expect, test } from 'vitest';
import { placeholdersIn } from '../../src/checks/text/placeholder.js';
import { text } from '../../src/checks/text/text.js';
import { placeAt } from '../../src/model/finding.js';
import { findingKey } from '../../src/round/finding-key.js';
import { FILE, PAGE, textOf } from '../helpers/facts.js';
import { runCheck, testCheck } from '../helpers/test-check.js';

const says = (...words: string[]) => ({ facts: { texts: words.map((one) => textOf(one)) } });

testCheck(text, {
  passes: {
    'every pattern, each in another evidence': {
      ...says('มาตรการส่งเสริมคุณธรรม', 'ผู้รับผิดชอบ: กองคลัง'),
      options: { all: ['มาตรการ', 'ผู้รับผิดชอบ'] },
    },
    'one of several': { ...says('ติดต่อเรา'), options: { any: ['โทรศัพท์', 'ติดต่อ'] } },
    'Latin letters without regard to case': { ...says('NO GIFT POLICY'), options: { all: ['No Gift Policy'] } },
    'a wrapped line, Thai digits and a split sara am': {
      ...says('สํานัก\nปลัด ๒๕๖๘'),
      options: { all: ['สำนักปลัด 2568'] },
    },
    'the title of a page': { facts: { texts: [textOf('', { title: 'คู่มือการปฏิบัติงาน' })] }, options: { all: ['คู่มือ'] } },
    'an expression': { ...says('ขั้นตอนหรือวิธีการ'), options: { all: ['/ขั้นตอน|แนวทาง/'] } },
    'a date and a time': { ...says('วันที่ 5 มีนาคม 2568 เวลา 09.00 น.'), options: { all: ['$date', '$time'] } },
    'an e-GP number': { ...says('เลขที่โครงการ 67019123456'), options: { all: ['$egp'] } },
    'nothing that is forbidden': { ...says('ปี 2568'), options: { none: ['2566'] } },
    'a line to sign on': says('ลงชื่อ ............................ ผู้รายงาน'),
    'dots that lead to a page number': says('บทที่ 1 ........................ 5'),
  },
  fails: {
    'a missing pattern, each by itself': {
      ...says('มาตรการ'),
      options: { all: ['มาตรการ', 'วิเคราะห์', 'ระยะเวลา'] },
      expect: ['missing', 'missing'],
      severity: 'error',
    },
    'none of several as one finding': { ...says('x'), options: { any: ['โทร', 'อีเมล'] }, expect: ['missing'] },
    'an expression that matches nothing': { ...says('abc'), options: { all: ['/^z/'] }, expect: ['missing'] },
    'a forbidden word and where it stands': {
      facts: {
        texts: [textOf('', { url: FILE, blocks: [{ at: placeAt(FILE, { page: 3 }), text: 'ข้อมูลปี 2566 เดิม' }] })],
      },
      options: { none: ['2566'] },
      expect: ['forbidden'],
      where: { url: FILE, page: 3 },
      actual: 'ข้อมูลปี 2566 เดิม',
    },
    'a forbidden word once for each file': {
      facts: { texts: [textOf('2566 2566'), textOf('2566', { url: FILE })] },
      options: { none: ['2566'] },
      expect: ['forbidden', 'forbidden'],
    },
    'a placeholder without being asked': { ...says('ชื่อผู้บริหาร xxxx'), expect: ['placeholder'], severity: 'warning' },
    'no text at all': { options: { all: ['มาตรการ'] }, expect: ['missing'] },
  },
});

describe('placeholders', () => {
  test.each([
    'XXXX',
    'วันที่ …………',
    'ชื่อ .............. นามสกุล',
    'วันที่ .......... 2568',
    'วันที่ ………… 2568',
    'ใส่ข้อความที่นี่',
    'กรุณากรอกข้อความ',
    'Lorem Ipsum dolor',
    'อยู่ระหว่างการปรับปรุงข้อมูล',
    'Coming soon',
  ])('%s is one', (words) => expect(placeholdersIn(words)).toHaveLength(1));

  test.each([
    'xxx',
    'อยู่ระหว่างปรับปรุงถนน',
    'maxxxxed',
    'บทนำ………………………1',
    'บทนำ ……………… 12',
    'และ…',
    'ลงชื่อ…………………',
    'รอ... สักครู่',
  ])('%s is none', (words) => {
    expect(placeholdersIn(words)).toEqual([]);
  });
});

describe('a missing pattern is named as a clerk reads it:', () => {
  test.each([
    ['มาตรการ', 'คำว่า "มาตรการ"', 'the words "มาตรการ"'],
    ['$time', 'เวลา (เช่น 09.00 น.)', 'a time (such as 09.00 น.)'],
    ['/ปัญหา|อุปสรรค/', 'คำว่า "ปัญหา" หรือ "อุปสรรค"', 'the words "ปัญหา" or "อุปสรรค"'],
    ['/ตุลาคม|ต\\.ค/', 'คำว่า "ตุลาคม" หรือ "ต.ค"', 'the words "ตุลาคม" or "ต.ค"'],
    ['/มาตรการ.{0,9}โปร่งใส/', 'คำว่า "มาตรการ…โปร่งใส"', 'the words "มาตรการ…โปร่งใส"'],
    ['/โครงการที่ [๐-๙]+/i', 'คำว่า "โครงการที่ (ตัวเลข)"', 'the words "โครงการที่ (digits)"'],
    ['/^\\W+$/', 'ข้อความตามรูปแบบที่แบบตรวจกำหนด', 'a text of the form that the checklist gives'],
  ])('%s', (pattern, patternTh, patternEn) => {
    const [finding] = runCheck(text, { ...says('x'), options: { all: [pattern] } });
    expect(finding).toMatchObject({ data: { patternTh, patternEn }, expected: pattern, at: { url: PAGE } });
  });

  test('by the label of the entry, which names one thing', () => {
    const options = { any: ['/0\\d{8,9}/', 'โทร'], label: 'หมายเลขโทรศัพท์' };
    const [finding] = runCheck(text, { ...says('x'), options });
    expect(finding).toMatchObject({ data: { patternTh: 'หมายเลขโทรศัพท์' }, expected: '/0\\d{8,9}/ | โทร' });
    expect(text.meta.options.safeParse({ ...options, label: { th: 'โทรศัพท์', en: 'a telephone' } }).success).toBe(true);
    expect(text.meta.options.safeParse({ all: ['ก', 'ข'], label: 'สองอย่าง' }).success).toBe(false);
    expect(text.meta.options.safeParse({ label: 'ไม่มีอะไร' }).success).toBe(false);
  });

  test('whose words are no part of what tells it from others over the rounds', () => {
    const keyOf = (label?: string) => {
      const [finding] = runCheck(text, { ...says('x'), options: { any: ['โทร'], ...(label && { label }) } });
      return findingKey('O2', finding!);
    };
    expect(keyOf('หมายเลขโทรศัพท์')).toBe(keyOf());
  });
});

test.each(['/(/', '', '/(?=a)/'])('the pattern %s is refused with the checklist', (pattern) => {
  expect(text.meta.options.safeParse({ all: [pattern] }).success).toBe(false);
});

test('a long text is shown around the word only', () => {
  const [finding] = runCheck(text, {
    ...says(`${'ก'.repeat(200)} 2566 ${'ข'.repeat(200)}`),
    options: { none: ['2566'] },
  });
  expect(finding!.actual!.length).toBeLessThan(100);
  expect(finding!.at?.url).toBe(PAGE);
});
