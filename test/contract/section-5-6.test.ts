import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Report, reportSchema } from '../../src/model/report.js';
import { pdf, textPage } from '../extract/pdf-maker.js';
import { codesOfItem, type Desk, openDesk, startProgram } from '../helpers/program.js';
import { file, hang, html, page, type Site, startSite, status } from '../helpers/site.js';
import { table } from './battery.js';

// Each test runs the program, some of them several times, on machines that have other work as well.
const report2568 = pdf([textPage([{ x: 50, y: 700, text: 'The report' }])]);

describe('the report of a round', () => {
  let desk: Desk;
  let site: Site;
  let report: Report;
  let english: Report;

  beforeAll(async () => {
    desk = openDesk();
    site = await startSite({
      '/': html(
        `<html><head><title>เทศบาล</title><link rel="stylesheet" href="/site.css"><script src="/lost.js"></script></head><body><h1>เทศบาลตำบลสำราญ</h1><img src="/logo.png"><img src="/lost.png" alt="ตรา">
        <a href="/o13.html">O13</a> <a href="/o13.html#part">ส่วน</a> <a href="/o13.html">อีกครั้ง</a> <a href="/lost.html">ข่าวเก่า</a> <a href="mailto:a@a.go.th">m</a> <a href="javascript:void(0)">j</a> <a href="tel:1">t</a> <a href="#top">top</a> <a href="/second.html">สอง</a></body></html>`,
      ),
      '/site.css': file('body { color: black }', 'text/css'),
      '/logo.png': file(
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
        'image/png',
      ),
      '/second.html': page('สอง', '<p>หน้าที่สอง</p><a href="/lost.html">ไปข่าวเก่า</a>'),
      '/o13.html': page(
        'รายงาน',
        `<h1>รายงาน ปีงบประมาณ พ.ศ. 2567</h1>${table(['ลำดับที่', 'เลขที่โครงการ'], ['๑๙', '๖๗๐๑๙๑๒๓๔๕'], ['20', '67-01-9123456'])}<a href="/files/r.pdf">รายงาน 2567</a>`,
      ),
      '/files/r.pdf': file(report2568, 'application/pdf', { 'last-modified': 'Wed, 02 Oct 2024 05:00:00 GMT' }),
      '/o1.html': page('โครงสร้าง', '<p>อำนาจหน้าที่ ของเทศบาล</p>'),
      '/wall.html': status(403, '<title>Just a moment...</title>', {
        server: 'cloudflare',
        'cf-mitigated': 'challenge',
      }),
    });
    desk.write(
      'town.yaml',
      `version: 1\nagency: { name: เทศบาลตำบลสำราญ, district: เมืองยโสธร, province: ยโสธร }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0, sample: all }\nitems:\n  O13: { title: รายงานสรุป, owner: กองคลัง, urls: ["${site.origin}/o13.html"], checks: [egp, { date: { fiscalYear: Y-1 } }] }\n  O1: { title: โครงสร้าง, urls: ["${site.origin}/o1.html"] }\n  O2: { title: ผู้บริหาร, enabled: false }\n  O3: { title: กำแพง, urls: ["${site.origin}/wall.html"] }\nscoring:\n  indicators:\n    - { id: "9", title: การเปิดเผยข้อมูล, groups: [[O13, O1]] }\n  iit: 99.38\n  eit: [99.70, 99.76]\n`,
    );
    ({ report } = await desk.audit('town.yaml', '--now', '2025-10-02T09:00:00+07:00', '--seed', 's'));
    ({ report: english } = await desk.audit(
      'town.yaml',
      '--now',
      '2025-10-02T09:00:00+07:00',
      '--seed',
      's',
      '--lang',
      'en',
      '--state',
      'second',
    ));
  });
  afterAll(async () => {
    await site.close();
    desk.clear();
  });

  it('keeps to its schema', () => {
    expect(reportSchema.safeParse(report).error?.issues ?? []).toEqual([]);
    expect(JSON.parse(readFileSync('checklists/report.schema.json', 'utf8'))).toBeTypeOf('object');
  });

  it('has every field of the contract at the top', () => {
    expect(report).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'oit-audit', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      run: {
        round: 1,
        startedAt: '2025-10-02T02:00:00.000Z',
        finishedAt: expect.stringMatching(/Z$/),
        seed: 's',
        complete: true,
        previous: null,
        nextDue: '2025-10-17',
      },
      checklist: {
        path: 'town.yaml',
        agency: { name: 'เทศบาลตำบลสำราญ', district: 'เมืองยโสธร', province: 'ยโสธร' },
        site: site.url,
        fiscalYear: 2568,
      },
    });
    expect(report.run.id).toBeTypeOf('string');
  });

  it('counts', () => {
    expect(report.summary).toMatchObject({
      verdict: 'fail',
      items: { total: 4, pass: 1, fail: 1, review: 1, disabled: 1 },
      findings: { error: 1, warning: expect.any(Number), info: 1 },
      score: { estimate: true, indicators: [{ id: '9', title: 'การเปิดเผยข้อมูล', score: 50 }], oit: 50 },
    });
    expect(report.summary.score?.ita).toBeCloseTo(0.3 * 99.38 + 0.3 * 99.73 + 0.4 * 50, 1);
    const levels = report.items.flatMap((item) => item.findings.map((finding) => finding.severity));
    for (const level of ['error', 'warning', 'info'] as const)
      expect(report.summary.findings[level]).toBe(levels.filter((one) => one === level).length);
  });

  it('counts every distinct address once: pages, assets, documents, evidence, without fragment', () => {
    // / site.css lost.js logo.png lost.png o13.html lost.html second.html r.pdf o1.html wall.html
    expect(report.summary.links).toMatchObject({ found: 11, checked: 11, broken: 3, unverifiable: 1 });
    expect(report.links.map((link) => [new URL(link.url).pathname, link.status, link.code]).sort()).toEqual([
      ['/lost.html', 404, 'link/http-status'],
      ['/lost.js', 404, 'link/http-status'],
      ['/lost.png', 404, 'link/http-status'],
      ['/wall.html', 403, 'link/unverifiable'],
    ]);
    const lost = report.links.find((link) => link.url.endsWith('/lost.html'));
    expect(lost).toMatchObject({ severity: 'error', message: expect.stringMatching(/404/) });
    expect(lost?.foundOn.map(({ url, text }) => [new URL(url).pathname, text]).sort()).toEqual([
      ['/', 'ข่าวเก่า'],
      ['/second.html', 'ไปข่าวเก่า'],
    ]);
  });

  it('gives items in checklist order with all their fields', () => {
    expect(report.items.map((item) => [item.id, item.title, item.owner, item.verdict])).toEqual([
      ['O13', 'รายงานสรุป', 'กองคลัง', 'fail'],
      ['O1', 'โครงสร้าง', null, 'pass'],
      ['O2', 'ผู้บริหาร', null, 'disabled'],
      ['O3', 'กำแพง', null, 'review'],
    ]);
  });

  it('tells of each finding where it is, what was found and what was wanted', () => {
    expect(report.items[0]?.findings).toMatchObject([
      {
        code: 'egp/digits',
        severity: 'error',
        message: 'ลำดับที่ 19: เลข e-GP มี 10 หลัก (ต้องมี 11 หลัก)',
        url: `${site.origin}/o13.html`,
        location: { sheet: null, page: null, table: 1, row: 2, rowLabel: '19', column: 'เลขที่โครงการ' },
        actual: '๖๗๐๑๙๑๒๓๔๕',
        expected: '11 digits',
        firstSeen: { round: 1, date: '2025-10-02' },
      },
      { code: 'egp/format', severity: 'warning', actual: '67-01-9123456', location: { rowLabel: '20' } },
    ]);
    expect(Object.keys(report.items[0]?.findings[0]?.location ?? {}).sort()).toEqual([
      'column',
      'page',
      'row',
      'rowLabel',
      'sheet',
      'table',
    ]);
  });

  it('keeps of each evidence all that was known', () => {
    expect(report.items[0]?.evidence).toMatchObject([
      { url: `${site.origin}/o13.html`, type: 'html', foundOn: null, status: 200 },
      {
        url: `${site.origin}/files/r.pdf`,
        finalUrl: `${site.origin}/files/r.pdf`,
        status: 200,
        contentType: 'application/pdf',
        type: 'pdf',
        bytes: report2568.length,
        sha256: createHash('sha256').update(report2568).digest('hex'),
        lastModified: '2024-10-02T05:00:00.000Z',
        foundOn: `${site.origin}/o13.html`,
      },
    ]);
    const dates = report.items[0]?.evidence[1]?.dates ?? [];
    expect(dates).toContainEqual(expect.objectContaining({ date: '2024-10-02', from: 'header' }));
    expect(dates).toContainEqual(expect.objectContaining({ from: 'label' }));
  });

  it('says in English the same codes and fields', () => {
    const bare = (one: Report) =>
      one.items.map((item) =>
        item.findings.map(({ code, severity, location, actual, expected }) => ({
          code,
          severity,
          location,
          actual,
          expected,
        })),
      );
    expect(bare(english)).toEqual(bare(report));
    for (const { message } of english.items.flatMap((item) => item.findings)) expect(message).not.toMatch(/[ก-๙]{4}/);
    for (const { message } of english.links) expect(message).not.toMatch(/[ก-๙]/);
    expect(Object.keys(english)).toEqual(Object.keys(report));
  });

  it('keeps the evidence as it was found, by its SHA-256', () => {
    const stored = readdirSync(join(desk.dir, '.oit-audit/town/evidence/sha256'), {
      recursive: true,
      encoding: 'utf8',
    });
    for (const evidence of report.items.flatMap((item) => item.evidence)) {
      if (evidence.sha256 === null) continue;
      const name = stored.find(
        (path) => path.replaceAll('/', '').includes(evidence.sha256 ?? '') || path.includes(evidence.sha256 ?? ''),
      );
      expect(name, evidence.url).toBeDefined();
      const bytes = readFileSync(join(desk.dir, '.oit-audit/town/evidence/sha256', name ?? ''));
      const raw = name?.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      expect(createHash('sha256').update(raw).digest('hex')).toBe(evidence.sha256);
    }
  });
});

