import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/build.js';
import { reporters } from '../../src/report/index.js';
import { sampleChecks } from '../report/sample-checks.js';
import { sampleRound, sampleView } from '../report/sample-round.js';

const folder = mkdtempSync(join(tmpdir(), 'oit-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What LibreOffice prints of a report: its text, page by page. */
async function printed(id: 'docx' | 'xlsx'): Promise<string[]> {
  const report = buildReport(sampleRound, 'th', sampleChecks);
  const path = join(folder, `report.${id}`);
  writeFileSync(path, (await reporters.get(id)!.render(report, sampleView)) as Uint8Array);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], {
    stdio: 'ignore',
  });
  const text = join(folder, `${id}.txt`);
  execFileSync('pdftotext', ['-layout', path.replace(/\w+$/, 'pdf'), text]);
  return readFileSync(text, 'utf8').split('\f').slice(0, -1);
}

// PDF keeps sara am as two characters.
const letters = (text: string): string => text.normalize('NFC').replaceAll('ํา', 'ำ').replace(/\s+/g, '');

describe('reports in an office suite', () => {
  it('opens the memo and prints it in the order of official letters', async () => {
    const pages = await printed('docx');
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(letters(pages[0]!)).toMatch(/^บันทึกข้อความส่วนราชการ/);
    expect(letters(pages.join(''))).toContain(letters('จึงเรียนมาเพื่อโปรดพิจารณา'));
  }, 120_000);

  it('opens the workbook and prints each unit on sheets as wide as a page', async () => {
    const pages = await printed('xlsx');
    expect(pages).toHaveLength(6);
    for (const page of pages.slice(0, 5)) expect(letters(page)).toContain(letters('วิธีแก้ไข'));
    expect(letters(pages[2]!)).toContain('6701912345');
    expect(pages[2]).toMatch(/2 ต\.ค\. 2568/);
  }, 120_000);
});
