import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { openZip } from '../../src/extract/containers/zip-archive.js';
import { connect } from '../../src/history/sqlite/connection.js';
import { openState } from '../../src/history/state.js';
import { notifyOption } from '../../src/model/notify.js';
import type { Report } from '../../src/model/report.js';
import { notify } from '../../src/notify/notify.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { buildDiff } from '../../src/report/compose/report-diff.js';
import { qrPng } from '../extract/qr-maker.js';
import { type Desk, openDesk, runProgram } from '../helpers/program.js';
import { file, html, type Site, startSite, status } from '../helpers/site.js';

/** Invented numbers with their check digits, of every first digit that persons have. */
const IDS = Array.from({ length: 50 }, (_, n) => {
  const first12 = `${(n % 8) + 1}1017${String(12_345 + n * 7).padStart(5, '0')}${String(n).padStart(2, '0')}`;
  const sum = [...first12].reduce((total, digit, index) => total + Number(digit) * (13 - index), 0);
  return `${first12}${(11 - (sum % 11)) % 10}`;
});
const id = (n: number): string => IDS[n] ?? '';
const grouped = (n: number): string => id(n).replace(/^(.)(....)(.....)(..)(.)$/, '$1-$2-$3-$4-$5');
const thai = (n: number): string => id(n).replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
const FORMS = IDS.flatMap((_, n) => [id(n), grouped(n), grouped(n).replaceAll('-', ' '), thai(n)]);

let site: Site;
let desk: Desk;
let second = false;

beforeEach(async () => {
  second = false;
  const rows = IDS.slice(0, 30).map((one, n) => [{ value: `นาย ก${n}` }, { value: one }, { value: '671' }]);
  const head = ['ชื่อ', 'เลขบัตรประชาชน', 'เลขที่โครงการ'].map((value) => ({ value }));
  const book = await writeXlsxFile([{ sheet: id(31), data: [head, ...rows] }]).toBuffer();
  const numbers = await writeXlsxFile([
    { sheet: 'ก', data: [head, [{ value: 'ก' }, { value: Number(id(32)) }, { value: '1' }]] },
  ]).toBuffer();
  const code = await qrPng(`https://town.example/citizen?id=${id(33)}`);
  const answers: Readonly<Record<string, () => ReturnType<typeof status>>> = {
    '/': () =>
      html(
        `<title>ประกาศ ${id(29)} หน้าแรก</title><h1>เทศบาล</h1><a href="/ita/o22.html">การรับทรัพย์สิน ${id(34)}</a><a href="/gone?card=${id(35)}">เสีย ${id(36)}</a>`,
      ),
    '/ita/o22.html': () =>
      html(`<title>รายงาน ${id(37)}</title><h1>ทะเบียน</h1><p>ผู้รับ ${grouped(38)} และ ${thai(39)} xxxx${second ? ` แก้ไข ${id(40)}` : ''}</p>
<table><tr><th>ลำดับที่</th><th>เลขที่โครงการ</th></tr><tr><td>1</td><td>${id(41)}</td></tr></table>
<img src="/qr.png" alt="บัตร ${id(42)}"><input placeholder="${id(43)}"><!-- ${id(44)} -->
<a href="/files/${id(45)}.xlsx">ทะเบียน ${id(46)}</a><a href="/files/numbers.xlsx">ตัวเลข</a>
<a href="/files/list.csv?cid=${id(47)}">รายชื่อ</a><a href="/files/plain.csv">ฉบับย่อ</a>`),
    '/qr.png': () => file(code, 'image/png'),
    [`/files/${id(45)}.xlsx`]: () => file(book, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    '/files/numbers.xlsx': () => file(numbers, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    '/files/plain.csv': () => file(`ลำดับที่,รายการ\n1,ไม่มี${second ? ' แก้ไข' : ''}\n`, 'text/csv; charset=utf-8'),
  };
  site = await startSite((request, response, times) => {
    const path = request.url ?? '';
    const csv = () =>
      file(`ชื่อ,เลขบัตร\nก,${grouped(48)}\nข,${thai(49)}${second ? `\nค,${id(30)}` : ''}\n`, 'text/csv; charset=utf-8');
    return (path.startsWith('/files/list.csv') ? csv() : (answers[path] ?? (() => status(404)))())(
      request,
      response,
      times,
    );
  });
  desk = openDesk();
  mkdirSync(join(desk.dir, 'out'));
  desk.write(
    'town.yaml',
    `version: 1
agency: { name: เทศบาลตำบลสำราญ }
site: ${site.url}
fiscalYear: 2568
items:
  O22:
    title: รายงานการรับทรัพย์สิน
    owner: กองคลัง
    urls: [${site.origin}/ita/o22.html]
    checks: [personal-data, egp, qr: { expect: gov }, text: { all: [ไม่มีคำนี้] }, change, table: { columns: [{ name: เลขบัตรประชาชน, type: date }] }]
`
      .replace('qr: {', '{ qr: {')
      .replace('gov }', 'gov } }')
      .replace('text: {', '{ text: {')
      .replace('คำนี้] }', 'คำนี้] } }')
      .replace('table: {', '{ table: {')
      .replace('date }] }', 'date }] } }'),
  );
});

afterEach(async () => {
  await site.close();
  desk.clear();
});

/** Every file below a folder, unpacked at every depth, by path. */
async function* contents(path: string): AsyncGenerator<readonly [string, Buffer]> {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path)) yield* contents(join(path, name));
    return;
  }
  if (/history\.db$/.test(path)) yield* rowsOf(path);
  yield* unpacked(path, readFileSync(path));
}

