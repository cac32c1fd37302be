import * as z from 'zod';
import { placeAt } from '../../model/finding.js';
import { defineCheck, type Where } from '../define-check.js';
import { type ChannelKind, channelKinds, isPrinted, kindsOf } from './kinds.js';

const kinds = z.array(z.enum(channelKinds)).min(1).optional();

const NAMES: Readonly<Record<ChannelKind, { th: string; en: string }>> = {
  facebook: { th: 'Facebook', en: 'Facebook' },
  line: { th: 'LINE', en: 'LINE' },
  webboard: { th: 'กระดานสนทนา', en: 'webboard' },
  youtube: { th: 'YouTube', en: 'YouTube' },
  tiktok: { th: 'TikTok', en: 'TikTok' },
  email: { th: 'อีเมล', en: 'e-mail' },
  phone: { th: 'โทรศัพท์', en: 'telephone' },
  chat: { th: 'แชต', en: 'chat' },
  instagram: { th: 'Instagram', en: 'Instagram' },
  x: { th: 'X', en: 'X' },
  form: { th: 'แบบฟอร์มออนไลน์', en: 'online form' },
};

const namesOf = (kinds: readonly ChannelKind[], lang: 'th' | 'en'): string =>
  kinds.map((kind) => NAMES[kind][lang]).join(' / ');

/** The item's pages lead to the channels by which citizens reach the agency. The channels themselves are not visited. */
export const channel = defineCheck({
  meta: {
    id: 'channel',
    title: { th: 'มีช่องทางติดต่อที่กำหนด', en: 'The channels asked for are there' },
    why: {
      th: 'ต้องมีช่องทางให้ประชาชนสอบถามและได้รับคำตอบ ไม่มีช่องทางได้ 0 คะแนน',
      en: 'Citizens must be able to ask and be answered; without a channel the item scores 0',
    },
    source: 'ITA O3, O18, O20; measure 3 (feedback channels)',
    needs: ['links', 'exchanges', 'texts'],
    options: z
      .strictObject({
        any: kinds.describe('ต้องมีอย่างน้อยหนึ่งช่องทาง · at least one of these'),
        all: kinds.describe('ต้องมีทุกช่องทาง · every one of these'),
      })
      .refine(({ any, all }) => any !== undefined || all !== undefined, 'any-or-all')
      .meta({ anyOf: [{ required: ['any'] }, { required: ['all'] }] }),
    asks: ({ any, all }) => {
      const wanted = [...(all ?? []).map((kind) => [kind]), ...(any ? [any] : [])];
      const list = (lang: 'th' | 'en', and: string): string => wanted.map((kinds) => namesOf(kinds, lang)).join(and);
      return { th: `มีลิงก์ไปยัง ${list('th', ' และ ')}`, en: `Links to ${list('en', ' and ')}` };
    },
    findings: {
      missing: {
        severity: 'error',
        absence: true,
        th: 'ไม่พบลิงก์ไปยังช่องทาง {channelsTh}',
        en: 'No link to this channel was found: {channels}',
        group: { th: 'ไม่พบช่องทางติดต่อ', en: 'Channels that are missing' },
        cause: {
          th: 'หน้าของข้อนี้ไม่มีลิงก์ไปยังช่องทางดังกล่าว หรือพิมพ์ชื่อช่องทางไว้โดยไม่ทำเป็นลิงก์',
          en: 'The item’s page has no link to it, or only names it without a link.',
        },
        fix: {
          th: 'เพิ่มลิงก์ที่กดแล้วเปิดช่องทางได้จริงบนหน้าของข้อนี้\nอีเมลใช้ mailto: และโทรศัพท์ใช้ tel:',
          en: 'Put a link on the item’s page that really opens the channel\nUse mailto: for e-mail and tel: for the telephone',
        },
      },
    },
  },

  run({ links, exchanges, texts }, { options, finding }) {
    const found = new Set(links.flatMap(kindsOf));
    const url = exchanges[0]?.exchange.url;
    const at = url === undefined ? null : placeAt(url);
    const missing = (wanted: readonly ChannelKind[]) => {
      // A name in print, or a code to scan beside it, may be enough for whoever reads it: a person looks. So may a link in a
      // document, which nobody has read.
      const own = texts.flatMap(({ ownBlocks, blocks }) => ownBlocks ?? blocks);
      const isNamed = wanted.some((kind) => own.some(({ text }) => isPrinted(kind, text)));
      const isDocument = texts.length > 0 && texts.every(({ type }) => type !== 'html');
      const doubt: Where = isNamed || isDocument ? { severity: 'warning', review: true } : {};
      const data = { channels: namesOf(wanted, 'en'), channelsTh: namesOf(wanted, 'th') };
      return finding('missing', data, { at, expected: wanted.join(' | '), ...doubt });
    };
    return [
      ...(options.all ?? []).filter((kind) => !found.has(kind)).map((kind) => missing([kind])),
      ...(options.any && !options.any.some((kind) => found.has(kind)) ? [missing(options.any)] : []),
    ];
  },
});
