import { bundledProfiles } from '../../checklist/profiles.js';
import type { Words } from '../../model/words.js';
import { readYearMap } from './maps.js';

/** What an item that a profile lacks is in another year, and what has its number there; null: no year is known that has it. */
export function itemOfOtherYear(id: string, fiscalYear: number): Words | null {
  const wanted = id.toUpperCase();
  const profile = `oit-${fiscalYear}`;
  for (const other of bundledProfiles().filter((name) => /^oit-\d{4}$/.test(name) && name !== profile)) {
    const here = readYearMap(other, profile)?.get(wanted)?.to;
    const there = [...(readYearMap(profile, other) ?? [])].find(([, { to }]) => to === wanted)?.[0];
    const same = here ?? there;
    if (same === undefined || same === null) continue;
    const year = other.slice('oit-'.length);
    return {
      th: ` ข้อ ${wanted} ของปี ${year} คือข้อ ${same} ของปี ${fiscalYear} ถ้าต้องการของปี ${year} ใช้ --profile ${other}`,
      en: `. ${wanted} of ${year} is ${same} of ${fiscalYear}; for ${year} use --profile ${other}`,
    };
  }
  return null;
}
