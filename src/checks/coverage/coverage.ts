import * as z from 'zod';
import type { Grid } from '../../model/evidence.js';
import type { TextFact } from '../../model/facts.js';
import { placeAt } from '../../model/finding.js';
import { joinedPieces } from '../../text/patterns/joined-pieces.js';
import { isStatedNone } from '../../text/patterns/number.js';
import { looseThai, normalizeText } from '../../text/thai/normalize.js';
import { defineCheck } from '../define-check.js';
import { firstOf } from '../pattern-words.js';
import { cellOf, findTables } from '../tables/find-tables.js';
import { headingKey } from '../tables/heading.js';
import { onlyNamed } from './only-named.js';

const NAME = 'entry';

/** Fewer consonants than this are shared by different words. */
const SHORTEST_SKELETON = 6;

const listOption = z
  .union([
    z.string().min(1),
    z.array(z.string().min(1)).min(1),
    z.strictObject({
      item: z.string().min(1).describe('รหัสข้อที่มีตารางรายการ · item whose tables hold the list'),
      column: z.string().min(1).describe('หัวคอลัมน์ของรายการ · heading of its column'),
    }),
  ])
  .describe(
    'ชื่อรายการใน checklist (เช่น services) รายการเอง หรือ {item, column} · a list of the checklist, a list, or a column of another item',
  );

