import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect } from '../../src/history/sqlite/connection.js';
import type { Round } from '../../src/model/round.js';
import { file, page, type Site, startSite, status } from '../helpers/site.js';
import { openTown, type Town } from './town.js';

let site: Site;
let town: Town;
let visits = 0;
let budget = '100,000';
/** The query behind which the page offers its file. */
let token = '';

beforeEach(async () => {
  [visits, budget, token] = [1, '100,000', ''];
  site = await startSite((request, response, times) => {
    const answers: Readonly<Record<string, () => ReturnType<typeof status>>> = {
      '/': () => page('หน้าแรก', '<h1>เทศบาล</h1>'),
      '/o6.html': () =>
        page(
          'แผน',
          `<h1>แผน</h1><p>งบประมาณ ${budget} บาท</p><p>จำนวนผู้เข้าชม ${visits} ครั้ง</p><a href="/o6.csv${token}">แผน</a>`,
        ),
      '/o6.csv': () => file(`รายการ,จำนวน\nถนน,1${'\n'.repeat(visits)}`, 'text/csv; charset=utf-8'),
    };
    return (answers[(request.url ?? '').replace(/\?.*$/, '')] ?? (() => status(404)))()(request, response, times);
  });
  town = openTown(
    `version: 1\nagency: { name: ก }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n  O6: { title: แผน, urls: ["${site.origin}/o6.html"], checks: [change] }\n`,
    { crawl: false },
  );
});

afterEach(async () => {
  await site.close();
  await town.clear();
});

/** As if an older program had read other words in the same files. */
function readByAnOlderProgram(): void {
  const database = connect(join(town.stateDir, 'history.db'), 0);
  database.exec("UPDATE baseline SET content_sha256 = 'read otherwise'");
  database.close();
}

const codes = ({ items }: Round): string[] =>
  items.flatMap(({ results }) => results.flatMap(({ findings }) => findings.map(({ code }) => code)));

it('what an older program read otherwise is no change of the site', async () => {
  await town.round('2025-10-02T09:00:00+07:00');
  readByAnOlderProgram();
  visits = 2;
  const { round } = await town.round('2025-10-17T09:00:00+07:00');
  expect(codes(round)).toEqual(['change/resaved']);
  expect(round.items[0]?.verdict).toBe('pass');
});

it('a change is one all the same', async () => {
  await town.round('2025-10-02T09:00:00+07:00');
  readByAnOlderProgram();
  [visits, budget] = [2, '90,000'];
  const { round } = await town.round('2025-10-17T09:00:00+07:00');
  expect(codes(round)).toEqual(['change/unexplained', 'change/resaved']);
});

it('nor is it where the file stands behind a token that is new in each round', async () => {
  token = '?token=first';
  await town.round('2025-10-02T09:00:00+07:00');
  readByAnOlderProgram();
  [visits, token] = [2, '?token=second'];
  const { round } = await town.round('2025-10-17T09:00:00+07:00');
  expect(codes(round)).toEqual(['change/resaved']);
});
