import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Round } from '../../src/model/round.js';
import { page, type Site, startSite, status } from '../helpers/site.js';
import { openTown, type Town } from './town.js';

let site: Site;
let town: Town;
/** What stands on every page of the site, and what on one of them, and on two. */
let [news, budget, plan] = ['', '', ''];

beforeEach(async () => {
  [news, budget, plan] = ['<div>ขอเชิญร่วมงานลอยกระทง</div><div>แจ้งปิดถนนสายหลัก</div>', '100,000', 'แผน ก'];
  site = await startSite((request, response, times) => {
    const name = /^\/(o\d)\.html$/.exec(request.url ?? '')?.[1];
    const own = name === 'o6' ? `งบประมาณ ${budget} บาท` : name === 'o7' || name === 'o8' ? plan : 'ประกาศ';
    const answer = name === undefined ? status(404) : page(name, `<h1>หน้า ${name}</h1><p>${own}</p>${news}`);
    return answer(request, response, times);
  });
  const items = ['o6', 'o7', 'o8', 'o9'].map(
    (name) => `  ${name}: { title: แผน, urls: ["${site.origin}/${name}.html"], checks: [change] }\n`,
  );
  town = openTown(`version: 1\nagency: { name: ก }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n${items.join('')}`, {
    crawl: false,
  });
});

afterEach(async () => {
  await site.close();
  await town.clear();
});

const changed = ({ items }: Round): string[] =>
  items.flatMap(({ id, changes }) => changes.map(({ kind }) => `${id} ${kind}`));
const later = async (): Promise<string[]> => changed((await town.round('2025-10-17T09:00:00+07:00')).round);

it('news that every page shows are no change of one, in this round and the next', async () => {
  await town.round('2025-10-02T09:00:00+07:00');
  news = '<div>รับสมัครพนักงานจ้าง</div>';
  expect(await later()).toEqual([]);
  news = '<div>รับสมัครพนักงานจ้าง</div><div>ประชุมสภาสมัยสามัญ</div><div>ฉีดวัคซีนสุนัข</div>';
  expect(changed((await town.round('2025-11-01T09:00:00+07:00')).round)).toEqual([]);
});

it('what one page or two say is a change all the same', async () => {
  await town.round('2025-10-02T09:00:00+07:00');
  [news, budget, plan] = ['<div>รับสมัครพนักงานจ้าง</div>', '90,000', 'แผน ข'];
  expect(await later()).toEqual(['o6 changed', 'o7 changed', 'o8 changed']);
});
