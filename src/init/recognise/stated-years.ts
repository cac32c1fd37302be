import { readFiscalYears } from '../../text/dates/read-dates.js';
import { fileNameInUrl } from '../../text/file-name.js';
import { decodeWords } from '../../text/url.js';
import { remember } from './remember.js';

/** Fiscal years that a text names: those of an assessment round, or of the content. */
export interface StatedYears {
  readonly years: readonly number[];
  readonly isRound: boolean;
}

const ROUND = /(?<![a-z])(?:ITA|O?IT\s?A|OIT)(?![a-z])|การประเมินคุณธรรม|เปิดเผยข้อมูลสาธารณะ/i;

/** @returns null where the text names no year */
export function statedYears(text: string): StatedYears | null {
  const years = readFiscalYears(text);
  return years.length > 0 ? { years, isRound: ROUND.test(text) } : null;
}

export type YearReader = typeof statedYears;

/** {@link statedYears}, for the texts of one site. */
export function createYearReader(): YearReader {
  return remember(statedYears);
}

/** Years in the name of a file. */
export function yearsOfName(url: string, read: YearReader = statedYears): StatedYears | null {
  return read(fileNameInUrl(url).replace(/\.\w{1,5}$/, ''));
}

/** Years of a round in the folders of an address: `/ita2568/`, `/oit/2568/`. */
export function roundOfPath(url: string): StatedYears | null {
  if (!URL.canParse(url)) return null;
  const { pathname, search } = new URL(url);
  const steps = decodeWords(pathname + search).split(/[/?&=]/);
  const years = steps.flatMap((step, index) => {
    const isRound = /(?:^|[^a-z])(?:ita|oit)(?=$|[^a-z])/i.test(`${steps[index - 1] ?? ''} ${step}`);
    const digits = isRound ? /(?:^|\D)(25\d\d|[67]\d)(?:\D|$)/.exec(step)?.[1] : undefined;
    // Two digits at the end of an address are the number of a page, unless they stand beside the name of the round.
    if (digits === step && digits.length === 2 && index === steps.length - 1) return [];
    return digits === undefined ? [] : [digits.length === 2 ? 2500 + Number(digits) : Number(digits)];
  });
  return years.length > 0 ? { years, isRound: true } : null;
}
