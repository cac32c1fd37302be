import * as z from 'zod';
import { placeAt } from '../../model/finding.js';
import type { Words } from '../../model/words.js';
import { defineCheck } from '../define-check.js';
import { contentPictures, possiblePictures } from '../pictures.js';
import { showsMap } from './map.js';

const SUBJECTS = ['people', 'map'] as const;
type Subject = (typeof SUBJECTS)[number];

const NAMES: Readonly<Record<Subject, Words>> = {
  people: { th: 'ภาพของผู้บริหาร', en: 'pictures of the executives' },
  map: { th: 'แผนที่หรือพิกัดที่ตั้ง', en: 'a map or the coordinates' },
};

/** The item's pages show what only a picture shows. Whom or what a picture shows, a person sees. */
export const picture = defineCheck({
  meta: {
    id: 'picture',
    title: { th: 'มีภาพหรือแผนที่ที่ต้องมี', en: 'The pictures or the map asked for are there' },
    why: {
      th: 'ภาพของผู้บริหารแต่ละคนและแผนที่ที่ตั้งเป็นองค์ประกอบที่ผู้ประเมินมองหา',
      en: 'A picture of each executive and a map of the office are elements that assessors look for',
    },
    source: 'ITA O2: name, position, picture and contact of each executive; ITA O3: map of the office',
    needs: ['links', 'texts', 'files'],
    options: z.strictObject({
      of: z
        .enum(SUBJECTS)
        .describe(
          'people = ภาพบุคคล (ไม่พบภาพใดเลยให้คนตรวจ), map = แผนที่ · people: portraits, where no picture is found a person looks; map: a map, a link to one or coordinates',
        ),
    }),
    asks: ({ of }) => NAMES[of],
    findings: {
      missing: {
        severity: 'warning',
        absence: true,
        th: 'ไม่พบ{what} บนหน้าของข้อนี้',
        en: 'The pages of the item do not show {whatEn}',
        group: { th: 'ไม่พบภาพหรือแผนที่', en: 'Pictures or maps that are missing' },
        cause: {
          th: 'เนื้อหาของหน้าไม่มีภาพ (ไม่นับตราสัญลักษณ์ ไอคอน และแบนเนอร์) หรือไม่มีแผนที่ ลิงก์ไปแผนที่ หรือพิกัด',
          en: 'Its content has no picture beside logos, icons and banners, or neither map, link to a map nor coordinates.',
        },
        fix: {
          th: 'ผู้บริหาร: ใส่ภาพของแต่ละคนคู่กับชื่อ ตำแหน่ง และช่องทางติดต่อ\nแผนที่: ฝัง Google Maps หรือใส่ลิงก์ไปแผนที่ที่ตั้งสำนักงาน\nถ้ามีอยู่แล้วแต่โปรแกรมไม่เห็น ให้เปิดหน้านั้นดูด้วยเบราว์เซอร์',
          en: 'Executives: put the picture of each beside name, position and contact\nMap: embed Google Maps, or link to the map of the office\nIf it is there and was not seen, look at the page in a browser',
        },
      },
    },
  },

  run({ links, texts, files }, { options, finding }) {
    // What a document shows nobody but its reader sees.
    if (files.length === 0 || files.some(({ type }) => type !== 'html')) return [];
    const isShown = options.of === 'map' ? showsMap(links, texts) : mayShowPeople(links);
    if (isShown) return [];
    const first = files[0]?.url;
    const { th: what, en: whatEn } = NAMES[options.of];
    const at = first === undefined ? null : placeAt(first);
    return [finding('missing', { what, whatEn }, { at, expected: whatEn, review: options.of === 'people' })];
  },
});

/** A page of another site within the page may show anything. */
function mayShowPeople(links: Parameters<typeof showsMap>[0]): boolean {
  return (
    contentPictures(links).length > 0 ||
    possiblePictures(links).length > 0 ||
    links.some(({ kind, inChrome }) => kind === 'frame' && !inChrome)
  );
}
