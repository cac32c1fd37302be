import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { loadChecklist } from '../../src/checklist/load.js';
import { makePlan } from '../../src/checklist/plan.js';
import { checks } from '../../src/checks/registry.js';
import { settingsOf } from '../../src/cli/settings.js';
import { type Desk, openDesk } from '../helpers/program.js';

if (spawnSync('which', ['soffice']).status !== 0)
  throw new Error('npm run test:office needs soffice (Debian: libreoffice-calc)');

let desk: Desk;
beforeAll(() => {
  desk = openDesk();
});
afterAll(() => desk.clear());

/** Opens a file in LibreOffice and saves it in a folder of its own. */
function resave(name: string, type: string, folder: string): string {
  mkdirSync(join(desk.dir, folder), { recursive: true });
  const profile = `-env:UserInstallation=file://${join(desk.dir, 'profile')}`;
  spawnSync('soffice', [profile, '--headless', '--convert-to', type, '--outdir', folder, name], {
    cwd: desk.dir,
    timeout: 100_000,
  });
  return join(folder, name.replace(/^.*\/|\.\w+$/g, '')).concat(`.${type}`);
}

/** What an audit of a checklist would do, without the places of its items in their file. */
function planOf(name: string): unknown {
  const { checklist, items, ...plan } = makePlan(
    loadChecklist(join(desk.dir, name), { registry: checks }),
    checks,
    settingsOf({ now: '2025-11-01T00:00:00Z' }, {}),
  );
  const { agency, site, fiscalYear, lists, scoring } = checklist;
  const planned = items.map(({ item: { source: _, ...item }, wants }) => ({ item, wants }));
  return { ...plan, planned, agency, site, fiscalYear, lists, scoring };
}

const TOWN = `version: 1
extends: oit-2568
agency: { name: เทศบาลตำบลสำราญ, province: ยโสธร }
site: https://www.samran.go.th/
fiscalYear: 2568
services: [ทะเบียนราษฎร, ภาษีที่ดิน]
items:
  O1: { urls: [https://www.samran.go.th/o1, 'https://www.samran.go.th/โครงสร้าง'] }
  O5: { enabled: false }
  O13: { urls: [{ url: https://www.samran.go.th/o13.xlsx, sheet: รายงาน }] }
  L1: { title: '=ข้อของเราเอง', owner: กองช่าง, urls: [https://www.samran.go.th/l1] }
`;

it('a sheet that LibreOffice saved, as XLSX and as ODS, makes a checklist of the same audit plan', async () => {
  desk.write('town.yaml', TOWN);
  await desk.run('checklist', 'export', 'town.yaml', '-o', 'town.xlsx');
  const files = [resave('town.xlsx', 'ods', 'saved'), resave('saved/town.ods', 'xlsx', 'again')];
  for (const [n, file] of files.entries()) {
    const made = `made-${n}.yaml`;
    const { status, stderr } = await desk.run('checklist', 'import', file, '-o', made);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect((await desk.run('validate', made)).status).toBe(0);
    expect(planOf(made)).toEqual(planOf('town.yaml'));
    await desk.run('checklist', 'import', file, '-o', 'town.yaml');
    expect(readFileSync(join(desk.dir, 'town.yaml'), 'utf8')).toBe(TOWN);
  }
});

it('what an office edits in LibreOffice comes into the checklist, and nothing else changes', async () => {
  desk.write('own.yaml', `# ของเทศบาล\n${TOWN}`);
  await desk.run('checklist', 'export', 'own.yaml', '-o', 'own.xlsx');
  const flat = join(desk.dir, resave('own.xlsx', 'fods', 'open'));
  const text = readFileSync(flat, 'utf8');
  const edited = text.replaceAll('https://www.samran.go.th/l1', 'https://www.samran.go.th/ช่าง/l1-2568');
  expect(edited).not.toBe(text);
  writeFileSync(flat, edited);
  const { status, stderr } = await desk.run(
    'checklist',
    'import',
    resave('open/own.fods', 'xlsx', 'closed'),
    '-o',
    'own.yaml',
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect((await desk.run('validate', 'own.yaml')).status).toBe(0);
  const made = readFileSync(join(desk.dir, 'own.yaml'), 'utf8');
  expect(made).toMatch(/^# ของเทศบาล\n/);
  expect(made).toContain('/l1-2568');
  desk.write('wanted.yaml', TOWN.replace('https://www.samran.go.th/l1', 'https://www.samran.go.th/ช่าง/l1-2568'));
  expect(planOf('own.yaml')).toEqual(planOf('wanted.yaml'));
});

it('the rule of the e-GP column takes 11 digits and refuses what is not, as LibreOffice reckons', async () => {
  await desk.run('form', 'O13', '--profile', 'oit-2568', '-o', 'o13.xlsx');
  const xml = new TextDecoder().decode(unzipSync(readFileSync(join(desk.dir, 'o13.xlsx')))['xl/worksheets/sheet1.xml']);
  const formula = /sqref="J4:J\d+"><formula1>([^<>]*)</.exec(xml)?.[1]?.replaceAll('&quot;', '"') ?? '';
  const typed = [
    '67019000001',
    '6701900000',
    '670190000012',
    '6701900000A',
    '67-19000001',
    '6701900000 ',
    'ไม่มี',
    '67.19000001',
  ];
  const rows = typed.map((value, n): SheetData[number] => [
    { value, type: String },
    { value: `=${formula.replaceAll('J4', `A${n + 1}`)}`, type: 'Formula' },
  ]);
  desk.write('rule.xlsx', await writeExcelFile(rows).toBuffer());
  const csv = readFileSync(join(desk.dir, resave('rule.xlsx', 'csv', 'ruled')), 'utf8');
  expect(
    csv
      .trim()
      .split('\n')
      .map((line) => line.split(',').at(-1)),
  ).toEqual(['TRUE', ...Array(5).fill('FALSE'), 'TRUE', 'FALSE']);
});
