import { describe, expect, it } from 'vitest';
import { itemsOfMenu } from './menu-labels.js';
import { MENUS } from './menu-sets.js';

describe('a menu gives each item its own label, and none to what is no item', () => {
  it.each(MENUS.map((menu) => [menu]))('%j', async (menu) => {
    const entries = menu.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
    const found = await itemsOfMenu(entries.map(([, label]) => label));
    const wrong = Object.entries(found).filter(
      ([id, label]) => !entries.some(([item, its]) => item === id && its === label),
    );
    const absent = entries.filter(([item]) => item !== '-' && found[item] === undefined);
    const faults = [...wrong.map((one) => one.join(' ')), ...absent.map(([item]) => `no ${item}`)];
    expect(faults).toEqual([]);
  });
});
