import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codesOfItem, type Desk, openDesk, startProgram } from '../helpers/program.js';
import { type Behaviour, hang, html, page, type Site, startSite, status } from '../helpers/site.js';

let desk: Desk;
let site: Site;

beforeEach(async () => {
  desk = openDesk();
  site = await startSite({
    '/': page(
      'เทศบาลตำบลสำราญ',
      '<h1>เทศบาลตำบลสำราญ</h1><p>ยินดีต้อนรับสู่เว็บไซต์ของเรา</p><a href="/ita.html">ITA</a> <a href="/old.html">ข่าวเก่า</a>',
    ),
    '/ita.html': page('ITA', '<h1>ITA 2568</h1><p>การเปิดเผยข้อมูลสาธารณะ ปีงบประมาณ พ.ศ. 2568</p>'),
    '/o1.html': page('โครงสร้าง', '<h1>โครงสร้างและอำนาจหน้าที่</h1><p>ปีงบประมาณ พ.ศ. ๒๕๖๘</p>'),
    '/o13.html': page(
      'รายงาน',
      '<h1>รายงานผลการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. 2567</h1><table><tr><th>ลำดับที่</th><th>รายการ</th><th>เลขที่โครงการ</th></tr><tr><td>๑</td><td>ซื้อกระดาษ</td><td>67019123456</td></tr><tr><td>๑๙</td><td>จ้างเหมา</td><td>๖๗๐๑๙๑๒๓๔๕</td></tr></table>',
    ),
    '/hang.html': hang(),
  });
});

afterEach(async () => {
  await site.close();
  desk.clear();
});

const item = (id: string, rest: string): string => `  ${id}: { title: ${id}, owner: กองคลัง, ${rest} }\n`;

function checklist(items: string, more = ''): string {
  return `version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0 }\n${more}items:\n${items}`;
}

const good = (): string =>
  item('O1', `urls: [${site.origin}/o1.html], checks: [{ text: { all: [อำนาจหน้าที่] } }, { date: { fiscalYear: Y } }]`);
const wrong = (): string =>
  item('O13', `urls: [${site.origin}/o13.html], checks: [egp, { date: { fiscalYear: Y-1 } }]`);

