const UNITS: readonly string[] = ['หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
const UNIT = UNITS.join('|');
/** Hundreds, tens, the word ten, units. */
const YEAR = new RegExp(`สองพัน ?(สี่|ห้า|หก)ร้อย ?(?:(ยี่|${UNIT})?(สิบ))? ?(เอ็ด|${UNIT})?`, 'g');
/** Tens, the word ten, units; or units alone. */
const DAY = new RegExp(`(?<=วันที่ ?)(?:(ยี่|สาม)?(สิบ)(เอ็ด|${UNIT})?|(${UNIT}))(?= ?(?:เดือน|[มกพสตธ]))`, 'g');
/** How every year in letters begins. */
const YEAR_BEGINS = /สองพัน ?(?:สี่|ห้า|หก)ร้อย/;

type Word = string | undefined;

/** Is there a year of the Buddhist era in letters? */
export function hasYearInWords(text: string): boolean {
  return YEAR_BEGINS.test(text);
}

/**
 * The text with its years and days in letters as digits (`วันที่สิบสอง ธันวาคม พุทธศักราชสองพันห้าร้อยหกสิบเจ็ด`), blanks in the place
 * of the other letters; the length stays. Days are read beside a year in letters alone. Linear time.
 */
export function digitsOfWords(text: string): string {
  if (!hasYearInWords(text)) return text;
  return text
    .replace(YEAR, (words: string, hundreds: Word, tens: Word, ten: Word, unit: Word) =>
      String(2000 + 100 * worth(hundreds) + tensOf(tens, ten) + worth(unit)).padEnd(words.length),
    )
    .replace(DAY, (words: string, tens: Word, ten: Word, unit: Word, alone: Word) =>
      String(tensOf(tens, ten) + worth(unit) + worth(alone)).padStart(words.length),
    );
}

function tensOf(tens: Word, ten: Word): number {
  return ten === undefined ? 0 : 10 * (tens === undefined ? 1 : worth(tens));
}

/** `ยี่` is two before ten, `เอ็ด` one behind it; no word is zero. */
function worth(word: Word): number {
  if (word === 'ยี่') return 2;
  if (word === 'เอ็ด') return 1;
  return word === undefined ? 0 : UNITS.indexOf(word) + 1;
}
