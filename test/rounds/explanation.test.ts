import { expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { page, startSite } from '../helpers/site.js';
import { commandIn, openTown } from './town.js';

it('the way by which the crawl found an item stands in JSON, and in a round that is judged again', async () => {
  const site = await startSite({
    '/': page('หน้าแรก', '<h1>เทศบาล</h1><a href="/ita">ข้อมูล ITA 2568</a>'),
    '/ita': page('ITA', '<h1>ITA</h1><a href="/o4">O4 ข่าวประชาสัมพันธ์</a>'),
    '/o4': page('ข่าว', '<h1>ข่าวประชาสัมพันธ์</h1><p>ข่าวของเทศบาล</p>'),
  });
  const town = openTown(
    `version: 1\nagency: { name: ก }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n  O4: { title: ข่าว, urls: ["${site.origin}/o4"] }\n`,
  );
  try {
    await town.round('2025-05-10T09:00:00+07:00');
    const ask = (...argv: string[]) => commandIn(town.dir, ...argv, '--checklist', `${town.dir}/town.yaml`);
    const wanted = 'หน้าหลัก > ข้อมูล ITA 2568 > O4 ข่าวประชาสัมพันธ์';
    for (const name of ['report', 'recheck']) {
      const report = JSON.parse((await ask(name, '-f', 'json')).stdout) as Report;
      expect(report.items[0]?.explanation).toBe(wanted);
      expect(report.notices).toEqual(report.run.notices);
    }
  } finally {
    await site.close();
    await town.clear();
  }
});