describe('exit status', () => {
  it('is 0 when every item passes', async () => {
    desk.write('town.yaml', checklist(good()));
    const { report, status: code } = await desk.audit('town.yaml', '--no-crawl');
    expect({ code, verdict: report.items[0]?.verdict }).toEqual({ code: 0, verdict: 'pass' });
  });

  it('is 1 when an item fails, and the row is named by its own number', async () => {
    desk.write('town.yaml', checklist(good() + wrong()));
    const { report, status: code } = await desk.audit('town.yaml', '--no-crawl');
    expect(code).toBe(1);
    const [finding] = report.items[1]?.findings ?? [];
    expect(finding).toMatchObject({
      code: 'egp/digits',
      actual: '๖๗๐๑๙๑๒๓๔๕',
      expected: '11 digits',
      location: { rowLabel: '19', column: 'เลขที่โครงการ' },
    });
    expect(finding?.message).toBe('ลำดับที่ 19: เลข e-GP มี 10 หลัก (ต้องมี 11 หลัก)');
  });

  it('is 2 for a wrong checklist, its place named, nothing fetched and nothing written', async () => {
    desk.write('town.yaml', checklist(item('O1', `urls: [${site.origin}/o1.html], checks: [tabel]`)));
    const { status: code, stderr, stdout } = await desk.run('run', 'town.yaml', '--lang', 'en');
    expect({ code, stdout, requests: site.requests.length }).toEqual({ code: 2, stdout: '', requests: 0 });
    expect(stderr).toMatch(/^town\.yaml:7:\d+ O1\.checks\[0\]: unknown check "tabel"\. Did you mean "table"\?$/m);
    expect(readdirSync(desk.dir)).toEqual(['town.yaml']);
  });

  it.each([
    ['an unknown option', ['run', 'town.yaml', '--sampel', '3'], /unknown option '--sampel'/],
    ['an unknown command', ['rnu', 'town.yaml'], /unknown command 'rnu'/],
    ['an unknown format', ['run', 'town.yaml', '-f', 'prety'], /Did you mean "pretty"/],
    ['two reports on stdout', ['run', 'town.yaml', '-f', 'json', '-f', 'csv'], /one format at most goes to stdout/],
    ['an output path that cannot be', ['run', 'town.yaml', '-f', 'json=/nowhere/at/all.json'], /cannot write/],
    ['an item that is not there', ['run', 'town.yaml', '--only', 'O99'], /no item "O99"/],
    ['a sample that is no number', ['run', 'town.yaml', '--sample', 'some'], /--sample/],
    ['a clock that is no time', ['run', 'town.yaml', '--now', 'yesterday'], /--now/],
    ['a checklist that is not there', ['run', 'nowhere.yaml'], /no such checklist/],
  ])('is 2 for %s', async (_, args, expected) => {
    desk.write('town.yaml', checklist(good()));
    const { status: code, stderr, stdout } = await desk.run(...args, '--lang', 'en');
    expect({ code, stdout, requests: site.requests.length }).toEqual({ code: 2, stdout: '', requests: 0 });
    expect(stderr).toMatch(expected);
    expect(existsSync(join(desk.dir, '.oit-audit'))).toBe(false);
  });

  it('follows --fail-on', async () => {
    desk.write(
      'town.yaml',
      checklist(item('O1', `urls: [${site.origin}/o1.html], checks: [{ text: { all: [ไม่มีคำนี้], severity: warning } }]`)),
    );
    expect((await desk.audit('town.yaml', '--no-crawl')).status).toBe(0);
    expect((await desk.audit('town.yaml', '--no-crawl', '--fail-on', 'review')).status).toBe(0);
    expect((await desk.audit('town.yaml', '--no-crawl', '--fail-on', 'warning')).status).toBe(1);
  });

  it('is 3 when the state folder cannot be written, and says so before anything is fetched', async () => {
    desk.write('town.yaml', checklist(good()));
    desk.write('state', 'a file, not a folder');
    const { status: code, stderr } = await desk.run('run', 'town.yaml', '--state', 'state');
    expect({ code, requests: site.requests.length }).toEqual({ code: 3, requests: 0 });
    expect(stderr).toContain('state');
  });

  it('is 3 for the second of two runs on one state folder, which says who holds it', async () => {
    desk.write(
      'town.yaml',
      checklist(item('O1', `urls: [${site.origin}/hang.html]`), 'schedule: { everyDays: 15 }\n').replace(
        'retries: 0',
        'retries: 0, timeoutMs: 8000',
      ),
    );
    const first = startProgram(['run', 'town.yaml', '--no-crawl'], { cwd: desk.dir });
    while (!site.requests.some((request) => request.path === '/hang.html'))
      await new Promise((go) => setTimeout(go, 20));
    const second = await desk.run('run', 'town.yaml', '--lang', 'en');
    expect(second.status).toBe(3);
    expect(second.stderr).toContain(String(first.child.pid));
    first.child.kill('SIGKILL');
    await first.ended;
  });

  it('is 130 after Ctrl-C: what was done is stored and printed as an incomplete round', async () => {
    desk.write('town.yaml', checklist(good() + item('O2', `urls: [${site.origin}/hang.html]`)));
    const { child, ended } = startProgram(['run', 'town.yaml', '--no-crawl', '-f', 'json'], { cwd: desk.dir });
    while (!site.requests.some((request) => request.path === '/hang.html'))
      await new Promise((go) => setTimeout(go, 20));
    // The other item is judged meanwhile; a busy machine needs its time for that.
    await new Promise((go) => setTimeout(go, 2500));
    child.kill('SIGINT');
    const { status: code, stdout } = await ended;
    expect(code).toBe(130);
    const report = JSON.parse(stdout);
    expect(report.run.complete).toBe(false);
    expect(report.items.map((entry: { id: string; verdict: string }) => [entry.id, entry.verdict])).toEqual([
      ['O1', 'pass'],
      ['O2', 'review'],
    ]);
    const { stdout: rounds } = await desk.run('history', '-f', 'json');
    expect(JSON.parse(rounds).rounds).toMatchObject([{ number: 1, complete: false }]);
  });
});