async function* unpacked(name: string, bytes: Buffer): AsyncGenerator<readonly [string, Buffer]> {
  yield [name, Buffer.concat([Buffer.from(name), bytes])];
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield* unpacked(`${name} unpacked`, gunzipSync(bytes));
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return;
  for (const member of (await openZip(bytes)).members) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await member.stream()) chunks.push(chunk as Uint8Array);
    yield* unpacked(`${name}/${member.name}`, Buffer.concat(chunks));
  }
}

/** What the database holds, its compressed bodies unpacked. */
async function* rowsOf(path: string): AsyncGenerator<readonly [string, Buffer]> {
  const database = connect(path, 0);
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all([]) as { name: string }[];
  for (const { name } of tables) {
    for (const row of database.prepare(`SELECT * FROM "${name}"`).all([]) as Record<string, unknown>[])
      for (const [column, value] of Object.entries(row)) {
        const bytes = value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value));
        yield* unpacked(`${path}:${name}.${column}`, bytes);
      }
  }
  database.close();
}

/** Where a number stands; it is not printed either. */
async function leaks(path: string): Promise<string[]> {
  const found: string[] = [];
  for await (const [name, bytes] of contents(path)) {
    const text = bytes.toString('utf8');
    const hits = FORMS.flatMap((form, index) => (text.includes(form) ? [Math.floor(index / 4)] : []));
    if (hits.length > 0)
      found.push(
        `${FORMS.reduce((shown, form) => shown.replaceAll(form, '#'), name)}: ${[...new Set(hits)].join(' ')}`,
      );
  }
  return found;
}

const FORMATS = 'json junit html markdown csv xlsx sarif docx'
  .split(' ')
  .flatMap((name) => ['-f', `${name}=out/report.${name}`]);

