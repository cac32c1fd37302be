import { expect, it } from 'vitest';
import { markSpamLinks } from '../../src/judge/spam-links.js';
import type { LinkRecord } from '../../src/model/round.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { aLink, aRound } from '../history/rounds.js';

const SITE = 'https://town.example.go.th/';
const linkTo = (url: string, text: string, rest: Partial<LinkRecord> = {}): LinkRecord =>
  aLink(url, {
    state: 'unchecked',
    problems: [],
    severity: null,
    foundOn: [{ url: SITE, text }],
    foundOnCount: 7,
    ...rest,
  });

it('a planted link is told with the pages it stands on, though nobody asked for it', () => {
  const links = markSpamLinks([linkTo('https://pgslot.example/', 'สล็อตเว็บตรง')], SITE);
  expect(links[0]).toMatchObject({ state: 'unchecked', severity: 'warning', problems: [{ code: 'spam' }] });
  const report = buildReport(aRound(1, { links: [...links] }), 'th');
  expect(report.links).toMatchObject([
    {
      url: 'https://pgslot.example/',
      code: 'link/spam',
      severity: 'warning',
      foundOn: [{ url: SITE, text: 'สล็อตเว็บตรง' }],
      foundOnCount: 7,
    },
  ]);
});

it.each([
  ['news', linkTo('https://news.example/casino', 'ครม. เห็นชอบร่างกฎหมายคาสิโน')],
  ['a link of the site itself', linkTo(`${SITE}news/1`, 'จับกุมเว็บพนัน สล็อตออนไลน์')],
  ['a host alone', linkTo('https://slot-8.example/', 'คลิก')],
])('%s is left alone', (_, link) => {
  expect(markSpamLinks([link], SITE)).toEqual([link]);
});

it('a dead one is told as planted, and stays an error', () => {
  const dead = linkTo('https://pgslot.example/', 'สล็อตเว็บตรง', {
    state: 'broken',
    severity: 'error',
    problems: [{ code: 'dns', data: {} }],
  });
  const report = buildReport(aRound(1, { links: [...markSpamLinks([dead], SITE)] }), 'th');
  expect(report.links).toMatchObject([{ code: 'link/spam', severity: 'error' }]);
});
