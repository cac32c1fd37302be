import { describe, expect, it } from 'vitest';
import { askUnsure, Cancelled, isUnsure } from '../../src/cli/print/questions.js';
import { itemsWith, proposal } from '../init/draft.js';
import { answer } from './keyboard.js';

const DOWN = '\u001b[B';
const ENTER = '\r';

async function ask(keys: readonly string[], unsure: Parameters<typeof askUnsure>[0]) {
  const { answered: items, shown } = await answer(keys, (context) => askUnsure(unsure, context));
  return { items, shown };
}

const sure = { chosen: [proposal('https://town.test/sure', 0.95)] };
const doubtful = {
  chosen: [proposal('https://town.test/a', 0.6)],
  alternatives: [proposal('https://town.test/b', 0.55)],
};

describe('a person is asked', () => {
  it('only where it is not sure', () => {
    const items = itemsWith({ O1: sure, O2: doubtful, O3: { alternatives: [proposal('https://town.test/c', 0.5)] } });
    expect(items.filter(isUnsure).map(({ id }) => id)).toEqual(['O2', 'O3']);
  });

  it('and may take what is proposed, or the next best', async () => {
    const [first] = (await ask([ENTER], itemsWith({ O2: doubtful }).slice(1, 2))).items;
    expect(first?.chosen.map(({ url }) => url)).toEqual(['https://town.test/a']);
    const { items, shown } = await ask([DOWN, ENTER], itemsWith({ O2: doubtful }).slice(1, 2));
    expect(items[0]?.chosen).toMatchObject([{ url: 'https://town.test/b', confidence: 1 }]);
    expect(items[0]?.alternatives.map(({ url }) => url)).toEqual(['https://town.test/a']);
    expect(shown).toContain('O2 ข้อมูลผู้บริหาร');
  });

  it('and may type another address or leave the item empty', async () => {
    const typed = await ask(
      [DOWN, DOWN, ENTER, 'https://town.test/typed', ENTER],
      itemsWith({ O2: doubtful }).slice(1, 2),
    );
    expect(typed.items[0]?.chosen.map(({ url }) => url)).toEqual(['https://town.test/typed']);
    const none = await ask([DOWN, DOWN, DOWN, ENTER], itemsWith({ O2: doubtful }).slice(1, 2));
    expect(none.items[0]?.chosen).toEqual([]);
    expect(none.items[0]?.alternatives).toHaveLength(2);
  });

  it('and is told what is wrong with an address that it types', async () => {
    const keys = [DOWN, DOWN, ENTER, 'https://', ENTER, 'town.test/typed', ENTER];
    const { items, shown } = await ask(keys, itemsWith({ O2: doubtful }).slice(1, 2));
    expect(shown).toContain('ต้องเป็นที่อยู่เว็บแบบเต็ม');
    expect(items[0]?.chosen.map(({ url }) => url)).toEqual(['https://town.test/typed']);
  });

  it('and may end it all', async () => {
    await expect(ask(['\u0003'], itemsWith({ O2: doubtful }).slice(1, 2))).rejects.toBeInstanceOf(Cancelled);
  });
});
