import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/compose/build-report.js';
import { buildDiff } from '../../src/report/compose/report-diff.js';
import { htmlPage } from '../../src/report/html/html.js';
import { sampleChecks } from './sample-checks.js';
import { firstRound, sampleRound, sampleView } from './sample-round.js';

const report = buildReport(sampleRound, 'th', sampleChecks);
const diff = buildDiff(firstRound, sampleRound, 'th', sampleChecks);
const trend = [
  { round: 1, date: '2025-10-02', oit: 60 },
  { round: 2, date: '2025-10-17', oit: 67.5 },
];
const text = htmlPage.render(report, { ...sampleView, diff, trend }) as string;
const page = load(text);
const many = load(htmlPage.renderMany([report, report], sampleView) as string);
const hash = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

describe('the HTML page', () => {
  it('allows its own style and script by hash and nothing else', () => {
    const policy = page('meta[http-equiv="Content-Security-Policy"]').attr('content')!;
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hash(page('style').html()!)}`,
      `script-src ${hash(page('script').html()!)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page('[style], [src], link')).toHaveLength(0);
    expect(page('style').html()).not.toMatch(/url\(|@import/);
  });

  it('shows the place of an uncertain reading, as part of the page alone', () => {
    const picture = 'data:image/png;base64,iVBORw0KGgo=';
    const items = report.items.map((item) => ({
      ...item,
      findings: item.findings.map((finding, n) => (n === 0 ? { ...finding, actual: '670191234', picture } : finding)),
    }));
    const shown = load(htmlPage.render({ ...report, items }, sampleView) as string);
    expect(shown('img').attr('src')).toBe(picture);
    expect(shown('img').attr('alt')).not.toBe('');
    expect(shown('meta[http-equiv="Content-Security-Policy"]').attr('content')).toContain('; img-src data:; ');
  });

  it('shows the cells around a place, the one in question marked, in words too', () => {
    const excerpt = {
      headings: ['ที่', 'เลข<b>'],
      rows: [{ number: 24, cells: ['19', '6701912345'] }],
      row: 0,
      column: 1,
    };
    const items = report.items.map((item) => ({
      ...item,
      findings: item.findings.map((finding) => (finding.code === 'egp/digits' ? { ...finding, excerpt } : finding)),
    }));
    const shown = load(htmlPage.render({ ...report, items }, sampleView) as string);
    expect(shown('#item-O13 .looks figure')).toHaveLength(2);
    expect(shown('.looks td.marked').first().text()).toBe('ช่องที่พบ: 6701912345');
    expect(
      shown('.looks th')
        .toArray()
        .map((head) => shown(head).text())
        .slice(0, 3),
    ).toEqual(['แถวที่', 'ที่', 'เลข<b>']);
  });

  it.each([
    ['one', page],
    ['several', many],
  ])('has identifiers once each and targets for all its own links: %s', (_, document) => {
    const ids = document('[id]')
      .toArray()
      .map((element) => document(element).attr('id')!);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = document('a[href^="#"]')
      .toArray()
      .map((element) => document(element).attr('href')!.slice(1));
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    const labels = document('[aria-labelledby]')
      .toArray()
      .map((element) => document(element).attr('aria-labelledby')!);
    expect(labels.filter((label) => !ids.includes(label))).toEqual([]);
  });

  it('says the language, one main heading, no step left out, and a heading for every column', () => {
    expect(page('html').attr('lang')).toBe('th');
    expect(page('h1')).toHaveLength(1);
    const levels = page('h1, h2, h3, h4')
      .toArray()
      .map((element) => Number(element.tagName.slice(1)));
    expect(levels.filter((level, n) => n > 0 && level > levels[n - 1]! + 1)).toEqual([]);
    for (const table of page('table').toArray()) {
      const columns = page(table).find('thead th[scope="col"]').length;
      expect(columns).toBeGreaterThan(0);
      for (const row of page(table).find('tbody tr').toArray()) expect(page(row).children().length).toBe(columns);
    }
  });

  it('holds the evidence with hashes and dates, the work of each unit, the links with their pages, the trend', () => {
    const o13 = page('#item-O13').text();
    expect(o13).toContain('a3f1'.repeat(16));
    expect(o13).toContain('2567 (ข้อความลิงก์ “ปี 2567”)');
    expect(o13).toContain('ดูทุกตำแหน่ง (2)');
    expect(
      page('.work .card h3')
        .toArray()
        .map((element) => page(element).text()),
    ).toEqual(['สำนักปลัดเทศบาล (6 เรื่อง)', 'กองคลัง (5 เรื่อง)', 'กองการศึกษา (1 เรื่อง)', 'ไม่ได้ระบุหน่วยงาน (1 เรื่อง)']);
    expect(page('#links').parent().text()).toContain('http://town.test/news/');
    expect(page('svg.chart circle')).toHaveLength(2);
    expect(page('#diff').parent().text()).toContain('แก้ไขแล้ว (1)');
  });

  it('opens what someone must look at and folds what passes', () => {
    const open = page('details.item[open]')
      .toArray()
      .map((element) => page(element).attr('id'));
    expect(open).toEqual(['O3', 'O6', 'O11', 'O13', 'O23', 'O27', 'O4', 'O21'].map((id) => `item-${id}`));
  });

  it('shows of several agencies the totals and a matrix of agencies and items', () => {
    expect(many('.matrix tbody tr').length).toBe(3);
    expect(many('.matrix thead th').length).toBe(report.items.length + 1);
    expect(many('.matrix tbody tr').first().find('td.fail').length).toBe(report.summary.items.fail);
    expect(many('.counts').first().text()).toContain('สัดส่วนข้อที่ผ่าน');
  });

  it('puts several agencies under one table', () => {
    expect(many('#overview').parent().find('tbody tr')).toHaveLength(2);
    expect(many('details.agency')).toHaveLength(2);
    expect(many('#filters')).toHaveLength(1);
  });
});