describe('output', () => {
  it('goes to files alone when only paths are given, and to stdout as asked', async () => {
    desk.write('town.yaml', checklist(good()));
    const { stdout } = await desk.run('run', 'town.yaml', '--no-crawl', '-f', 'json=out.json', '-f', 'csv=out.csv');
    expect(stdout).toBe('');
    expect(JSON.parse(desk.read('out.json'))).toMatchObject({ schemaVersion: 1, run: { round: 1, complete: true } });
    expect(desk.read('out.csv').charCodeAt(0)).toBe(0xfeff);
  });

  it('has no colour where stdout is no terminal', async () => {
    desk.write('town.yaml', checklist(wrong()));
    const { stdout } = await desk.run('run', 'town.yaml', '--no-crawl');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('ลำดับที่ 19');
  });

  it('speaks English when asked, with the same codes', async () => {
    desk.write('town.yaml', checklist(wrong()));
    const { report } = await desk.audit('town.yaml', '--no-crawl', '--lang', 'en');
    expect(report.items[0]?.findings[0]).toMatchObject({
      code: 'egp/digits',
      message: expect.stringMatching(/^No\. 19: .*10 digits/),
    });
  });

  it('gives one JSON object a line for several checklists', async () => {
    desk.write('a.yaml', checklist(good()));
    desk.write('b.yaml', checklist(wrong()));
    const { stdout, status: code } = await desk.run('run', 'a.yaml', 'b.yaml', '--no-crawl', '-f', 'json');
    const reports = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reports.map((report) => [report.checklist.path, report.summary.verdict])).toEqual([
      ['a.yaml', 'pass'],
      ['b.yaml', 'fail'],
    ]);
    expect(code).toBe(1);
  });

  it('counts the links of the whole round and lists the broken ones with where they stand', async () => {
    desk.write('town.yaml', checklist(good()));
    const { report, status: code } = await desk.audit('town.yaml');
    expect(code).toBe(0);
    expect(report.links).toMatchObject([
      {
        url: `${site.origin}/old.html`,
        code: 'link/http-status',
        status: 404,
        foundOn: [{ url: site.url, text: 'ข่าวเก่า' }],
      },
    ]);
    expect(report.summary.links).toMatchObject({ broken: 1, unverifiable: 0 });
  });
});

