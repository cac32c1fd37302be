import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/program.js';
import type { Site } from '../helpers/site.js';
import { startSite, status } from '../helpers/site.js';
import { serveSample } from '../make/init-sites/draft.js';
import { driveSite } from '../make/init-sites/tuned.js';

const NOW = ['--now', '2025-03-01T09:00:00+07:00'];
let site: Site;
let desk: Desk;
beforeAll(async () => {
  site = await serveSample(driveSite());
});
afterAll(() => site.close());
beforeEach(() => {
  desk = openDesk();
  site.forget();
});
afterEach(() => desk.clear());

const init = (...args: string[]) => desk.run('init', ...args, ...NOW);

describe('a new checklist', () => {
  it('goes to stdout and is one that validate accepts, with every item of the site', async () => {
    const { status: ended, stdout, stderr } = await init(site.url, '--profile', 'oit-2568');
    expect({ ended, stderr: stderr.trim() }).toEqual({ ended: 0, stderr: 'พบ 28 จาก 28 ข้อ' });
    desk.write('town.yaml', stdout);
    const validated = await desk.run('validate', 'town.yaml');
    expect(validated).toMatchObject({ status: 0, stderr: '' });
    expect(validated.stdout).toContain('28 ข้อ');
    expect(stdout).toMatch(/name: เทศบาลตำบลริมน้ำ/);
    expect(stdout).toMatch(/fiscalYear: 2568/);
    expect(stdout).toMatch(/# 9\d% \(สูง\) .*มีรหัสข้อกำกับ/);
  });

  it('is for the newest profile where none is named; last year’s files are none of it, and the right profile is named', async () => {
    const { stdout, stderr } = await init(site.url);
    expect(stdout).toMatch(/extends: oit-25(?:69|[7-9]\d)\n/);
    // The statistics of complaints that say 2568 are the ones that O18 of 2569 asks for.
    expect(stdout).not.toMatch(/^ +- .*1a2568Zz(?!19)/m);
    expect(stderr).toContain('--profile oit-2568');
  });

  it('comes with no more requests at once than are allowed, and no address is asked for twice', async () => {
    await init(site.url, '--per-host', '2');
    expect(site.asked('/robots.txt')).toBe(1);
    expect(site.mostAtOnce()).toBeLessThanOrEqual(2);
    expect(site.requests.map(({ path }) => path).filter((path) => site.asked(path) > 1)).toEqual([]);
  });

  it('is written to a file, but never over one', async () => {
    expect((await init(site.url, '-o', 'town.yaml')).status).toBe(0);
    const before = desk.read('town.yaml');
    site.forget();
    const again = await init(site.url, '-o', 'town.yaml');
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('--force');
    expect(site.requests).toHaveLength(0);
    expect(desk.read('town.yaml')).toBe(before);
    expect((await init(site.url, '-o', 'town.yaml', '--force', '--lang', 'en')).status).toBe(0);
    expect(desk.read('town.yaml')).toContain('OIT checklist of');
  });

  it.each([
    [['init']],
    [['init', 'not an address']],
    [['init', 'ftp://town.test/']],
    [['init', 'http://127.0.0.1:9/', '--profile', 'oit-1999']],
    [['init', 'http://127.0.0.1:9/', '-o', 'no/such/folder/town.yaml']],
    [['init', '--update', 'missing.yaml']],
    [['init', '--update', 'a.yaml', '--from', 'b.yaml']],
  ])('is refused before anything is fetched: %j', async (args) => {
    expect((await desk.run(...args)).status).toBe(2);
  });

  it('is not written where the home page cannot be had', async () => {
    const dead = await startSite({ '*': status(503, 'ปิดปรับปรุง') });
    try {
      const ended = await init(dead.url, '-o', 'town.yaml', '--timeout', '2000');
      expect(ended.status).toBe(3);
      expect(ended.stderr).toContain('เปิดหน้าแรกของเว็บไซต์ไม่ได้');
      expect(() => desk.read('town.yaml')).toThrow();
    } finally {
      await dead.close();
    }
  });
});

describe('an old checklist', () => {
  it('has only its empty items filled, and is told which addresses moved', async () => {
    const head = `version: 1\nextends: oit-2568\nagency: { name: ก }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n`;
    const own = `  O4: { urls: ['${site.url}gone.html'] } # ของเรา\n  O1: { urls: ['${site.url}news.html'] }\n`;
    desk.write('town.yaml', `${head}${own}  O2: { urls: [] }\n`);
    const ended = await init('--update', 'town.yaml');
    expect(ended.status).toBe(0);
    const after = desk.read('town.yaml');
    expect(after.startsWith(`${head}${own}`)).toBe(true);
    expect(after).toMatch(
      /O2:\n {4}urls:\n {6}# .*\n {6}- https:\/\/drive\.google\.com\/drive\/folders\/1a2568Zz2QqWw/,
    );
    expect(after.match(/news\.html/g)).toHaveLength(1);
    expect(ended.stderr).toContain('O4: เปิดไม่ได้ (http-status)');
    expect((await desk.run('validate', 'town.yaml')).status).toBe(0);
  });

  it('leaves its addresses to the next year, by the map of item numbers and without a request', async () => {
    desk.write(
      'town-2568.yaml',
      `version: 1\nextends: [oit-2568, smart-asset]\nagency: { name: เทศบาลตำบลสำราญ, province: ยโสธร }\nsite: ${site.url}\nfiscalYear: 2568\nservices: [ทะเบียนราษฎร]\nitems:\n  O13: { urls: ['${site.url}o13.html'] }\n  O11: { urls: ['${site.url}o11.html'] }\n  SA1: { urls: ['${site.url}sa1.html'] }\n`,
    );
    const ended = await init('--from', 'town-2568.yaml', '--profile', 'oit-2569', '-o', 'town-2569.yaml');
    expect(ended.status).toBe(0);
    expect(site.requests).toHaveLength(0);
    const text = desk.read('town-2569.yaml');
    expect(text).toMatch(/extends: \[oit-2569, smart-asset\]/);
    expect(text).toMatch(/services:\n {2}- ทะเบียนราษฎร/);
    expect(text).toMatch(/ {2}O12:\n {4}urls:\n {6}# ยกมาจากข้อ O13 ของปี 2568.*\n {6}- .*o13\.html/);
    expect(text).toMatch(/ {2}O10:\n {4}urls:\n {6}# .*O11 ของปี 2568.*\n {6}- .*o11\.html/);
    expect(text).toMatch(/SA1:\n {4}urls:\n {6}- .*sa1\.html/);
    expect((await desk.run('validate', 'town-2569.yaml')).status).toBe(0);
  });

  it('is refused where no map leads to the profile', async () => {
    desk.write(
      'town.yaml',
      `version: 1\nextends: oit-2569\nagency: { name: ก }\nsite: ${site.url}\nfiscalYear: 2569\n`,
    );
    const ended = await init('--from', 'town.yaml', '--profile', 'oit-2568');
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('oit-2569');
  });
});
