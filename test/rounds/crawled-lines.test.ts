import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { type Behaviour, page, type Site, startSite, status } from '../helpers/site.js';
import { command, openTown, type Town } from './town.js';

/** A site that says the words of an item on all its pages but the home page, and has an item's page without content. */
let site: Site;
let town: Town;
const asked: { path: string; isConditional: boolean }[] = [];
const SUBJECTS = ['history', 'places', 'products', 'people', 'temples'];
const SLOGAN = '<div>แผนพัฒนาท้องถิ่นเพื่อประชาชน โทร 0 4500 0000</div>';

beforeEach(async () => {
  asked.length = 0;
  site = await startSite((request, response, times) => {
    const path = request.url ?? '';
    const isConditional = request.headers['if-none-match'] !== undefined;
    asked.push({ path, isConditional });
    const name = SUBJECTS.find((one) => path === `/${one}`);
    const links = SUBJECTS.map((one) => `<p><a href="/${one}">${one}</a></p>`).join('');
    const answer =
      path === '/'
        ? page('เทศบาล', `<p>ยินดีต้อนรับ</p><p><a href="/o6">แผน</a></p>${links}<p>ข่าวรับสมัครนักเรียน</p>`)
        : path === '/o6'
          ? page('สภาพอากาศ', `<h1>สภาพอากาศ</h1><p>ร้อนชื้น มีสามฤดู</p>${SLOGAN}`)
          : name === undefined
            ? status(404)
            : isConditional
              ? status(304)
              : tagged(name, page(name, `<h1>${name}</h1><p>เรื่องของ ${name} ในตำบล</p>${SLOGAN}`));
    return answer(request, response, times);
  });
  town = openTown(
    `version: 1\nagency: { name: ก }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n  o6: { title: แผน, urls: ["${site.origin}/o6"], checks: [ { text: { all: [แผนพัฒนาท้องถิ่น] } } ] }\n`,
  );
});

afterEach(async () => {
  await site.close();
  await town.clear();
});

function tagged(name: string, answer: Behaviour): Behaviour {
  return (request, response, times) => {
    response.setHeader('etag', `"${name}"`);
    return answer(request, response, times);
  };
}

const verdicts = async (day: string): Promise<string[]> =>
  (await town.round(day)).round.items.map(({ verdict }) => verdict);
const again = async (): Promise<string[]> => {
  const { stdout } = await command('recheck', '--checklist', `${town.dir}/town.yaml`, '-f', 'json');
  return (JSON.parse(stdout) as Report).items.map(({ verdict }) => verdict);
};

it('is not taken for content, in the next round either and judged again', async () => {
  expect(await verdicts('2025-10-02T09:00:00+07:00')).toEqual(['fail']);
  expect(await again()).toEqual(['fail']);
  expect(await verdicts('2025-10-17T09:00:00+07:00')).toEqual(['fail']);
  expect(await again()).toEqual(['fail']);
});

it('asks for no page twice in a round, and sends the pages no condition that would keep their words back', async () => {
  await verdicts('2025-10-02T09:00:00+07:00');
  const first = asked.filter(({ path }) => SUBJECTS.includes(path.slice(1)));
  expect(first.map(({ path }) => path).sort()).toEqual(SUBJECTS.map((name) => `/${name}`).sort());
  asked.length = 0;
  await verdicts('2025-10-17T09:00:00+07:00');
  const second = asked.filter(({ path }) => SUBJECTS.includes(path.slice(1)));
  expect(second).toHaveLength(SUBJECTS.length);
  expect(second.filter(({ isConditional }) => isConditional)).toEqual([]);
});

it('stays content where the item’s page alone says it', async () => {
  town.describe(
    `version: 1\nagency: { name: ก }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n  o6: { title: แผน, urls: ["${site.origin}/o6"], checks: [ { text: { all: [ร้อนชื้น] } } ] }\n`,
  );
  expect(await verdicts('2025-10-02T09:00:00+07:00')).toEqual(['pass']);
});