describe('rounds', () => {
  it('are due by the calendar day in Thailand, whatever the hour', async () => {
    desk.write('town.yaml', checklist(good()));
    await desk.run('run', 'town.yaml', '--no-crawl', '--now', '2025-10-02T09:03:00+07:00');
    const early = await desk.run(
      'run',
      'town.yaml',
      '--no-crawl',
      '--if-due',
      '--now',
      '2025-10-16T23:59:00+07:00',
      '--lang',
      'en',
    );
    expect({ status: early.status, stdout: early.stdout }).toEqual({ status: 0, stdout: '' });
    expect(early.stderr.trim().split('\n')).toHaveLength(1);
    const { report } = await desk.audit('town.yaml', '--no-crawl', '--if-due', '--now', '2025-10-17T09:00:00+07:00');
    expect(report.run).toMatchObject({ round: 2, nextDue: '2025-11-01' });
  });

  it('tell since when a finding stands', async () => {
    desk.write('town.yaml', checklist(wrong()));
    await desk.run('run', 'town.yaml', '--no-crawl', '--now', '2025-10-02');
    const { report } = await desk.audit('town.yaml', '--no-crawl', '--now', '2025-10-17');
    expect(report.items[0]?.findings[0]?.firstSeen).toEqual({ round: 1, date: '2025-10-02' });
    expect(report.run.previous).not.toBeNull();
  });

  it('that look at some items only are printed and not stored', async () => {
    desk.write('town.yaml', checklist(good() + wrong()));
    const { report } = await desk.audit('town.yaml', '--only', 'O1');
    expect(report.items.map((entry) => entry.id)).toEqual(['O1']);
    expect((await desk.run('history')).status).toBe(2);
  });

  it('keep the evidence as it was found', async () => {
    desk.write('town.yaml', checklist(wrong()));
    const { report } = await desk.audit('town.yaml', '--no-crawl');
    const sha256 = report.items[0]?.evidence[0]?.sha256 ?? '';
    expect(readdirSync(join(desk.dir, '.oit-audit/town/evidence/sha256'))).toContain(sha256);
  });

  it('can be judged again without the network, with the checklist of today', async () => {
    desk.write('town.yaml', checklist(wrong()));
    await desk.run('run', 'town.yaml', '--no-crawl');
    const asked = site.requests.length;
    desk.write(
      'town.yaml',
      checklist(item('O13', `urls: [${site.origin}/o13.html], checks: [{ egp: { severity: warning } }]`)),
    );
    const { stdout, status: code } = await desk.run('recheck', '--checklist', 'town.yaml', '-f', 'json');
    expect(JSON.parse(stdout).items[0]).toMatchObject({
      verdict: 'pass',
      findings: [{ code: 'egp/digits', severity: 'warning' }],
    });
    expect({ code, requests: site.requests.length }).toEqual({ code: 0, requests: asked });
  });

  it('ask for --checklist where a state folder holds several', async () => {
    desk.write('a.yaml', checklist(good()));
    desk.write('b.yaml', checklist(good()));
    await desk.run('run', 'a.yaml', 'b.yaml', '--no-crawl');
    expect((await desk.run('history', '--lang', 'en')).stderr).toContain('--checklist');
    expect((await desk.run('history')).status).toBe(2);
    expect((await desk.run('history', '--checklist', 'a.yaml')).status).toBe(0);
  });
});

describe('a change', () => {
  const budget = (amount: number): string =>
    `<h1>แผนการใช้จ่ายงบประมาณ ปีงบประมาณ พ.ศ. 2568</h1><p>โครงการปรับปรุงถนน งบประมาณ ${amount} บาท</p>`;

  it('fails until accept records the letter, and never again after that', async () => {
    let amount = 100_000;
    const changing = await startSite((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        request.url === '/o6.html'
          ? `<html><body><main>${budget(amount)}</main></body></html>`
          : '<h1>หน้าแรกของเทศบาล</h1><p>ยินดีต้อนรับ</p>',
      );
    });
    try {
      desk.write(
        'town.yaml',
        checklist(item('O6', `urls: [${changing.origin}/o6.html], checks: [change]`)).replace(site.url, changing.url),
      );
      await desk.audit('town.yaml', '--no-crawl', '--now', '2025-10-02');
      amount = 90_000;
      const second = await desk.audit('town.yaml', '--no-crawl', '--now', '2025-10-17');
      expect({ codes: codesOfItem(second.report, 'O6'), status: second.status }).toEqual({
        codes: ['change/unexplained'],
        status: 1,
      });
      expect(second.report.changes).toMatchObject([{ item: 'O6', kind: 'changed', explained: false }]);
      const third = await desk.audit('town.yaml', '--no-crawl', '--now', '2025-11-01');
      expect(codesOfItem(third.report, 'O6')).toEqual(['change/unexplained']);
      expect(
        (await desk.run('accept', 'O6', '--letter', 'ยส 52001/1', '--by', 'สมหญิง', '--now', '2025-11-02')).status,
      ).toBe(0);
      const fourth = await desk.audit('town.yaml', '--no-crawl', '--now', '2025-11-16');
      expect({ verdict: fourth.report.items[0]?.verdict, status: fourth.status }).toEqual({
        verdict: 'pass',
        status: 0,
      });
      expect((await desk.run('accept', 'O6', '--letter', 'again')).status).toBe(2);
      expect((await desk.run('accept', 'O66', '--letter', 'x', '--lang', 'en')).stderr).toContain('O6');
    } finally {
      await changing.close();
    }
  });
});

