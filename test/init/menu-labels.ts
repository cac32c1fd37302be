import type { Candidate } from '../../src/init/recognise/candidate.js';
import { readLookAlikes } from '../../src/init/recognise/maps.js';
import { recogniseItems } from '../../src/init/recognise/recognise.js';
import type { SeenPage } from '../../src/init/site/walk.js';
import { type ProfileYear, profileOf } from './profile.js';

/** Which item each label of a menu is taken for; items that no label is taken for are absent. */
export async function itemsOfMenu(
  labels: readonly string[],
  year: ProfileYear = 2568,
  opening: (label: string) => string = () => '',
  inChrome = true,
): Promise<Readonly<Record<string, string>>> {
  const { items } = profileOf(year);
  const home: SeenPage = {
    url: 'https://town.example/',
    finalUrl: 'https://town.example/',
    title: 'เทศบาลตำบลสำราญ',
    headings: [],
    text: '',
    links: [],
    anchors: [],
    isHome: true,
  };
  const mention = { on: home, headings: [], row: null, column: null, trail: [], inChrome, isCommonLabel: false };
  const candidates = labels.map((label, index): Candidate => {
    const url = `https://town.example/page/${index}`;
    const title = opening(label);
    const page =
      title === '' ? null : { ...home, url, finalUrl: url, title, text: title, headings: [title], isHome: false };
    return { url, kind: 'page', isOwn: true, page, mentions: [{ ...mention, label }], name: '', document: null };
  });
  const found = await recogniseItems({
    items,
    candidates,
    fiscalYear: year,
    agencyNames: ['เทศบาลตำบลสำราญ'],
    maps: [],
    lookAlikes: readLookAlikes(),
  });
  return Object.fromEntries(
    found.flatMap(({ id, chosen: [first] }) => {
      const label = labels[Number(first?.url.split('/').at(-1))];
      return first === undefined || label === undefined ? [] : [[id, label]];
    }),
  );
}
