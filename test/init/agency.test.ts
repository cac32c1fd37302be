import { expect, it } from 'vitest';
import { guessAgency } from '../../src/init/site/agency.js';
import type { SeenPage } from '../../src/init/site/walk.js';

const home = (title: string, text = ''): SeenPage => ({
  url: 'https://town.test/',
  finalUrl: 'https://town.test/',
  title,
  headings: [],
  text,
  links: [],
  anchors: [],
  isHome: true,
});

it.each([
  ['ยินดีต้อนรับสู่ เทศบาลตำบลสำราญ', 'เทศบาลตำบลสำราญ'],
  ['หน้าแรก | องค์การบริหารส่วนตำบลหนองแวง อำเภอเมือง จังหวัดยโสธร', 'องค์การบริหารส่วนตำบลหนองแวง'],
  ['เทศบาลเมืองบ้านใหม่ - Home', 'เทศบาลเมืองบ้านใหม่'],
  ['Town of Samran | Home', 'Town of Samran'],
])('guesses the name from %s', (title, name) => {
  expect(guessAgency(home(title)).name).toBe(name);
});

it('finds district and province where the page names them', () => {
  expect(guessAgency(home('เทศบาลตำบลสำราญ', 'อำเภอเมืองยโสธร จังหวัดยโสธร 35000'))).toEqual({
    name: 'เทศบาลตำบลสำราญ',
    district: 'เมืองยโสธร',
    province: 'ยโสธร',
  });
});

it('guesses nothing without a page or a title', () => {
  expect(guessAgency(null).name).toBeNull();
  expect(guessAgency(home('')).name).toBeNull();
});