describe('a home page out of reach', () => {
  it('makes its items a matter for a person and says so first', async () => {
    const gone = await startSite({});
    await gone.close();
    desk.write('town.yaml', checklist(item('O1', `urls: [${gone.origin}/o1.html]`)).replace(site.url, gone.url));
    const { report, status: code } = await desk.audit('town.yaml');
    expect(report.items[0]?.verdict).toBe('review');
    expect(report.run.notices[0]?.code).toBe('home-unreachable');
    expect(code).toBe(0);
    expect((await desk.run('run', 'town.yaml', '--fail-on', 'review')).status).toBe(1);
  });

  it('is no network at all when no name can be found: 3', async () => {
    desk.write(
      'town.yaml',
      checklist(item('O1', 'urls: ["http://town.invalid/o1.html"]')).replace(site.url, 'http://town.invalid/'),
    );
    const { report, status: code } = await desk.audit('town.yaml');
    expect({ code, verdict: report.items[0]?.verdict, complete: report.run.complete }).toEqual({
      code: 3,
      verdict: 'review',
      complete: false,
    });
  });

  it('is no excuse for an item that answers', async () => {
    const half = await startSite({ '/': status(403), '/o1.html': html('<h1>โครงสร้าง</h1>'), '/o2.html': status(404) });
    try {
      desk.write(
        'town.yaml',
        checklist(item('O1', `urls: [${half.origin}/o1.html]`) + item('O2', `urls: [${half.origin}/o2.html]`)).replace(
          site.url,
          half.url,
        ),
      );
      const { report } = await desk.audit('town.yaml', '--no-crawl');
      expect(report.items.map((entry) => entry.verdict)).toEqual(['pass', 'fail']);
    } finally {
      await half.close();
    }
  });
});

describe('a site that fails whatever it is asked for', () => {
  it.each([500, 429])('%d: is not examined, and no fault is new or mended by it', async (code) => {
    let isFailing = false;
    const answer =
      (body: string): Behaviour =>
      (...given) =>
        isFailing ? status(code)(...given) : html(body)(...given);
    const town = await startSite({
      '/': answer('<h1>เทศบาล</h1>'),
      '/o1.html': answer('<h1>โครงสร้าง</h1><p>กองคลัง</p>'),
      '/o2.html': answer('<h1>ข้อมูล</h1><a href="/gone.pdf">ไฟล์</a>'),
    });
    try {
      const items = item('O1', `urls: [${town.origin}/o1.html]`) + item('O2', `urls: [${town.origin}/o2.html]`);
      desk.write('town.yaml', checklist(`${items}`).replace(site.url, town.url));
      const first = await desk.audit('town.yaml', '--no-crawl', '--now', '2025-10-02');
      expect(first.report.items.map(({ verdict }) => verdict)).toEqual(['pass', 'fail']);
      isFailing = true;
      const second = await desk.audit('town.yaml', '--no-crawl', '--now', '2025-10-17');
      expect(second.report.run.notices[0]).toMatchObject({ code: 'site-failing', data: { status: code } });
      expect(second.report.items.map(({ verdict }) => verdict)).toEqual(['review', 'review']);
      expect(second.report.summary.links.broken).toBe(0);
      expect(second.report.summary.findings.error).toBe(0);
      expect((await desk.run('diff', '-f', 'json')).stdout).not.toContain('link/http-status');
      isFailing = false;
      const third = await desk.audit('town.yaml', '--no-crawl', '--now', '2025-11-01');
      expect(third.report.items[1]?.findings).toMatchObject([{ firstSeen: { round: 1, date: '2025-10-02' } }]);
    } finally {
      await town.close();
    }
  });
});

