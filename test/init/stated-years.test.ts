import { expect, it } from 'vitest';
import { roundOfPath, statedYears, yearsOfName } from '../../src/init/recognise/stated-years.js';

it('tells the year of a round from that of the content', () => {
  expect(statedYears('การประเมิน ITA ประจำปี ๒๕๖๘')).toEqual({ years: [2568], isRound: true });
  expect(statedYears('รายงานผลประจำปีงบประมาณ พ.ศ. 2567')).toEqual({ years: [2567], isRound: false });
  expect(statedYears('OIT 2568')?.isRound).toBe(true);
  expect(statedYears('ดาวน์โหลด')).toBeNull();
});

it('reads every year of a plan', () => {
  expect(statedYears('แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)')?.years).toEqual([2566, 2567, 2568, 2569, 2570]);
});

it('reads years in file names and in the folders of a round', () => {
  expect(yearsOfName('https://town.test/files/o13-2567.pdf')?.years).toEqual([2567]);
  expect(yearsOfName('https://town.test/dnm_file/project/7013_center.pdf')).toBeNull();
  expect(roundOfPath('https://town.test/ita2569/O12/')).toEqual({ years: [2569], isRound: true });
  expect(roundOfPath('https://town.test/ita-68/')?.years).toEqual([2568]);
  expect(roundOfPath('https://town.test/oit/2567/o1.pdf')?.years).toEqual([2567]);
  expect(roundOfPath('https://town.test/oit/67/o1.pdf')?.years).toEqual([2567]);
  // Numbers of pages.
  for (const page of ['/oit/67', '/oit/47/', '/ita/index.php?oit=61'])
    expect(roundOfPath(`https://town.test${page}`)).toBeNull();
  expect(roundOfPath('https://town.test/ita68')?.years).toEqual([2568]);
  expect(roundOfPath('https://town.test/wp-content/uploads/2025/03/a.pdf')).toBeNull();
  expect(roundOfPath('https://town.test/capital/2567/')).toBeNull();
});
