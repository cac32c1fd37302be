import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { type Desk, openDesk } from '../helpers/program.js';
import { page, type Site, startSite, status } from '../helpers/site.js';

const NOW = ['--now', '2025-03-01T09:00:00+07:00'];

const town = (name: string, place = '') =>
  startSite({
    '/': page(name, `<h1>${name}</h1><p>${place}</p><a href="/o13.html">O13 รายงานสรุปผลการจัดซื้อจัดจ้าง</a>`),
    '/o13.html': page('รายงานสรุปผลการจัดซื้อจัดจ้าง', '<p>รายงานสรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. 2567</p>'),
  });

let sites: Site[];
let down: Site;
let desk: Desk;
beforeAll(async () => {
  sites = await Promise.all([
    town('เทศบาลตำบลสำราญ', 'อำเภอเมือง จังหวัดยโสธร'),
    town('เทศบาลตำบลน้ำใส'),
    town('เทศบาลเมืองบ้านใหม่'),
  ]);
  down = await startSite({ '*': status(503, 'ปิดปรับปรุง') });
});
afterAll(() => Promise.all([...sites, down].map((site) => site.close())));
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.clear());

const at = (index: number): string => sites[index]?.url ?? '';
const nameAt = (index: number): string => `127-0-0-1-${sites[index]?.port}.yaml`;
const init = (...args: string[]) => desk.run('init', ...args, ...NOW, '--profile', 'oit-2568');
const made = (folder = ''): string[] =>
  readdirSync(`${desk.dir}/${folder}`)
    .filter((name) => name.endsWith('.yaml'))
    .sort();