describe('check FILE', () => {
  it('examines a local file as an item would be, without the network', async () => {
    desk.write('o13.csv', '\ufeffลำดับที่,รายการ,เลขที่โครงการ\r\n1,ซื้อกระดาษ,67019123456\r\n2,จ้างเหมา,670191234\r\n');
    desk.write('town.yaml', checklist(wrong()));
    const { stdout, status: code } = await desk.run(
      'check',
      'o13.csv',
      '--as',
      'O13',
      '--checklist',
      'town.yaml',
      '-f',
      'json',
    );
    const report = JSON.parse(stdout);
    expect(report.items).toHaveLength(1);
    expect(
      report.items[0].findings.map((finding: { code: string; location: { rowLabel: string } }) => [
        finding.code,
        finding.location.rowLabel,
      ]),
    ).toContainEqual(['egp/digits', '2']);
    expect({ code, requests: site.requests.length }).toEqual({ code: 1, requests: 0 });
  });

  it('takes the newest profile when none is named, and refuses an item that is not in it', async () => {
    desk.write('a.txt', 'โครงสร้าง อำนาจหน้าที่');
    expect((await desk.run('check', 'a.txt', '--as', 'O1', '-f', 'json')).status).toBe(0);
    expect((await desk.run('check', 'a.txt', '--as', 'O77')).status).toBe(2);
    expect((await desk.run('check', 'nowhere.pdf')).status).toBe(2);
  });
});

describe('which checklists a run is of', () => {
  it('without an argument it is the only one of the folder, and 2 where there are none or several', async () => {
    desk.write('town.yaml', checklist(good()));
    desk.write('other.yaml', 'services: [a]\n');
    expect((await desk.run('run', '--no-crawl')).status).toBe(0);
    desk.write('second.yaml', checklist(good()));
    const several = await desk.run('run', '--no-crawl', '--lang', 'en');
    expect([several.status, several.stderr]).toEqual([2, expect.stringContaining('none or several')]);
  });

  it('a folder stands for its YAML files', async () => {
    mkdirSync(join(desk.dir, 'towns'));
    desk.write('towns/b.yml', checklist(good()));
    desk.write('towns/a.yaml', checklist(good()));
    const { stdout, status } = await desk.run('run', 'towns', '--no-crawl', '-f', 'json');
    const paths = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).checklist.path as string);
    expect([status, paths]).toEqual([0, [join('towns', 'a.yaml'), join('towns', 'b.yml')]]);
    mkdirSync(join(desk.dir, 'empty'));
    expect((await desk.run('run', 'empty')).status).toBe(2);
  });

  it('leaves out the addresses of --exclude, beside those of the checklist', async () => {
    desk.write('town.yaml', checklist(good()));
    const all = JSON.parse((await desk.run('run', 'town.yaml', '-f', 'json', '--now', '2025-10-02')).stdout);
    const fewer = JSON.parse(
      (await desk.run('run', 'town.yaml', '--exclude', '**/old*', '-f', 'json', '--now', '2025-10-17')).stdout,
    );
    expect(all.summary.links.broken - fewer.summary.links.broken).toBe(1);
  });
});

it('a state folder may hold what an older round left, and a folder that is no checklist', async () => {
  desk.write('town.yaml', checklist(good()));
  mkdirSync(join(desk.dir, '.oit-audit/other'), { recursive: true });
  writeFileSync(join(desk.dir, '.oit-audit/other/note.txt'), 'x');
  expect((await desk.audit('town.yaml', '--no-crawl')).status).toBe(0);
  expect((await desk.run('history')).status).toBe(0);
});