describe('changes over rounds', () => {
  let desk: Desk;
  let site: Site;
  const shown: { o6: string; letter: string; file: Buffer | null } = { o6: '', letter: '', file: null };
  const old = pdf([textPage([{ x: 50, y: 700, text: 'Budget 100' }])]);

  beforeEach(async () => {
    desk = openDesk();
    Object.assign(shown, { o6: '', letter: '', file: old });
    site = await startSite({
      '/': page('เทศบาล', '<h1>หน้าแรกของเทศบาล</h1>'),
      '/o6.html': (request, response, times) =>
        page(
          'แผน',
          `<p>แผนการใช้จ่ายงบประมาณ ${shown.o6}</p>${shown.file ? '<a href="/plan.pdf">แผน</a>' : ''}${shown.letter}`,
        )(request, response, times),
      '/plan.pdf': (request, response, times) =>
        (shown.file ? file(shown.file, 'application/pdf') : status(404))(request, response, times),
      '/letter.pdf': file(report2568, 'application/pdf'),
    });
    desk.write(
      'town.yaml',
      `version: 1\nagency: { name: x }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0 }\nitems:\n  O6: { title: แผน, urls: ["${site.origin}/o6.html"], checks: [change] }\n`,
    );
  });
  afterEach(async () => {
    await site.close();
    desk.clear();
  });
  const round = async (now: string): Promise<{ report: Report; status: number | null }> =>
    desk.audit('town.yaml', '--no-crawl', '--now', now);
  const errors = (report: Report): string[] => codesOfItem(report, 'O6').filter((code) => code.startsWith('change/'));

  it('nothing in the first round, nothing while nothing changes', async () => {
    expect(errors((await round('2025-10-02')).report)).toEqual([]);
    const { report, status: code } = await round('2025-10-17');
    expect({ codes: errors(report), changes: report.changes, code }).toEqual({ codes: [], changes: [], code: 0 });
  });

  it('a changed file fails in every round until a dated letter stands on the page', async () => {
    await round('2025-10-02');
    shown.file = pdf([textPage([{ x: 50, y: 700, text: 'Budget 999' }])]);
    const second = (await round('2025-10-17')).report;
    expect(errors(second)).toEqual(['change/unexplained']);
    expect(second.changes).toMatchObject([
      {
        item: 'O6',
        url: `${site.origin}/plan.pdf`,
        kind: 'changed',
        before: createHash('sha256').update(old).digest('hex'),
        after: createHash('sha256').update(shown.file).digest('hex'),
        explained: false,
      },
    ]);
    const third = (await round('2025-11-01')).report;
    expect(errors(third)).toEqual(['change/unexplained']);
    expect(third.items[0]?.findings.find((finding) => finding.code === 'change/unexplained')?.firstSeen).toEqual({
      round: 2,
      date: '2025-10-17',
    });
    // A letter from before the last round that saw the old file explains nothing.
    shown.letter = '<p>หนังสือชี้แจง ลงวันที่ 1 กันยายน 2568</p>';
    expect(errors((await round('2025-11-16')).report)).toContain('change/unexplained');
    shown.letter = '<p><a href="/letter.pdf">หนังสือชี้แจงการแก้ไขแผน ลงวันที่ 10 ตุลาคม 2568</a></p>';
    const last = await round('2025-12-01');
    expect(errors(last.report)).not.toContain('change/unexplained');
    expect(errors(last.report)).toContain('change/explained');
    expect(last.report.items[0]?.verdict).toBe('pass');
  });

  it('a removed file is change/removed, a new one change/new', async () => {
    await round('2025-10-02');
    shown.file = null;
    const gone = (await round('2025-10-17')).report;
    expect(errors(gone)).toContain('change/removed');
    expect(gone.items[0]?.verdict).toBe('fail');
    shown.file = old;
    shown.letter = '<p><a href="/letter.pdf">เอกสารใหม่</a></p>';
    expect(errors((await round('2025-11-01')).report)).toContain('change/new');
  });

  it('accept ends it, by whom and when', async () => {
    await round('2025-10-02');
    shown.file = pdf([textPage([{ x: 50, y: 700, text: 'Budget 999' }])]);
    await round('2025-10-17');
    const accepted = await desk.run('accept', 'O6', '--letter', 'https://a.go.th/letter.pdf', '--now', '2025-10-18');
    expect(accepted.status).toBe(0);
    expect(errors((await round('2025-11-01')).report)).not.toContain('change/unexplained');
  });
});