it('no number of a person stands in any output, in the history or in an export', async () => {
  const printed: string[] = [];
  const call = async (...argv: string[]) => {
    const { stdout, stderr, status: ended } = await runProgram(argv, { cwd: desk.dir });
    printed.push(`${argv.join(' ')}\n${stdout}\n${stderr}`);
    return { stdout, stderr, ended };
  };
  const read = (name: string): Report => JSON.parse(desk.read(name));

  await call('run', 'town.yaml', ...FORMATS, '-f', 'pretty', '--verbose', '--debug', '--now', '2025-05-01');
  const { items } = read('out/report.json');
  const found = (items[0]?.findings ?? []).filter(({ code }) => code === 'personal-data/national-id');
  expect(found.length).toBeGreaterThan(38);
  for (const { actual, severity } of found)
    expect([severity, actual]).toEqual(['warning', expect.stringMatching(/^\d-xxxx-xxxxx-xx-\d$/)]);
  expect(items[0]?.findings.filter(({ code }) => /^(?:table|egp|qr)\//.test(code)).length).toBeGreaterThan(3);

  second = true;
  await call('run', 'town.yaml', '--now', '2025-05-16', '-f', 'pretty', '--lang', 'en');
  await call('run', 'town.yaml', '--now', '2025-05-31', '-f', 'json');
  for (const name of ['history', 'diff']) for (const format of ['pretty', 'json']) await call(name, '-f', format);
  await call('history', '--item', 'O22');
  for (const name of ['report', 'recheck'])
    await call(name, ...FORMATS.map((word) => word.replace('report.', `${name}.`)), '-f', 'pretty');
  await call('accept', 'O22', '--letter', 'ยส 1', '--by', 'ก');
  const exported = await call('evidence', 'export', 'last', '--to', 'out/proof', '--lang', 'en');
  expect(exported.stderr).toContain('hold national identification numbers');
  await call('evidence', 'export', '1', '--to', 'out/proof.zip');
  desk.write('list.csv', `ชื่อ,เลขบัตร\nก,${id(1)}\n`);
  await call(
    'check',
    'list.csv',
    '--as',
    'O22',
    '--checklist',
    'town.yaml',
    '-f',
    'json=out/check.json',
    '-f',
    'pretty',
    '--verbose',
  );

  writeFileSync(join(desk.dir, 'out', 'printed.txt'), printed.join('\n'));
  expect(await leaks(join(desk.dir, 'out'))).toEqual([]);
  expect(await leaks(join(desk.dir, '.oit-audit'))).toEqual([]);
  // The search finds what it looks for.
  expect(await leaks(join(desk.dir, 'list.csv'))).toHaveLength(1);
  expect(existsSync(join(desk.dir, 'out', 'proof', 'SHA256SUMS'))).toBe(true);
  expect(await keptTypes()).toContain('csv');
});

/** Types of the copies that are kept of the last round: what holds no number is. */
async function keptTypes(): Promise<string[]> {
  const [name = ''] = readdirSync(join(desk.dir, '.oit-audit'));
  const state = openState({ dir: join(desk.dir, '.oit-audit', name), write: false, now: () => '2025-06-01' });
  const round = state.lastRound();
  const kept = round?.items.flatMap(({ evidence }) =>
    evidence.flatMap(({ type, exchange }) =>
      exchange.sha256 && state.readEvidence(exchange.sha256) ? [String(type)] : [],
    ),
  );
  state.close();
  return kept ?? [];
}

it('a file at an address with a number is the same file in the next round', async () => {
  for (const now of ['2025-05-01', '2025-05-16'])
    await runProgram(['run', 'town.yaml', '--now', now, '-f', 'json=last.json'], { cwd: desk.dir });
  expect((JSON.parse(desk.read('last.json')) as Report).changes).toEqual([]);
});

/** Takes mails and posts, and keeps what came. */
async function listeners() {
  const came: string[] = [];
  const mails = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        came.push(decodedMail(Buffer.concat(chunks).toString('latin1')));
        done();
      });
    },
  });
  const posts = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      came.push(Buffer.concat(chunks).toString('utf8'));
      response.end('{}');
    });
  });
  const start = (server: typeof posts | SMTPServer) =>
    new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  await Promise.all([start(mails), start(posts)]);
  const portOf = (address: unknown): number => (address as AddressInfo).port;
  return {
    came,
    smtpUrl: `smtp+insecure://127.0.0.1:${portOf(mails.server.address())}`,
    url: `http://127.0.0.1:${portOf(posts.address())}/`,
    close: () =>
      Promise.all([new Promise<void>((done) => mails.close(done)), new Promise((done) => posts.close(done))]),
  };
}

/** A mail with its parts and headings as a reader shows them. */
function decodedMail(mail: string): string {
  const unfolded = mail.replace(/\?=\r?\n /g, '?=');
  const words = unfolded.replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, word: string) =>
    Buffer.from(word, 'base64').toString('utf8'),
  );
  const parts = [...mail.matchAll(/base64\r\n(?:[^\r\n]+\r\n)*\r\n([\w+/=\r\n]+)/g)].map(([, part = '']) =>
    Buffer.from(part, 'base64').toString('utf8'),
  );
  return [mail, words, ...parts].join('\n');
}

