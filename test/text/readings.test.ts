import { expect, test } from 'vitest';
import { type Reading, readingsOf } from '../../src/text/patterns/readings.js';

const said = (reading: Reading): string =>
  reading.map((part) => (typeof part === 'string' ? part : `<${part.kind} ${part.count ?? '*'}>`)).join('');

test.each([
  ['Walk[ -]?in|On-?site', ['Walk-in', 'On-site']],
  ['(?:ณ |ที่ )?จุด(?:ให้)?บริการ', ['จุดบริการ']],
  ['(?:^|[^ก])ปลัด', ['ปลัด']],
  ['ตุลาคม|ต\\.ค', ['ตุลาคม', 'ต.ค']],
  ['มี\\. ?ค\\.', ['มี.ค.']],
  ['(?:6|หก) ?เดือน', ['6 เดือน', 'หก เดือน']],
  ['ไตรมาส(?:ที่)? ?(?:2|1 ?[-–] ?2|สอง)', ['ไตรมาส 2', 'ไตรมาส 1 - 2', 'ไตรมาส สอง']],
  ['เลขที่ \\d+/25\\d{2}', ['เลขที่ <digits *>/25<digits 2>']],
  ['[0-9]{11}', ['<digits 11>']],
  ['มาตรการ.{0,9}โปร่งใส', ['มาตรการ<any *>โปร่งใส']],
  ['.*โปร่งใส.*', ['โปร่งใส']],
  ['[ก-ฮ]{2} \\d', ['<letters 2> <digits 1>']],
  ['x{4,}', ['xxxx']],
  ['\\bแผน\\s+พัฒนา\\b$', ['แผน พัฒนา']],
  ['ก{0}ข', ['ข']],
  ['(แผน|คู่มือ)(?:งาน)', ['แผนงาน', 'คู่มืองาน']],
  ['\\/\\(ร่าง\\)', ['/(ร่าง)']],
])('%s', (body, texts) => {
  expect(readingsOf(body)?.map(said)).toEqual(texts);
});

test('an expression of many alternatives is cut, not worked through', () => {
  expect(readingsOf('(?:ก|ข|ค|ง)'.repeat(30))).toHaveLength(24);
});

test('what is no expression of ECMAScript has no reading', () => {
  expect(readingsOf('(?i:x')).toBeNull();
});