describe('a list of sites', () => {
  it('becomes a checklist for each, with what the list says of it', async () => {
    desk.write(
      'towns.csv',
      `ที่,ชื่อหน่วยงาน,เว็บไซต์,ประเภท,อำเภอ,จังหวัด,ภารกิจ\n1,ทต.สำราญ,${at(0)},ทต.,อ.เมือง,จ.ยโสธร,"ทะเบียนราษฎร, ภาษีที่ดิน"\n2,,${at(1)},,,ร้อยเอ็ด,\n`,
    );
    const ended = await init('--list', 'towns.csv', '-o', 'towns');
    expect(ended).toMatchObject({ status: 0, stdout: '' });
    expect(made('towns')).toEqual([nameAt(0), nameAt(1)].sort());
    const [first, second] = [desk.read(`towns/${nameAt(0)}`), desk.read(`towns/${nameAt(1)}`)];
    expect(first).toContain('agency:\n  name: ทต.สำราญ\n  kind: ทต.\n  district: เมือง\n  province: ยโสธร\nsite: ');
    expect(first).toContain('services:\n  - ทะเบียนราษฎร\n  - ภาษีที่ดิน\n');
    expect(second).toMatch(/name: เทศบาลตำบลน้ำใส # คาดจากเว็บไซต์.*\n {2}province: ร้อยเอ็ด\n/);
    expect(ended.stderr).toContain(`แถว 2 ทต.สำราญ: towns/${nameAt(0)} พบ 1 จาก 28 ข้อ`);
    expect(ended.stderr).toContain('สร้าง checklist 2 จาก 2 แห่ง\n');
    expect(ended.stderr).toContain('oit-audit validate towns');
    expect(await desk.run('validate', 'towns')).toMatchObject({ status: 0, stderr: '' });
  });

  it('names each row that it cannot use, with what to do, and makes the others', async () => {
    desk.write(
      'towns.csv',
      [
        'รายชื่อเว็บไซต์ของเทศบาลในจังหวัด,,,',
        ',,,',
        'ชื่อ อปท.;เว็บไซต์;ประเภท;จังหวัด'.replaceAll(';', ','),
        `ทต.สำราญ,${at(0)},,`,
        'ทต.ไม่มีเว็บ,-,,',
        'ทต.เฟซบุ๊ก,https://www.facebook.com/town,,',
        'ทต.พิมพ์ผิด,http//www.town.go.th,,',
        `ทต.ประเภท,${at(1)},เทศบาลตำบน,`,
        `ทต.ซ้ำ,${at(0)},,`,
        'ทต.สองเว็บ,www.a.go.th www.b.go.th,,',
        'ทต.อีเมล,town@town.go.th,,',
        `ทต.ล่ม,${down.url},,`,
        `ทม.บ้านใหม่,เว็บไซต์: ${at(2)},,`,
        'รวม 9 แห่ง,,,',
        '',
      ].join('\n'),
    );
    const { status: ended, stderr } = await init('--list', 'towns.csv', '--timeout', '2000');
    expect(ended).toBe(3);
    expect(made()).toEqual([nameAt(0), nameAt(2)].sort());
    const lines = stderr.split('\n');
    const about = (row: number) => lines.filter((line) => line.includes(`แถว ${row} `)).join('\n');
    expect(about(5)).toContain('ไม่มีที่อยู่เว็บไซต์');
    expect(about(6)).toContain('สื่อสังคมออนไลน์');
    expect(about(7)).toContain('https://www.example.go.th/');
    expect(about(8)).toContain('หมายถึง "เทศบาลตำบล" หรือไม่');
    expect(about(9)).toContain('ซ้ำกับแถว 4');
    expect(about(10)).toContain('หลายเว็บไซต์');
    expect(about(11)).toContain('ไม่ใช่ที่อยู่เว็บไซต์');
    expect(about(12)).toContain('เปิดหน้าแรกของเว็บไซต์ไม่ได้');
    expect(about(14)).toBe('');
    expect(stderr).toContain('สร้าง checklist 2 จาก 10 แห่ง ไม่ได้สร้าง 8: แถว 5, แถว 6,');
  });

  it('is read as clerks keep it: windows-874, semicolons, a mark at its beginning, English headings', async () => {
    const thai = (text: string): Uint8Array =>
      Uint8Array.from(
        [...text].map((char) => {
          const code = char.charCodeAt(0);
          return code >= 0xe01 ? code - 0xe00 + 0xa0 : code;
        }),
      );
    desk.write('old.csv', thai(`จังหวัด;เว็บไซต์;เทศบาล\r\nยโสธร;${at(0)};เทศบาลตำบลสำราญ\r\n`));
    expect(await init('--list', 'old.csv', '-o', 'old')).toMatchObject({ status: 0 });
    expect(desk.read(`old/${nameAt(0)}`)).toMatch(
      /name: เทศบาลตำบลสำราญ\n {2}district: เมือง # คาด.*\n {2}province: ยโสธร\n/,
    );
    desk.write('new.csv', `\uFEFFsep=;\nName;URL;Province\nTown of Samran;127.0.0.1:${sites[0]?.port};Yasothon\n`);
    const ended = await init('--list', 'new.csv', '-o', 'new');
    expect({ status: ended.status, made: made('new') }).toEqual({ status: 0, made: [nameAt(0)] });
    // The address says nothing of https, and there is none.
    expect(desk.read(`new/${nameAt(0)}`)).toMatch(/# เปิดด้วย https ไม่ได้: .* http .*\nsite: http:\/\/127/);
    expect(ended.stderr).toContain('เปิดด้วย https ไม่ได้');
  });

  it('may be a workbook with a title above and a sheet for each district', async () => {
    const rowsOf = (name: string, ...urls: string[]) => [
      [{ value: `เว็บไซต์ของเทศบาลใน${name}`, columnSpan: 2 }, null],
      [{ value: 'ชื่อเทศบาล' }, { value: 'ที่อยู่' }],
      ...urls.map((url) => [{ value: 'เทศบาล' }, { value: url }]),
    ];
    const sheets = [
      { sheet: 'เมือง', data: rowsOf('อ.เมือง', at(0)) },
      { sheet: 'เลิงนกทา', data: rowsOf('อ.เลิงนกทา', at(1), 'ไม่มี') },
    ];
    await writeExcel(sheets).toFile(`${desk.dir}/towns.xlsx`);
    const { status: ended, stderr } = await init('--list', 'towns.xlsx');
    expect(made()).toEqual([nameAt(0), nameAt(1)].sort());
    expect({ ended, stderr }).toEqual({
      ended: 3,
      stderr: expect.stringContaining('towns.xlsx เลิงนกทา แถว 4 (เทศบาล): ไม่มีที่อยู่'),
    });
  });

  it.each([
    [
      'headings among other words',
      (url: string) =>
        `No.\tประเภท\tชื่อ-นามหน่วยงาน\tFacebook URL\tเว็บไซต์/URL หลัก\n\n1\tเทศบาลตำบล\tสำราญ\thttps://facebook.com/x\t${url}\n`,
    ],
    ['no headings at all', (url: string) => `1,เทศบาลตำบลสำราญ,${url}\n2,เทศบาลตำบลน้ำใส,${at(1)}\n`],
    [
      'UTF-16 as Excel saves "Unicode text"',
      (url: string) => Buffer.from(`\uFEFFชื่อ\tเว็บไซต์\r\nเทศบาลตำบลสำราญ\t${url}\r\n`, 'utf16le'),
    ],
    ['a title above one column alone', (url: string) => `รายชื่อเว็บไซต์เทศบาล\nเว็บไซต์\n${url}\n`],
  ])('is read with %s', async (_, text) => {
    desk.write('towns.csv', text(at(0)));
    const { status: ended, stderr } = await init('--list', 'towns.csv');
    expect({ ended, stderr }).toMatchObject({ ended: 0 });
    expect(desk.read(nameAt(0))).toContain('  name: เทศบาลตำบลสำราญ');
  });

  it('leaves the files that are there, and asks nothing of their sites', async () => {
    desk.write('towns.csv', `url\n${at(0)}\n${at(1)}\n`);
    desk.write(nameAt(0), 'ของเรา');
    for (const site of sites) site.forget();
    const first = await init('--list', 'towns.csv', '--lang', 'en');
    expect(first.status).toBe(0);
    expect(first.stderr).toContain('1 of 2 checklists made; 1 stood there already (--force writes over them)');
    expect(desk.read(nameAt(0))).toBe('ของเรา');
    expect(sites[0]?.requests).toHaveLength(0);
    const again = await init('--list', 'towns.csv');
    expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining('--force') });
    expect((await init('--list', 'towns.csv', '--force')).status).toBe(0);
    expect(desk.read(nameAt(0))).toContain('version: 1');
  });

  it.each([
    ['that is not there', ['--list', 'nowhere.csv'], 'nowhere.csv'],
    ['without a heading', ['--list', 'bare.csv'], 'เว็บไซต์'],
    ['with no row that can be used', ['--list', 'empty.csv'], 'แถว 2'],
    ['beside an address', ['--list', 'bare.csv', 'https://town.test/'], 'URL'],
    ['beside a file to fill', ['--list', 'bare.csv', '--update', 'town.yaml'], '--list'],
    ['into a file', ['--list', 'one.csv', '-o', 'bare.csv'], 'bare.csv'],
  ])('%s is refused before anything is fetched', async (_, args, words) => {
    desk.write('bare.csv', 'a,b\nc,d\n');
    desk.write('empty.csv', 'ชื่อ,เว็บไซต์\nทต.,ไม่มี\n');
    desk.write('one.csv', `เว็บไซต์\n${at(0)}\n`);
    const { status: ended, stderr } = await init(...args);
    expect({ ended, stderr }).toEqual({ ended: 2, stderr: expect.stringContaining(words) });
  });
});

it('an agency’s kind, province and services may be said', async () => {
  const said = ['--kind', 'อบต.', '--province', 'จ.ยโสธร', '--services', 'ทะเบียนราษฎร,ภาษีที่ดิน'];
  const { stdout, status: ended } = await init(at(0), ...said);
  expect(ended).toBe(0);
  expect(stdout).toContain('  kind: อบต.\n');
  expect(stdout).toMatch(/ {2}province: ยโสธร\n/);
  expect(stdout).toContain('services:\n  - ทะเบียนราษฎร\n  - ภาษีที่ดิน\n');
  const wrong = await init(at(0), '--kind', 'เทศบาลตำบน');
  expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining('หมายถึง "เทศบาลตำบล" หรือไม่') });
});