describe('the state folder', () => {
  let desk: Desk;
  let site: Site;
  beforeEach(async () => {
    desk = openDesk();
    site = await startSite({
      '/': page('x', '<h1>หน้าแรก</h1>'),
      '/o1.html': page('o1', '<p>เนื้อหา</p>'),
      '/hang.html': hang(),
    });
    for (const name of ['a', 'b'])
      desk.write(
        `${name}.yaml`,
        `version: 1\nagency: { name: x }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n  O1: { title: x, urls: ["${site.origin}/o1.html"] }\n`,
      );
  });
  afterEach(async () => {
    await site.close();
    desk.clear();
  });

  it('stands beside the checklist, wherever the program was started; each checklist has a folder of its own', async () => {
    mkdirSync(join(desk.dir, 'sub'));
    writeFileSync(join(desk.dir, 'sub/c.yaml'), desk.read('a.yaml'));
    await desk.run('run', 'sub/c.yaml', 'a.yaml', '--no-crawl');
    expect(existsSync(join(desk.dir, 'sub/.oit-audit/c'))).toBe(true);
    expect(existsSync(join(desk.dir, '.oit-audit/a'))).toBe(true);
    await desk.run('run', 'a.yaml', 'b.yaml', '--no-crawl', '--state', 'elsewhere');
    expect(readdirSync(join(desk.dir, 'elsewhere')).sort()).toEqual(expect.arrayContaining(['a', 'b']));
  });

  it('is locked while a round runs: the second ends with 3, prints no report, and the first is unharmed', async () => {
    desk.write(
      'a.yaml',
      desk
        .read('a.yaml')
        .replace('/o1.html', '/hang.html')
        .replace('items:', 'crawl: { timeoutMs: 4000, retries: 0 }\nitems:'),
    );
    const first = startProgram(['run', 'a.yaml', '--no-crawl', '-f', 'json'], { cwd: desk.dir });
    const seen = (): boolean => site.asked('/hang.html') > 0;
    for (let tries = 0; tries < 500 && !seen(); tries++) await new Promise((go) => setTimeout(go, 20));
    expect(seen()).toBe(true);
    const second = await desk.run('run', 'a.yaml', '--no-crawl');
    expect({ code: second.status, stdout: second.stdout }).toEqual({ code: 3, stdout: '' });
    expect(second.stderr.trim().split('\n').length).toBeLessThan(4);
    const ended = await first.ended;
    expect(ended.status).toBe(1);
    expect(JSON.parse(ended.stdout).run.complete).toBe(true);
  });

  it('several checklists: one bad state folder does not keep the others from their rounds', async () => {
    mkdirSync(join(desk.dir, 's'));
    writeFileSync(join(desk.dir, 's/a'), 'a file in the way');
    const { stdout, status: code } = await desk.run(
      'run',
      'a.yaml',
      'b.yaml',
      '--no-crawl',
      '--state',
      's',
      '-f',
      'json',
    );
    expect(code).toBe(3);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).checklist.path),
    ).toEqual(['b.yaml']);
  });
});
