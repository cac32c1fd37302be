import * as z from 'zod';
import { type Exchange, FATAL_LINK_CODES, type QrCode } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { compilePattern } from '../../text/patterns/pattern.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { channelKinds, kindsOf } from '../channel/kinds.js';
import { defineCheck } from '../define-check.js';
import { patternOption } from '../options.js';

/** A picture of the evidence holds a QR code, and the address in it opens. */
export const qr = defineCheck({
  meta: {
    id: 'qr',
    title: { th: 'มี QR code ที่สแกนแล้วเปิดได้', en: 'A QR code is there and leads somewhere' },
    why: {
      th: 'QR code ที่สแกนไม่ได้หรือลิงก์เสีย ทำให้ประชาชนใช้บริการไม่ได้',
      en: 'A code that cannot be scanned, or leads nowhere, keeps citizens from the service',
    },
    source: 'Measure 2 (Smart Asset) and OIT items on online services',
    needs: ['qrCodes', 'exchanges', 'links'],
    options: z.strictObject({
      expect: patternOption
        .optional()
        .describe('รูปแบบของที่อยู่ใน QR code ที่ต้องมี · pattern that the address of a code has to match'),
      instead: z
        .array(z.enum(channelKinds))
        .min(1)
        .optional()
        .describe('ช่องทางที่ใช้แทน QR code ได้ · links of these kinds (see channel) serve where there is no code'),
    }),
    findings: {
      unreadable: {
        severity: 'error',
        absence: true,
        th: 'ไม่พบ QR code ที่อ่านได้ในหลักฐาน',
        en: 'No readable QR code was found in the evidence',
        group: { th: 'ไม่พบ QR code ที่อ่านได้', en: 'No readable QR code' },
        cause: {
          th: 'ไม่มีรูป QR code หรือรูปเล็ก เบลอ หรือถูกตัดขอบจนสแกนไม่ได้',
          en: 'There is no picture of one, or it is too small, blurred or cut off to be scanned.',
        },
        fix: {
          th: 'สร้าง QR code ใหม่ ขนาดอย่างน้อย 300 x 300 จุด เว้นขอบขาวรอบรูป\nลองสแกนจากหน้าเว็บด้วยโทรศัพท์ก่อนเผยแพร่',
          en: 'Make a new code of at least 300 x 300 pixels with a white margin\nScan it from the page with a phone before publishing',
        },
        source: 'ISO/IEC 18004',
      },
      'dead-link': {
        severity: 'error',
        th: '{where}: QR code นำไปยังที่อยู่ที่เปิดไม่ได้ {address}',
        en: '{where}: the QR code leads to an address that does not open: {address}',
        group: { th: 'QR code นำไปยังลิงก์เสีย', en: 'QR codes that lead nowhere' },
        cause: {
          th: 'หน้าปลายทางถูกลบ ย้าย หรือปิดการแชร์ QR code แก้ที่อยู่ภายหลังไม่ได้',
          en: 'The page was deleted, moved or closed to the public; a code cannot be changed afterwards.',
        },
        fix: {
          th: 'นำหน้าปลายทางกลับมาหรือเปิดการแชร์\nหรือสร้าง QR code ใหม่จากที่อยู่ปัจจุบัน แล้วเปลี่ยนรูป',
          en: 'Bring the page back or open it to everyone\nOr make a new code of the present address and replace the picture',
        },
      },
      unexpected: {
        severity: 'error',
        th: '{where}: QR code นำไปที่อื่น ({address})',
        en: '{where}: the QR code leads elsewhere ({address})',
        group: { th: 'QR code นำไปที่อื่น', en: 'QR codes that lead elsewhere' },
        cause: {
          th: 'ที่อยู่ใน QR code ไม่ใช่ที่อยู่ที่ข้อนี้กำหนด หรือไม่ใช่ที่อยู่เว็บ อาจใช้รูปผิด',
          en: 'Its address is not the one that the item asks for, or no web address at all; the picture may be the wrong one.',
        },
        fix: {
          th: 'ตรวจว่าใช้รูป QR code ถูกรูป\nสร้างใหม่จากที่อยู่ที่ถูกต้อง แล้วเปลี่ยนรูป',
          en: 'Check that it is the right picture\nMake a new one of the right address and replace it',
        },
      },
    },
  },

  run({ qrCodes, exchanges, links }, { options, finding }) {
    if (qrCodes.length === 0) {
      if (links.some((link) => kindsOf(link).some((kind) => options.instead?.includes(kind)))) return [];
      const first = exchanges[0]?.exchange.url;
      const at = first === undefined ? null : placeAt(first);
      return [finding('unreadable', {}, { at, expected: 'a readable QR code' })];
    }
    const pattern = options.expect === undefined ? null : compilePattern(options.expect);
    const meant = distinct(qrCodes).filter((code) =>
      pattern ? pattern.test(normalizeText(code.text)) : isAddress(code),
    );
    if (meant.length === 0) {
      const expected = options.expect ?? 'a web address';
      return distinct(qrCodes).map(({ text, at }) =>
        finding('unexpected', { address: text }, { at, actual: text, expected }),
      );
    }
    return meant.flatMap((code) => {
      if (!code.exchange || !isDead(code.exchange)) return [];
      const where = { at: code.at, actual: outcomeOf(code.exchange), expected: 'an address that answers' };
      return [finding('dead-link', { address: code.text }, where)];
    });
  },
});

// The same code on a poster and in its PDF is one.
function distinct(qrCodes: readonly QrCode[]): readonly QrCode[] {
  return [...new Map(qrCodes.map((code) => [code.text, code])).values()];
}

function isAddress(code: QrCode): boolean {
  return /^https?:\/\//i.test(code.text.trim());
}

// A social network that shuts out programs is not dead.
function isDead(exchange: Exchange): boolean {
  return exchange.problems.some(({ code }) => FATAL_LINK_CODES.has(code) && code !== 'unverifiable');
}

function outcomeOf(exchange: Exchange): string {
  const code = exchange.problems.find((problem) => FATAL_LINK_CODES.has(problem.code))!.code;
  return code === 'http-status' && exchange.status !== null ? String(exchange.status) : code;
}
