import { afterEach, expect, it } from 'vitest';
import type { Round } from '../../src/model/round.js';
import { qrPng } from '../extract/qr-maker.js';
import { file, page, type Site, startSite } from '../helpers/site.js';
import { commandIn, openTown, type Town } from './town.js';

let site: Site;
let town: Town;
afterEach(async () => {
  await site.close();
  await town.clear();
});

async function rounds(home: string): Promise<string[]> {
  site = await startSite({
    '/': page('หน้าแรก', `<h1>เทศบาล</h1>${home}`),
    '/o4.html': page('ข่าว', '<h1>ข่าวประชาสัมพันธ์</h1><p>ข่าวของเทศบาล</p>'),
    '/qr.png': file(await qrPng('https://itas.nacc.go.th/go/eit/abc'), 'image/png'),
    '/logo.png': file(await qrPng('https://line.me/x'), 'image/png'),
  });
  town = openTown(
    `version: 1\nagency: { name: ก }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n  O4: { title: ข่าว, urls: ["${site.origin}/o4.html"], checks: [{ eit-link: { from: 2025-05-01, to: 2025-06-30 } }] }\n`,
    { crawl: false },
  );
  const found = ({ items }: Round): string[] =>
    items.flatMap(({ results }) => results.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const codes = found((await town.round('2025-05-10T09:00:00+07:00')).round);
  const { stdout } = await commandIn(town.dir, 'recheck', '--checklist', `${town.dir}/town.yaml`, '-f', 'json');
  const again = JSON.parse(stdout).items[0].findings.map(({ code }: { code: string }) => code);
  expect(again).toEqual(codes);
  return codes;
}

it('the QR code in a banner of the footer counts, in the round and when it is judged again', async () => {
  expect(await rounds('<footer><img src="/logo.png"><img src="/qr.png" alt="ตอบแบบสำรวจ"></footer>')).toEqual([]);
});

it('without link and code the home page is named, in the round and when it is judged again', async () => {
  expect(await rounds('<img src="/logo.png"><a href="https://itas.nacc.go.th/go/iit/abc">IIT</a>')).toEqual([
    'eit-link/missing',
  ]);
});
