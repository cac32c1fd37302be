import type { Words } from '../../model/words.js';

const NAMED: Readonly<Record<string, Words>> = {
  $date: { th: 'วันที่ (วัน เดือน ปี)', en: 'a date (day, month, year)' },
  $time: { th: 'เวลา (เช่น 09.00 น.)', en: 'a time (such as 09.00 น.)' },
  $executive: {
    th: 'ตำแหน่งผู้บริหารสูงสุด (เช่น นายกเทศมนตรี)',
    en: 'the title of the highest executive (such as นายกเทศมนตรี)',
  },
  $deputy: { th: 'ตำแหน่งรองผู้บริหาร (เช่น รองนายกเทศมนตรี)', en: 'the title of a deputy (such as รองนายกเทศมนตรี)' },
  $clerk: { th: 'ตำแหน่งหัวหน้าฝ่ายประจำ (เช่น ปลัดเทศบาล)', en: 'the title of the permanent head (such as ปลัดเทศบาล)' },
  $council: { th: 'สภา (เช่น สภาเทศบาล)', en: 'the council (such as สภาเทศบาล)' },
  $plan: { th: 'ชื่อแผนหลายปี (เช่น แผนพัฒนาท้องถิ่น)', en: 'the name of a plan of several years (such as แผนพัฒนาท้องถิ่น)' },
  $egp: { th: 'เลข e-GP 11 หลัก', en: 'an e-GP number of 11 digits' },
};

/** A pattern as a clerk reads it: words in quotes, alternatives joined by "or", an expression that is more than that as it is. */
export function patternWords(source: string): Words {
  const named = NAMED[source.trim()];
  if (named) return named;
  const body = /^\/(?:\(\?:\^\|\[\^[ก-ฮ]+\]\))?(.+)\/i?$/s.exec(source.trim())?.[1]?.replace(/^\(\?:([^()]+)\)$/, '$1');
  if (body === undefined) return joinWords([source]);
  // A dot that is escaped is a dot; any other sign of an expression makes it one that only its author can read.
  const plain = body.replace(/\\\./g, '\u0000');
  if (/[\\^$.*+?()[\]{}]/.test(plain)) return { th: source, en: source };
  return joinWords(plain.split('|').map((part) => part.replaceAll('\u0000', '.')));
}

/** Several patterns; one is enough. */
export function anyPatternWords(sources: readonly string[]): Words {
  const words = sources.map(patternWords);
  return { th: words.map(({ th }) => th).join(' หรือ '), en: words.map(({ en }) => en).join(' or ') };
}

/** Words of a list that are shown: more of them nobody reads. */
const SHOWN = 5;

function joinWords(parts: readonly string[]): Words {
  const quoted = parts.slice(0, SHOWN).map((part) => `"${part}"`);
  const isCut = parts.length > SHOWN;
  return { th: `${quoted.join(' หรือ ')}${isCut ? ' ฯลฯ' : ''}`, en: `${quoted.join(' or ')}${isCut ? ' …' : ''}` };
}
