import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askAgency } from '../../src/cli/commands/init/ask-agency.js';
import { Cancelled } from '../../src/cli/print/questions.js';
import type { Terminal } from '../../src/cli/print/terminal.js';

const UP = '\u001b[A';
const ENTER = '\r';

type Asked = Parameters<typeof askAgency>;

/** Presses keys one after the other, as a person would: each once the last one was drawn. */
async function ask(keys: readonly string[], known: Asked[0], guess: Asked[1]) {
  const input = new PassThrough() as PassThrough & { setRawMode?: () => void; isTTY?: boolean };
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
  });
  const terminal = {
    ...{ stderr: output, stdout: output, env: {}, cwd: '.', lang: 'th' },
    signal: new AbortController().signal,
  } as unknown as Terminal;
  const answered = askAgency(known, guess, { terminal, input, fiscalYear: 2568 });
  const pressed = (async () => {
    for (const key of keys) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      input.write(key);
    }
  })();
  try {
    return { facts: await answered, shown };
  } finally {
    await pressed;
    input.destroy();
  }
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