it('no number of a person stands in a message to people', async () => {
  const { came, smtpUrl, url, close } = await listeners();
  const channels = `notify:
  on: always
  email: { from: oit@town.test, to: [it@town.test] }
  webhook: { report: true }
`;
  desk.write('told.yaml', `${desk.read('town.yaml')}${channels}`);
  const env = { OIT_AUDIT_SMTP_URL: smtpUrl, OIT_AUDIT_WEBHOOK_URL: url };
  for (const now of ['2025-05-01', '2025-05-16']) {
    const { stderr } = await runProgram(['run', 'told.yaml', '--now', now, '-f', 'json=last.json'], {
      cwd: desk.dir,
      env,
    });
    expect(stderr).not.toMatch(/webhook|email/i);
    second = true;
  }
  const [name = ''] = readdirSync(join(desk.dir, '.oit-audit'));
  const state = openState({ dir: join(desk.dir, '.oit-audit', name), write: false, now: () => '2025-06-01' });
  const round = state.lastRound();
  state.close();
  if (round === null) throw new Error('a round is stored');
  const line = notifyOption.parse({ on: 'always', line: { to: `U${'0a'.repeat(16)}` } });
  const secrets = { smtpUrl: null, webhookUrl: null, webhookToken: null, lineToken: 'token' };
  const deps = { lang: 'th', now: '2025-05-16T02:00:00Z', lineUrl: url } as const;
  expect(await notify(buildReport(round, 'th'), buildDiff(null, round, 'th'), line, secrets, deps)).toEqual([]);
  await close();

  expect(came).toHaveLength(5);
  for (const message of came) expect(message).toMatch(/เทศบาลตำบลสำราญ[\s\S]*\d-xxxx-xxxxx-xx-\d/);
  mkdirSync(join(desk.dir, 'messages'));
  came.forEach((message, n) => {
    desk.write(`messages/${n}.txt`, message);
  });
  expect(await leaks(join(desk.dir, 'messages'))).toEqual([]);
});

it('init writes and says no number of a person, and no address that has one', async () => {
  const title = 'รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา ปีงบประมาณ 2568';
  const pages = [`/o22.html`, `/card-${id(1)}.html`, `/${thai(2)}.html`, `/files/${id(3)}.pdf`];
  const links = pages
    .map((path, n) => `<li><a href="${path}">${n === 0 ? title : `${title} ${id(n + 4)}`}</a></li>`)
    .join('');
  const card = html(`<title>${title} ${id(10)}</title><h1>${title} ${id(11)}</h1><p>ไม่มีการรับทรัพย์สิน</p>`);
  const others = pages.slice(1).map((path) => encodeURI(path));
  const town = await startSite({
    '/': html(`<title>ประกาศ ${id(9)}</title><h1>เทศบาล ${id(8)}</h1><ul>${links}</ul>`),
    '/o22.html': html(`<title>${title}</title><h1>${title}</h1><p>ไม่มีการรับทรัพย์สิน</p>`),
    ...Object.fromEntries(others.map((path) => [path, card])),
  });
  const init = (...argv: string[]) => runProgram(['init', ...argv], { cwd: desk.dir });
  const drafted = await init(town.url, '--profile', 'oit-2568', '--output', 'draft.yaml', '--yes');
  expect(drafted.status).toBe(0);
  expect(desk.read('draft.yaml')).toContain('/o22.html');
  const held = [`${town.origin}/gone?card=${id(35)}`];
  const head = `version: 1\nextends: oit-2568\nagency: { name: เทศบาลตำบลสำราญ }\nfiscalYear: 2568\n`;
  desk.write('held.yaml', `${head}site: ${town.url}\nitems: { O22: { urls: ${JSON.stringify(held)} } }\n`);
  const updated = await init('--update', 'held.yaml', '--output', 'new.yaml');
  expect(updated.stderr).toContain('xxxx-xxxxx');
  await town.close();
  mkdirSync(join(desk.dir, 'said'));
  const said = [drafted, updated].flatMap(({ stdout, stderr }) => [stdout, stderr]).join('\n');
  desk.write(
    'said/all.txt',
    `${desk.read('draft.yaml')}\n${desk.read('draft.yaml').replace(/(?:%[0-9A-F]{2})+/gi, decodeURIComponent)}\n${said}`,
  );
  expect(await leaks(join(desk.dir, 'said'))).toEqual([]);
});