/** The evidence mentions every entry of a list: each service in the risk assessment, each mission in the manual. */
export const coverage = defineCheck({
  meta: {
    id: 'coverage',
    title: { th: 'ครอบคลุมทุกรายการที่กำหนด', en: 'Every entry of the list is covered' },
    why: {
      th: 'ผู้ประเมินดูว่าเอกสารครอบคลุมทุกภารกิจของหน่วยงาน ขาดไปหนึ่งรายการถือว่าไม่ครบถ้วน',
      en: 'Assessors look whether the document covers every mission of the agency; one left out makes it incomplete',
    },
    source: 'ITA 2568 O23: the assessment covers the agency’s missions',
    needs: ['texts'],
    options: z.strictObject({
      of: listOption,
      minRatio: z
        .number()
        .min(0)
        .max(1)
        .default(1)
        .describe('สัดส่วนที่ต้องครอบคลุม 0–1 · share that has to be covered; default: all'),
    }),
    references: ({ of }) => (typeof of === 'string' ? { lists: [of] } : Array.isArray(of) ? {} : { items: [of.item] }),
    asks: ({ of }) => {
      if (typeof of === 'string') return { th: `ครอบคลุมทุกรายการของ ${of}`, en: `Every entry of ${of} is covered` };
      if (Array.isArray(of)) return { th: `ครอบคลุม ${firstOf(of).join(', ')}`, en: `Covers ${firstOf(of).join(', ')}` };
      const { item, column } = of;
      return {
        th: `ครอบคลุมทุก “${column}” ในตารางของข้อ ${item}`,
        en: `Every “${column}” of the tables of ${item} is covered`,
      };
    },
    findings: {
      missing: {
        severity: 'error',
        absence: true,
        th: 'ไม่พบ "{entry}" ในหลักฐาน',
        en: '"{entry}" is not in the evidence',
        group: { th: 'รายการที่ยังไม่ครอบคลุม', en: 'Entries that are not covered' },
        cause: {
          th: 'เอกสารไม่ได้กล่าวถึงภารกิจหรือบริการนี้ ผู้ประเมินจะเห็นว่าไม่ครบถ้วนหรือไม่ได้ปรับปรุงตามภารกิจของหน่วยงาน',
          en: 'The document does not mention this mission or service: an assessor finds it incomplete or out of date.',
        },
        fix: {
          th: 'เพิ่มรายการนี้ในเอกสาร\nถ้ามีแล้วแต่ใช้ชื่ออื่น ให้ใช้ชื่อเดียวกับในรายการ หรือแก้ชื่อในแบบตรวจ\nเผยแพร่ใหม่ พร้อมหนังสือชี้แจงถ้าเป็นไฟล์ที่ส่งประเมินแล้ว',
          en: 'Add it to the document\nIf it is there under another name, use the name of the list, or change the list\nPublish again, with a letter of explanation if the document was already handed in',
        },
      },
      'only-named': {
        severity: 'warning',
        review: true,
        th: 'พบ "{entry}" ในรายชื่อนอกตารางเท่านั้น ให้คนตรวจว่าตารางครอบคลุมหรือไม่',
        en: '"{entry}" is only named in a list outside of the table: a person must see whether the table covers it',
        group: { th: 'รายการที่กล่าวถึงนอกตารางเท่านั้น', en: 'Entries that are only named outside of the table' },
        cause: {
          th: 'บทนำของเอกสารเอ่ยชื่อภารกิจนี้รวมกับภารกิจอื่น แต่ไม่มีแถวใดในตารางที่ระบุชื่อ ผู้ประเมินอาจเห็นว่าไม่ได้ประเมินภารกิจนี้',
          en: 'The introduction names it among others, and no row of the table does: an assessor may find that it was not looked at.',
        },
        fix: {
          th: 'เพิ่มแถวของภารกิจนี้ในตาราง\nถ้ามีแล้วแต่ใช้ชื่ออื่น ให้ใช้ชื่อเดียวกับในรายการ หรือแก้ชื่อในแบบตรวจ',
          en: 'Add a row for it to the table\nIf it is there under another name, use the name of the list, or change the list',
        },
      },
      'no-list': {
        severity: 'warning',
        review: true,
        th: 'ไม่มีรายการ {list} ให้เทียบ จึงต้องให้คนตรวจว่าครบทุกภารกิจหรือไม่',
        en: 'There is no list {list} to compare with: a person must see whether every mission is covered',
        group: { th: 'ไม่มีรายการให้เทียบ', en: 'Nothing to compare with' },
        cause: {
          th: 'รายการในแบบตรวจ ว่างอยู่หรือไม่มีชื่อนี้ หรืออ่านรายการจากตารางของข้ออื่นไม่ได้',
          en: 'The list of the checklist is empty or there is none of that name, or it could not be read from the other item’s tables.',
        },
        fix: {
          th: 'ใส่ภารกิจหรือบริการของหน่วยงานใน services ของแบบตรวจ\nถ้าอ้างถึงตารางของข้ออื่น ให้ตรวจชื่อข้อและหัวคอลัมน์',
          en: 'Enter the agency’s missions or services under services in the checklist\nIf it is another item’s table, check the item and the heading',
        },
      },
    },
  },

  run({ texts }, { options, lists, gridsOf, canFail, finding }) {
    const { of } = options;
    const entries = Array.isArray(of)
      ? of
      : typeof of === 'string'
        ? ((Object.hasOwn(lists, of) ? lists[of] : undefined) ?? [])
        : columnOf(gridsOf(of.item), of.column);
    const url = texts[0]?.url;
    const at = url === undefined ? null : placeAt(url);
    if (entries.length === 0) {
      const list = typeof of === 'string' ? of : Array.isArray(of) ? '' : `${of.item} (${of.column})`;
      return [finding('no-list', { list }, { at })];
    }

    let absent: readonly string[] = entries;
    for (const piece of joinedPieces(wordsOf(texts), '\n')) {
      const [key, skeleton] = [headingKey(piece), looseThai(piece)];
      absent = absent.filter((entry) => !isCovered(entry, key, skeleton));
    }
    // Counted in entries, so that 2 of 3 reaches a ratio of 0.66 whatever the rounding.
    if (entries.length - absent.length >= options.minRatio * entries.length) return doubtful(absent);
    return absent.map(normalizeText).map((entry) => finding('missing', { entry }, { at, expected: entry }));

    function doubtful(absent: readonly string[]) {
      if (!canFail) return [];
      const named = onlyNamed(entries, texts, (text, entry) => isCovered(entry, headingKey(text), looseThai(text)));
      if (entries.length - absent.length - named.length >= options.minRatio * entries.length) return [];
      return named.map(normalizeText).map((entry) => finding('only-named', { entry }, { at, expected: entry }));
    }
  },
});

function* wordsOf(texts: readonly TextFact[]): Generator<string> {
  for (const { title, blocks } of texts) {
    yield title ?? '';
    for (const { text } of blocks) yield text;
  }
}

/** Spaces, signs and lost tone marks do not matter; nor do the words with which an office begins every name. */
function isCovered(entry: string, key: string, skeleton: string): boolean {
  return [entry, normalizeText(entry).replace(/^(?:งาน|การ|ด้าน|บริการ)(?=.{5})/, '')].some((name) => {
    const loose = looseThai(name);
    return key.includes(headingKey(name)) || ([...loose].length >= SHORTEST_SKELETON && skeleton.includes(loose));
  });
}

function columnOf(grids: readonly Grid[], heading: string): readonly string[] {
  const entries = findTables(grids, [{ name: NAME, match: [heading] }]).flatMap((table) =>
    table.rows.map((row) => normalizeText(cellOf(table, row, NAME)?.text ?? '')),
  );
  return [...new Set(entries.filter((entry) => entry !== '' && !isStatedNone(entry)))];
}
