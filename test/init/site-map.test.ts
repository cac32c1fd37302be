import { expect, it } from 'vitest';
import { readLookAlikes, readSiteMaps, readYearMap } from '../../src/init/recognise/maps.js';
import { profileOf } from './profile.js';

const itemsAt = (profile: string, url: string): string[] => readSiteMaps(profile).flatMap((map) => map.itemsAt(url));

it('knows the paths of the CodeIgniter site', () => {
  expect(itemsAt('oit-2568', 'https://town.test/Pages/plan_progress')).toEqual(['O6']);
  expect(itemsAt('oit-2568', 'https://town.test/index.php/Pages/personnel/executive')).toEqual(['O2']);
  expect(itemsAt('oit-2568', 'https://town.test/Pages/plan_progress_old')).toEqual([]);
});

it('reads parameters in base64 without padding', () => {
  expect(itemsAt('oit-2568', 'http://town.test/index.php?_mod=ZmlsZXM&type=NDU')).toEqual(['O11']);
  expect(itemsAt('oit-2568', 'http://town.test/index.php?_mod=bmF5b2s')).toEqual(['O2']);
});

it('puts the items of a map into those of the next year', () => {
  expect(itemsAt('oit-2569', 'https://town.test/Pages/p_sopopaortsr')).toEqual(['O12']);
  expect(itemsAt('oit-2570', 'https://town.test/Pages/p_sopopaortsr')).toEqual([]);
});

it('every item that a map names is one of its profile', () => {
  const ids = new Set(profileOf(2568).items.map(({ id }) => id));
  const years = readYearMap('oit-2568', 'oit-2569');
  expect([...(years?.keys() ?? [])].filter((id) => !ids.has(id))).toEqual([]);
  const next = new Set(profileOf(2569).items.map(({ id }) => id));
  expect([...(years?.values() ?? [])].filter(({ to }) => to !== null && !next.has(to))).toEqual([]);
});

it('has words of other bodies lists and hosts of portals', () => {
  expect(readLookAlikes().words).toContain('โรงเรียน');
  expect(readLookAlikes().hosts).toContain('nacc.go.th');
});
