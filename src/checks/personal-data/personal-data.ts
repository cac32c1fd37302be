import * as z from 'zod';
import { type Finding, type Place, placeAt } from '../../model/finding.js';
import { type NationalId, nationalIdsIn } from '../../text/patterns/national-id.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { decodeUrl } from '../../text/url.js';
import { defineCheck } from '../define-check.js';

/** Headings and words before a number that make it one of a taxpayer, which must be published. */
const TAX_WORDS = ['ผู้เสียภาษี', 'เลขภาษี', 'ทะเบียนนิติบุคคล', 'taxid', 'taxno', 'taxpayer'] as const;
/** Letters before a number in which such words count. */
const BEFORE = 60;
/** Rows above a cell that may hold its heading. */
const MAX_HEADINGS = 5;

const squeeze = (text: string): string => normalizeText(text).toLowerCase().replace(/[\s.]/g, '');

/** What is published holds no national identification numbers of persons. */
export const personalData = defineCheck({
  meta: {
    id: 'personal-data',
    title: { th: 'ไม่เปิดเผยเลขประจำตัวประชาชน', en: 'No national identification numbers are published' },
    why: {
      th: 'เลขประจำตัวประชาชนเป็นข้อมูลส่วนบุคคล การเผยแพร่ทำให้เจ้าของข้อมูลเสียหายและหน่วยงานมีความผิด',
      en: 'The number is personal data: publishing it harms its owner and makes the agency liable',
    },
    source: 'พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 19, 27',
    needs: ['texts', 'grids', 'exchanges', 'qrCodes', 'links'],
    options: z.strictObject({
      ignoreColumns: z
        .array(z.string().min(1))
        .optional()
        .describe('หัวคอลัมน์ที่ไม่ต้องดู เช่น เลขประจำตัวผู้เสียภาษี · headings of columns that are left out'),
    }),
    findings: {
      'national-id': {
        severity: 'warning',
        th: '{where}: มีเลขประจำตัวประชาชน',
        en: '{where}: a national identification number',
        group: { th: 'เลขประจำตัวประชาชนที่เผยแพร่', en: 'National identification numbers that are published' },
        cause: {
          th: 'เอกสารมีเลข 13 หลักที่เป็นเลขประจำตัวประชาชน (เลขตรวจสอบถูกต้อง) ซึ่งไม่ควรเปิดเผย',
          en: 'It has numbers of 13 digits with the check digit of identity cards, which should not be published.',
        },
        fix: {
          th: 'ลบหรือปิดทับเลขในไฟล์ต้นฉบับ แล้วเผยแพร่ใหม่ (การถมดำใน PDF โดยไม่ลบข้อความยังคัดลอกได้)\nแจ้งผู้ดูแลเว็บไซต์ให้ลบไฟล์เดิม',
          en: 'Remove the numbers from the original and publish it again (a black box over text of a PDF does not remove it)\nHave the old file deleted from the site',
        },
      },
    },
  },

  run({ texts, grids, exchanges, qrCodes, links }, { options, finding }) {
    const ignored = [...TAX_WORDS, ...(options.ignoreColumns ?? [])].map(squeeze);
    const isIgnored = (words: string): boolean => ignored.some((word) => squeeze(words).includes(word));
    // Each number is said once, at its cell; other readers put cells among the text of their document as well.
    const known = new Set<string>();
    const keyOf = (url: string, { key }: NationalId): string => `${url} ${key}`;
    const say = ({ masked }: NationalId, at: Place): Finding => finding('national-id', {}, { at, actual: masked });

    const inCells = grids.flatMap((grid) =>
      grid.rows.flatMap((row, r) =>
        row.flatMap((cell, c) => {
          const found = cell.merged === true ? [] : nationalIdsIn(cell.text);
          if (found.length === 0) return [];
          const headings = grid.rows.slice(0, Math.min(r, MAX_HEADINGS)).map((above) => above[c]?.text ?? '');
          for (const one of found) known.add(keyOf(grid.at.url, one));
          if (isIgnored(headings.join(' ')) || isIgnored(cell.text)) return [];
          return found.map((one) => say(one, { ...grid.at, row: grid.rowNumbers[r] ?? null, column: null }));
        }),
      ),
    );
    const inTexts = texts.flatMap(({ url, title, blocks }) =>
      [{ at: placeAt(url), text: title ?? '' }, ...blocks.filter(({ ofGrid }) => ofGrid !== true)].flatMap(
        ({ at, text }) =>
          nationalIdsIn(text).flatMap((one) => {
            const key = keyOf(url, one);
            if (known.has(key) || isIgnored(text.slice(Math.max(0, one.index - BEFORE), one.index))) return [];
            known.add(key);
            return [say(one, at)];
          }),
      ),
    );
    // Names, labels and codes: uploads are named by the time, which has as many digits.
    const named = [
      ...exchanges.flatMap(({ exchange, label }) =>
        [decodeUrl(exchange.url), exchange.fileName ?? '', label ?? ''].map((text) => ({
          at: placeAt(exchange.url),
          text,
        })),
      ),
      ...grids.map(({ at }) => ({ at, text: at.sheet ?? '' })),
      ...links.filter(({ inChrome }) => !inChrome).map(({ on, text }) => ({ at: placeAt(on), text })),
      ...qrCodes.map(({ at, text }) => ({ at, text })),
    ];
    const inNames = named.flatMap(({ at, text }) =>
      nationalIdsIn(text).flatMap((one) => {
        const key = keyOf(at.url, one);
        if (one.mayBeTime || known.has(key) || isIgnored(text.slice(Math.max(0, one.index - BEFORE), one.index)))
          return [];
        known.add(key);
        return [say(one, at)];
      }),
    );
    return [...inCells, ...inTexts, ...inNames];
  },
});
