import { afterEach, expect, it } from 'vitest';
import * as serve from '../helpers/site.js';
import { openTown, type Town } from './town.js';

let site: serve.Site;
let town: Town;
afterEach(async () => {
  await town.clear();
  await site.close();
});

const content = '<main><h1>ข้อมูลพื้นฐานของเทศบาล</h1><p>สำนักปลัดเทศบาล กองคลัง กองช่าง และงบประมาณรายจ่ายประจำปี</p></main>';

it('a round that reaches its bound judges what it has, says the rest was not examined, and is stored', async () => {
  const quick = serve.page('ข้อมูล', content);
  const files = Array.from({ length: 20 }, (_, at) => `<a href="/f${at}.pdf">ไฟล์ ${at}</a>`).join('');
  site = await serve.startSite({
    '/': serve.page(
      'เมืองช้า',
      '<main><h1>ยินดีต้อนรับ</h1><p>ข่าวประชาสัมพันธ์ของเมืองช้า กิจกรรมและประกาศต่าง ๆ สำหรับประชาชน</p></main>',
    ),
    '/a': quick,
    '/b': serve.page('ข้อมูล', content + files),
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`/f${at}.pdf`, serve.drip({ everyMs: 100, bytes: 2000 })]),
    ),
  });
  town = openTown(`version: 1
agency: { name: เมืองช้า }
site: ${site.url}
fiscalYear: 2568
crawl: { maxRoundMinutes: 0.15, timeoutMs: 60000, retries: 0 }
items:
  A: { title: เร็ว, urls: ["${site.origin}/a"] }
  B: { title: ช้า, urls: ["${site.origin}/b"] }
`);
  const { round, storeError } = await town.round('2025-10-02T02:00:00Z');
  expect(storeError).toBeNull();
  expect(round.notices).toContainEqual({ code: 'round-too-long', data: { minutes: 0.15 } });
  expect(round.complete).toBe(false);
  expect(round.items.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['A', 'pass'],
    ['B', 'review'],
  ]);
  expect(town.withState(false, (state) => state.lastRound()?.number)).toBe(1);
});
