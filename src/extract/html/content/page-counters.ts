/** The months, written out and short. */
export const MONTHS =
  '(?:ม\\.?ค\\.?|ก\\.?พ\\.?|มี\\.?ค\\.?|เม\\.?ย\\.?|พ\\.?ค\\.?|มิ\\.?ย\\.?|ก\\.?ค\\.?|ส\\.?ค\\.?|ก\\.?ย\\.?|ต\\.?ค\\.?|พ\\.?ย\\.?|ธ\\.?ค\\.?|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)';

/** What a server counts or measures of its own pages, of the hour, the weather and the market: never what a municipality wrote. */
const SURE = [
  // Visitors.
  'จำนวนผู้เข้าชม|จำนวนผู้เยี่ยมชม|ผู้เข้าเยี่ยมชม|ผู้เยี่ยมชม|ผู้เข้าชม|เข้าเยี่ยมชม|การเข้าชม|เยี่ยมชม|เข้าชม|ผู้ชม|คนดู|ผู้อ่าน|คนอ่าน|เปิดอ่าน|เปิดดู|เข้าดู|เข้าอ่าน|อ่านแล้ว',
  'กำลังออนไลน์|ออนไลน์|ฮิต|ยอดวิว|สถิติเว็บไซต์|บุคคลทั่วไป|ไอพีของคุณ|หมายเลขไอพี|ไอพี|สถิติวันนี้|สถิติเมื่อวานนี้|สถิติเมื่อวาน|สถิติเดือนนี้|สถิติปีนี้|สถิติทั้งหมด',
  'visitors|visitor|visits|visit|pageviews|page views|views|view|hits|hit|guests|guest|users|user|online|counter|your ip|ip address|unique',
  // Files and what visitors do with a page.
  'ดาวน์โหลด|downloads|downloaded|download|แชร์|ถูกใจ|ความคิดเห็น|แสดงความเห็น|ผู้ติดตาม|ยอดแชร์|shares|share|likes|like|comments|comment|followers|tweets|ผลโหวต|โหวต|ผลโพล|โพล|poll|votes|vote|คะแนนเฉลี่ย|rating',
  // The page itself.
  'ใช้เวลาประมวลผล|เวลาในการประมวลผล|ประมวลผล|ใช้เวลาโหลด|โหลดหน้านี้|ใช้เวลา|page rendered in|rendered in|generated in|loaded in|load time|execution time|memory usage|queries',
  // The visit.
  'พิมพ์เมื่อ|พิมพ์วันที่|วันที่พิมพ์|เรียกดูเมื่อ|เข้าถึงเมื่อ|สืบค้นเมื่อ|แสดงผลเมื่อ|printed on|printed at|printed|generated on|generated at|retrieved on|accessed on',
  'ปรับปรุงล่าสุดเมื่อ|ปรับปรุงล่าสุด|ปรับปรุงเมื่อ|อัปเดตล่าสุด|อัพเดทล่าสุด|อัพเดตล่าสุด|แก้ไขล่าสุด|last updated|last update|last modified|updated',
];
/** Words beside those, which alone say nothing of what is counted. */
const FILLERS = [
  'จำนวน|สถิติ|ยอด|รวมทั้งหมด|รวมทั้งสิ้น|ทั้งหมด|ทั้งสิ้น|รวม|คน|ครั้ง|ราย|ท่าน|วินาที|นาที|เว็บไซต์|หน้านี้|หน้าเว็บ|ขณะนี้|มี|แล้ว|สมาชิก|ผู้ใช้|ตั้งแต่|เมื่อ|เวลา|คุณเป็น|ท่านเป็น|คุณ|คือ|ลำดับที่|คนที่|ผู้|การ|หมายเลข|และ|ใน|ของ|โดย|วันที่|วัน|น\\.',
  'วันนี้|เมื่อวานนี้|เมื่อวาน|สัปดาห์นี้|สัปดาห์ที่แล้ว|สัปดาห์ก่อน|เดือนนี้|เดือนที่แล้ว|เดือนก่อน|ปีนี้|ปีที่แล้ว|ปีก่อน',
  'today|yesterday|this week|last week|this month|last month|this year|last year|all days|all time|all|total|since|number|now|we have|there are|currently|members|member|and|are|is|of|no|the|in|on|at|page|pages|people|time|times|seconds|second|sec|ms|kb|mb|s',
];
/** Periods: a number of them alone is a counter. */
const PERIOD =
  /^(?:วันนี้|เมื่อวาน(?:นี้)?|สัปดาห์(?:นี้|ที่แล้ว|ก่อน)|เดือน(?:นี้|ที่แล้ว|ก่อน)|ปี(?:นี้|ที่แล้ว|ก่อน)|today|yesterday|(?:this|last) (?:week|month|year)|all days)(?![a-zก-๎])/i;
const WEEKDAYS = 'จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์';
const SURE_WORDS = wordsOf(SURE);
const FILLER_WORDS = wordsOf([...FILLERS, 'พ\\.ศ\\.|พ\\.ศ', WEEKDAYS]);
const MONTH = new RegExp(MONTHS, 'g');
const LETTER = /[\p{L}\p{M}]/u;

const AGO = /\d{1,4} ?(?:วินาที|นาที|ชั่วโมง|ชม\.|วัน|สัปดาห์|เดือน|ปี) ?(?:ที่ผ่านมา|ที่แล้ว|ก่อน)/g;
const AGO_ENGLISH =
  /(?:\d{1,4}|an?|about an?|about \d{1,4}|over \d{1,4}) (?:second|minute|hour|day|week|month|year)s? ago|just now/gi;
