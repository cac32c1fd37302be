import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '../../src/model/words.js';
import { reporters } from '../../src/report/registry.js';
import { reportsOfProvince } from '../report/sample-province.js';
import { sampleView } from '../report/sample-round.js';

for (const name of ['soffice', 'pdftotext'])
  if (spawnSync('which', [name]).status !== 0)
    throw new Error(`npm run test:office needs ${name} (Debian: libreoffice-writer, poppler-utils)`);

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'oit-governor-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The pages of the memo of so many municipalities, as LibreOffice prints it, without white space. */
async function memoOf(towns: number, lang: Lang): Promise<readonly string[]> {
  const name = `${lang}-${towns}`;
  const reports = reportsOfProvince(towns, 5, lang);
  const bytes = await reporters.get('docx')!.renderMany(reports, { ...sampleView, lang });
  writeFileSync(join(dir, `${name}.docx`), bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(dir, 'profile')).href}`;
  const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', dir, join(dir, `${name}.docx`)];
  spawnSync('soffice', args, { timeout: 110_000 });
  const { stdout } = spawnSync('pdftotext', ['-enc', 'UTF-8', join(dir, `${name}.pdf`), '-'], { encoding: 'utf8' });
  return stdout
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ''));
}

describe.each([
  ['th', 2],
  ['th', 9],
  ['th', 50],
  ['th', 200],
  ['en', 50],
] as const)('the memo to the governor in LibreOffice, lang %s, of %d municipalities', (lang, towns) => {
  it('has two pages at most, and the whole table, signatures and proposal on one of them', async () => {
    const pages = await memoOf(towns, lang);
    expect(pages.length).toBeLessThanOrEqual(2);
    const whole = pages.join('');
    const asked = lang === 'th' ? /แก้ไขข้อO|กู้เว็บไซต์|ให้เว็บไซต์ใช้งานได้/g : /mendO|cleanthehacked|bringthesite/g;
    const rows = whole.match(asked)?.length ?? 0;
    expect(rows).toBeGreaterThanOrEqual(Math.min(towns, 5) - 1);
    expect(pages.at(-1)?.split(lang === 'th' ? 'ลงชื่อ' : 'Signed')).toHaveLength(4);
  });
});
