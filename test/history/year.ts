import { createHash } from 'node:crypto';
import { openState } from '../../src/history/state.js';
import type { Round } from '../../src/model/round.js';
import { carryFirstSeen } from '../../src/round/first-seen.js';
import { aChange, aFinding, aLink, anItem, aRecord, aRound } from './rounds.js';

const ITEMS = 28;
const FILES = 4;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A round of a year: verdicts, files and links that change now and then. */
export function roundOfYear(town: string, number: number): Round {
  const items = Array.from({ length: ITEMS }, (_, n) => {
    const isFailing = (number + n) % 9 === 0 || (n === 12 && number < 15);
    const bodyOf = (round: number, file: number): string =>
      `${town} ${n} ${file} ${Math.floor((round + n * 3 + file) / 6)}`;
    const files = Array.from({ length: FILES }, (_, file) => ({
      url: `https://www.${town}.go.th/ita/2568/o${n + 1}/เอกสาร-${file}.pdf`,
      now: bodyOf(number, file),
      before: bodyOf(number - 1, file),
    }));
    return anItem(`O${n + 1}`, {
      title: `ข้อมูลสาธารณะที่เทศบาลต้องเปิดเผยข้อที่ ${n + 1}`,
      owner: ['สำนักปลัดเทศบาล', 'กองคลัง', 'กองช่าง'][n % 3]!,
      verdict: isFailing ? 'fail' : (number + n) % 13 === 0 ? 'review' : 'pass',
      evidence: files.map(({ url, now }) => aRecord(url, now, { foundOn: `https://www.${town}.go.th/`, type: 'pdf' })),
      results: [
        {
          check: 'egp',
          state: 'ran',
          findings: isFailing
            ? [aFinding('egp/digits', { at: null, actual: '6701900000', data: { count: 10, row: n } })]
            : [],
        },
      ],
      changes: files
        .filter(({ now, before }) => number > 1 && now !== before)
        .map(({ url, now, before }) =>
          aChange(url, 'changed', { before: hashOf(before), after: hashOf(now), explained: n % 2 === 0 }),
        ),
    });
  });
  const links = Array.from({ length: 200 }, (_, n) =>
    aLink(`https://www.${town}.go.th/link/${n}`, (n + number) % 40 === 0 ? { state: 'broken', status: 404 } : {}),
  );
  const passed = items.filter(({ verdict }) => verdict === 'pass').length;
  const round = aRound(number, { items, links });
  return {
    ...round,
    startedAt: new Date(Date.UTC(2024, 9, 1 + (number - 1) * 15, 2)).toISOString(),
    checklist: {
      ...round.checklist,
      agency: { name: `เทศบาลตำบล${town}`, province: 'ยโสธร' },
      site: `https://www.${town}.go.th/`,
    },
    score: { indicators: [], oit: (passed / ITEMS) * 100, ita: null },
  };
}

/** Stores a year of rounds as the program does, without the bodies of the evidence. @param dir of the checklist's history */
export async function storeYear(dir: string, town: string, rounds: number): Promise<void> {
  const state = openState({ dir, write: true, now: () => '2025-10-02T02:00:00.000Z' });
  try {
    let last: Round | null = null;
    for (let number = 1; number <= rounds; number += 1) {
      const round = roundOfYear(town, number);
      last = { ...round, firstSeen: carryFirstSeen(last, round) };
      await state.saveRound(last);
    }
  } finally {
    state.close();
  }
}
