import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/compose/build-report.js';
import { docx } from '../../src/report/memo/docx.js';
import { memoDigits, officersOf, officeWords } from '../../src/report/memo/words.js';
import { unbroken } from '../../src/text/dates/unbroken.js';
import { sampleChecks } from './sample-checks.js';
import { sampleRound, sampleView } from './sample-round.js';

const report = buildReport(sampleRound, 'th', sampleChecks);
const bytes = (await docx.render(report, sampleView)) as Uint8Array;
const xml = Buffer.from(unzipSync(bytes)['word/document.xml']!).toString();
const { value: raw } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
const text = raw.replaceAll('\u00a0', ' ');

describe('the memo', () => {
  it('goes to the executive through the clerk, in the order of official letters', () => {
    const order = [
      'บันทึกข้อความ',
      'ส่วนราชการ',
      'วันที่',
      'เรื่อง',
      'เรียน',
      'นายกเทศมนตรีตำบลสำราญ (ผ่านปลัดเทศบาล)',
      'จึงเรียนมาเพื่อโปรดพิจารณา',
      'ลงชื่อ',
      'ความเห็นปลัดเทศบาล',
      'คำสั่งนายกเทศมนตรีตำบลสำราญ',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('writes numbers in Thai digits, identifiers as they are', () => {
    expect(text).toContain('ผ่าน ๓ ข้อ ไม่ผ่าน ๖ ข้อ');
    expect(text).toContain('๑๗ ตุลาคม ๒๕๖๘');
    expect(text).toContain('O13 ');
    expect(text).toContain('ลำดับที่ ๑๙, ๒๙');
    expect(memoDigits('O13 มี 10 หลัก http://a.test/2568/1.pdf ใน 67.50')).toBe(
      'O13 มี ๑๐ หลัก http://a.test/2568/1.pdf ใน ๖๗.๕๐',
    );
  });

  it('names unit and deadline of every failing item', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    const [table] = [...value.matchAll(/<table>(.*?)<\/table>/gs)];
    const rows = [...table![1]!.matchAll(/<tr>(.*?)<\/tr>/gs)].map((row) => row[1]!.replace(/<[^>]+>/g, ' '));
    expect(rows).toHaveLength(7);
    for (const row of rows.slice(1))
      expect(row.replaceAll('\u00a0', ' ')).toMatch(/(สำนักปลัดเทศบาล|กองคลัง|กองการศึกษา).*๑ พ\.ย\. ๖๘/s);
  });

  it('keeps each day on one line', () => {
    expect(raw).toContain('๑๗\u00a0ตุลาคม\u00a0๒๕๖๘');
    expect(unbroken('เมื่อวันที่ 2 ต.ค. 68 และ 12 ตุลาคม 2568')).toBe(
      'เมื่อวันที่ 2\u00a0ต.ค.\u00a068 และ 12\u00a0ตุลาคม\u00a02568',
    );
    expect(unbroken('on 1 May 2025')).toBe('on 1\u00a0May\u00a02025');
    expect(unbroken('มี 12 ข้อ ใน 2568')).toBe('มี 12 ข้อ ใน 2568');
  });

  it('says what is to be done by an office, without codes of findings, commands or expressions', () => {
    expect(text).toMatch(/แก้ไข: [ก-๙]/);
    expect(text).not.toMatch(/oit-audit|checklist|egp\/|link\/|\(\?:/);
    expect(text).toMatch(/ในข้อที่ผ่านมี [๐-๙]+ ข้อที่มีคำเตือน \(O/);
  });

  it.each([
    ['ลิงก์เปิดไม่ได้ เว็บไซต์ตอบรหัส 404', 'ลิงก์เปิดไม่ได้ เว็บไซต์แจ้งว่าไม่มีหน้านี้แล้ว (รหัส 404)'],
    ['เซิร์ฟเวอร์ตอบ 503', 'เซิร์ฟเวอร์แจ้งว่าระบบขัดข้อง (รหัส 503)'],
    ['ตอบรหัส 200', 'ตอบรหัส 200'],
    ['เว็บไซต์ตอบ 4040 หน้า', 'เว็บไซต์ตอบ 4040 หน้า'],
  ])('puts a status into words: %s', (sentence, words) => {
    expect(officeWords(sentence, 'th')).toBe(words);
  });

  it('names the office that writes and its telephone', async () => {
    const { checklist } = report;
    const agency = { ...checklist.agency, section: 'สำนักปลัดเทศบาล', telephone: '0 4571 1111' };
    const memo = (await docx.render({ ...report, checklist: { ...checklist, agency } }, sampleView)) as Uint8Array;
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(memo) });
    expect(value).toContain('สำนักปลัดเทศบาล  เทศบาลตำบลสำราญ  โทร. ๐ ๔๕๗๑ ๑๑๑๑');
  });

  it('sets every run in a Thai font that Word uses for Thai', () => {
    const runs = [...xml.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([run]) => run).filter((run) => run.includes('<w:t'));
    expect(runs.length).toBeGreaterThan(40);
    expect(runs.filter((run) => !/<w:rFonts [^>]*w:cs="TH SarabunPSK"/.test(run) || !/<w:szCs /.test(run))).toEqual([]);
    expect(runs.filter((run) => /<w:b\/>/.test(run) && !/<w:bCs\/>/.test(run))).toEqual([]);
  });

  it('is English when asked', async () => {
    const english = (await docx.render(buildReport(sampleRound, 'en', sampleChecks), {
      ...sampleView,
      lang: 'en',
    })) as Uint8Array;
    expect((await mammoth.extractRawText({ buffer: Buffer.from(english) })).value).toMatch(/^MEMORANDUM/);
  });
});

describe('officers', () => {
  it.each([
    ['เทศบาลตำบลสำราญ', 'นายกเทศมนตรีตำบลสำราญ', 'ปลัดเทศบาล'],
    ['เทศบาลนครขอนแก่น', 'นายกเทศมนตรีนครขอนแก่น', 'ปลัดเทศบาล'],
    ['องค์การบริหารส่วนตำบลหนองคู', 'นายกองค์การบริหารส่วนตำบลหนองคู', 'ปลัดองค์การบริหารส่วนตำบล'],
    ['อบต.หนองคู', 'นายกองค์การบริหารส่วนตำบลหนองคู', 'ปลัดองค์การบริหารส่วนตำบล'],
    ['องค์การบริหารส่วนจังหวัดยโสธร', 'นายกองค์การบริหารส่วนจังหวัดยโสธร', 'ปลัดองค์การบริหารส่วนจังหวัด'],
    ['โรงพยาบาลยโสธร', 'ผู้อำนวยการโรงพยาบาลยโสธร', 'หัวหน้าหน่วยงาน'],
    ['กระทรวงมหาดไทย', 'ปลัดกระทรวงมหาดไทย', 'หัวหน้าหน่วยงาน'],
    ['สถาบันทดสอบ', 'ผู้บริหารสถาบันทดสอบ', 'หัวหน้าหน่วยงาน'],
  ])('of %s', (agency, executive, clerk) => {
    const found = officersOf({ name: agency });
    expect([found.executive.th, found.clerk.th]).toEqual([executive, clerk]);
  });
});
