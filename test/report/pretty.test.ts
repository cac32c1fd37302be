import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/compose/build-report.js';
import { buildDiff } from '../../src/report/compose/report-diff.js';
import { pretty } from '../../src/report/pretty/pretty.js';
import type { View } from '../../src/report/reporter.js';
import { displayWidth } from '../../src/text/thai/width.js';
import { sampleChecks } from './sample-checks.js';
import { firstRound, sampleRound, sampleView } from './sample-round.js';

const report = buildReport(sampleRound, 'th', sampleChecks);
const diff = buildDiff(firstRound, sampleRound, 'th', sampleChecks);
const render = (view: Partial<View> = {}, of = report): string =>
  pretty.render(of, { ...sampleView, ...view }) as string;
const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '').replace(/\u001b\]8;;[^\u001b]*\u001b\\/g, '');
const isAddress = (line: string): boolean =>
  /^\s*(→ )?https?:\/\/\S+$/.test(line) || /SHA-256 [0-9a-f]{64}$/.test(line);

describe('pretty', () => {
  it('keeps every line within 60 to 200 columns, but for addresses, which must be copied whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 200 }),
        fc.boolean(),
        fc.constantFrom('th', 'en'),
        (width, verbose, lang) => {
          const text = render({ width, verbose, diff }, buildReport(sampleRound, lang, sampleChecks));
          const wide = text.split('\n').filter((line) => displayWidth(line) > width && !isAddress(line));
          expect(wide).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('keeps to 60 columns on a narrower and to 200 on a wider terminal', () => {
    expect(render({ width: 20 })).toBe(render({ width: 60 }));
    expect(render({ width: 900 })).toBe(render({ width: 200 }));
  });

  it('says the same without colour', () => {
    expect(plain(render({ color: true }))).toBe(render());
    expect(render({ color: true })).toMatch(/\u001b\[31m/);
    expect(render()).not.toMatch(/\u001b/);
  });

  it('begins with the verdict, or with what makes it doubtful', () => {
    expect(render()).toMatch(/^✖ ไม่ผ่าน 6 จาก 11 ข้อ\n/);
    const blocked = buildReport(
      { ...sampleRound, complete: false, notices: [{ code: 'home-unreachable', data: {} }] },
      'th',
      sampleChecks,
    );
    expect(render({}, blocked)).toMatch(/^! เปิดหน้าแรกของเว็บไซต์/);
    expect(render({}, blocked)).toContain('รอบนี้ตรวจไม่ครบ');
  });

  it('makes links for terminals that know them and shortens what would not fit', () => {
    const url = `http://town.test/${'a'.repeat(200)}/end.pdf`;
    const long = buildReport({ ...sampleRound, links: [{ ...sampleRound.links[0]!, url }] }, 'th', sampleChecks);
    const linked = render({ hyperlinks: true, color: true }, long);
    expect(linked).toContain(`\u001b]8;;${url}\u001b\\`);
    const shown = plain(linked)
      .split('\n')
      .filter((line) => line.includes('/end.pdf'));
    expect(shown).toHaveLength(1);
    expect(displayWidth(shown[0]!)).toBeLessThanOrEqual(80);
    expect(render({}, long)).toContain(`    ${url}\n`);
  });

  it('makes a link of plain ASCII addresses only', () => {
    const url = 'http://town.test/ก\u001b]8;;http://evil.test/';
    const built = buildReport({ ...sampleRound, links: [{ ...sampleRound.links[0]!, url }] }, 'th', sampleChecks);
    const text = render({ hyperlinks: true }, built);
    expect(text).toContain('    http://town.test/ก');
    expect(text).not.toContain('\u001b]8;;http://town.test/ก');
    expect(text).not.toContain('\u001b]8;;http://evil');
  });

  it('tells what is new, mended and still open, but not in a first round', () => {
    expect(render({ diff })).toMatch(/เทียบกับรอบก่อน\n─+\n {2}พบใหม่ 11 · แก้ไขแล้ว 1 · ยังค้างอยู่ 10\n/);
    const first = buildReport(firstRound, 'th', sampleChecks);
    expect(render({ diff: buildDiff(null, firstRound, 'th', sampleChecks) }, first)).not.toContain('เทียบกับรอบก่อน');
    expect(render({}, first)).not.toContain('[ใหม่]');
  });

  it('shows when the next round is due and how long the sample needs for every link', () => {
    expect(render()).toContain('จะตรวจครบทุกลิงก์ภายใน 4 รอบ');
    expect(render()).toContain('ครบกำหนดรอบถัดไป 1 พฤศจิกายน 2568');
  });
});