/** What surrounds a relative time in a list of posts. */
const POSTED =
  /โพสต์เมื่อ|โพสต์|เผยแพร่เมื่อ|เมื่อ|ประมาณ|โดย|ผู้ดูแลระบบ|administrator|admin|webmaster|posted|published|written|by/gi;
/** A day with the time to the second, or with the day of the week: a clock. */
const CLOCK = new RegExp(
  `^(?:วัน)?(?:(?:${WEEKDAYS})(?:ที่)?[ ,]{0,3}\\d{1,2} (?:เดือน ?)?${MONTHS} (?:พ\\.ศ\\. ?)?\\d{4}|(?:ที่ ?)?\\d{1,2}[ /-](?:${MONTHS}|\\d{1,2})[ /-]\\d{4}[ ,-]{1,3}(?:เวลา ?)?\\d{1,2}:\\d{2}:\\d{2}|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? [a-z\\d]{1,9},? [a-z\\d]{1,9},? \\d{4})(?:[ ,-]{0,3}(?:เวลา ?)?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?)?(?: ?(?:น\\.|am|pm))?$`,
  'i',
);
const RIGHTS = /^(?:©|\(c\) ?\d{4}|copyright|สงวนลิขสิทธิ์|ลิขสิทธิ์)/i;
const WEATHER = /\d ?(?:°|º|℃) ?[CF]?|\d ?องศาเซลเซียส/i;
const MARKET = /แก๊สโซฮอล์|โซฮอล์|เบนซิน|ดีเซล|gasohol|diesel|ทองคำแท่ง|ทองรูปพรรณ|ราคาทองคำ|ราคาทอง/gi;
const PRICE = /\d\.\d\d|\d\d,\d{3}(?![,\d])/;
const MARKET_WORDS =
  /ราคาน้ำมัน|น้ำมัน|ราคา|ขายปลีก|พรีเมียม|ซูเปอร์|พาวเวอร์|บาทต่อลิตร|บาท\/ลิตร|บาทละ|บาท|ลิตร|ประจำ|รับซื้อ|ขายออก|วันนี้|วันที่|premium|price|today|ngv|lpg|e20|e85|b7|b20|บี7|บี20/gi;
const CODE =
  /^(?:captcha|security code|ref(?:erence)? ?(?:id|code)?|request id|รหัสอ้างอิง|รหัสยืนยัน|รหัสตรวจสอบ|รหัสความปลอดภัย|รหัสรูปภาพ|รหัสป้องกันสแปม|กรอกรหัส|กรุณากรอกรหัส)[^:=\d]{0,20}[:= ]{1,3}[a-z\d-]{4,40}$/i;
/** Digits each in an element of its own, or with leading noughts as a meter has them. */
const METER = /^(?:0\d{3,9}|(?:\d ){3,11}\d)$/;

/** As a script words it for the hour or the day. */
const GREETING = new RegExp(
  `^(?:สวัสดี|อรุณสวัสดิ์|ราตรีสวัสดิ์|good (?:morning|afternoon|evening))(?:ยาม|ตอน|เช้า|สาย|บ่าย|เย็น|ค่ำ|วัน|ที่|${WEEKDAYS}|ค่ะ|ครับ|[ !.]){0,8}$`,
  'i',
);

/** Letters. What is longer is a sentence of somebody. */
const MAX_LENGTH = 160;
const MAX_WEATHER = 60;

/**
 * How a block of a page is worded: `counter`, as only a server words it; `number`, a total or a bare number, which is a counter's
 * only beside one; `content`, all else.
 */
export type Wording = 'counter' | 'number' | 'content';

/** @param plain normalised */
export function wordingOf(plain: string): Wording {
  if (plain === '' || plain.length > MAX_LENGTH) return 'content';
  if (CLOCK.test(plain) || GREETING.test(plain) || RIGHTS.test(plain) || CODE.test(plain) || METER.test(plain))
    return 'counter';
  if (plain.length <= MAX_WEATHER && WEATHER.test(plain)) return 'counter';
  const withoutTimes = plain.replace(AGO, '').replace(AGO_ENGLISH, '');
  if (withoutTimes !== plain && !LETTER.test(withoutTimes.replace(POSTED, ''))) return 'counter';
  const market = plain.replace(MARKET, '');
  if (
    market !== plain &&
    PRICE.test(plain) &&
    !LETTER.test(withoutFillers(market.replace(MARKET_WORDS, '').replace(MONTH, '')))
  )
    return 'counter';
  const rest = plain.replace(SURE_WORDS, ' ');
  const undated = rest.replace(MONTH, ' ');
  if (LETTER.test(withoutFillers(undated))) return 'content';
  if (rest !== plain || (PERIOD.test(plain) && /\d/.test(plain))) return 'counter';
  // A day, or an amount to the satang, is not a number of visitors.
  return undated === rest && /\d/.test(plain) && !/[฿$%]|\.\d\d/.test(plain) ? 'number' : 'content';
}

function withoutFillers(text: string): string {
  return text.replace(FILLER_WORDS, ' ');
}

/** Longest first: a word must not be taken for a shorter one at its beginning. English words are whole ones. */
function wordsOf(lists: readonly string[]): RegExp {
  const words = lists.flatMap((list) => list.split('|')).sort((one, other) => other.length - one.length);
  const bounded = words.map((word) => (/^[a-z ]+$/.test(word) ? `(?<![a-z])${word}(?![a-z])` : word));
  return new RegExp(bounded.join('|'), 'gi');
}
