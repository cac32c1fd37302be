import { describe, expect, it } from 'vitest';
import { askAgency } from '../../src/cli/commands/init/ask-agency.js';
import { Cancelled } from '../../src/cli/print/questions.js';
import { answer } from './keyboard.js';

const UP = '\u001b[A';
const ENTER = '\r';

type Asked = Parameters<typeof askAgency>;

async function ask(keys: readonly string[], known: Asked[0], guess: Asked[1]) {
  const { answered: facts, shown } = await answer(keys, (context) => askAgency(known, guess, context));
  return { facts, shown };
}

const guess = { name: 'เทศบาลตำบลสำราญ', province: 'ยโสธร' };

describe('a person is asked for kind, province and services', () => {
  it('and Enter takes what the site says', async () => {
    const { facts, shown } = await ask([ENTER, ENTER, ENTER], {}, guess);
    expect(facts).toMatchObject({ kind: 'เทศบาลตำบล', province: 'ยโสธร', services: undefined });
    expect(shown).toContain('ประเภทหน่วยงาน');
    expect(shown).toContain('จังหวัด');
    expect(shown).toContain('ภารกิจหรือบริการ');
  });

  it('and may type others', async () => {
    const keys = [UP, ENTER, 'โรงพยาบาล', ENTER, 'จ.สุรินทร์', ENTER, 'ทะเบียนราษฎร, ภาษีที่ดิน', ENTER];
    const { facts } = await ask(keys, {}, { name: null, province: null });
    expect(facts).toMatchObject({
      kind: 'โรงพยาบาล',
      province: 'สุรินทร์',
      services: ['ทะเบียนราษฎร', 'ภาษีที่ดิน'],
    });
  });

  it('but not for what is said already, and may end it all', async () => {
    const said = { kind: 'อบต.', province: 'ยโสธร', services: ['ภาษี'] };
    expect(await ask([], said, guess)).toEqual({ facts: said, shown: '' });
    await expect(ask(['\u0003'], {}, guess)).rejects.toBeInstanceOf(Cancelled);
  });
});
