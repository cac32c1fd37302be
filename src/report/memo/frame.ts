import { type FileChild, Header, type ISectionOptions, NumberFormat, SectionType } from 'docx';
import type { Lang } from '../../model/words.js';
import { centered, emblemPlace, labelled, MARGINS, pageNumber, signatureTable } from './parts.js';
import type { MemoSay } from './words.js';

/** Sheets of A4 with the margins of official letters, numbered from the second on. */
export function memoPages(lang: Lang, children: readonly FileChild[]): ISectionOptions {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: { width: 11_906, height: 16_838 },
        margin: MARGINS,
        pageNumbers: { start: 1, formatType: lang === 'th' ? NumberFormat.THAI_NUMBERS : NumberFormat.DECIMAL },
      },
      titlePage: true,
    },
    headers: { default: new Header({ children: [pageNumber()] }) },
    children: [...children],
  };
}

/** What stands above a memo: its heading, the place of the emblem, office, number, date, subject and addressee. */
export function memoHead(
  { office, subject, to }: { readonly office: string; readonly subject: string; readonly to: string },
  memoSay: MemoSay,
): FileChild[] {
  return [
    centered(memoSay('heading'), { bold: true, size: 58 }),
    emblemPlace(memoSay('emblem')),
    labelled([{ label: memoSay('office'), words: office }]),
    labelled([
      { label: memoSay('number'), words: memoSay('blank') },
      { label: memoSay('date'), words: memoSay('blank') },
    ]),
    labelled([{ label: memoSay('subject'), words: subject }], true),
    labelled([{ label: memoSay('to'), words: to }]),
  ];
}

/** At the foot of a memo: who wrote it, then those who write above their signature what they think or order. */
export function memoSignatures(titles: readonly string[], memoSay: MemoSay): FileChild {
  const lines = [memoSay('sign'), memoSay('signName'), memoSay('signPost')];
  return signatureTable([
    { title: memoSay('preparer'), lines: ['', ...lines] },
    ...titles.map((title) => ({ title, lines: [memoSay('dots'), ...lines] })),
  ]);
}
