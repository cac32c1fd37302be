import { matchesOf } from '../thai/matches.js';

/** UTF-16 units before the year in which the name of an act may begin. */
const REACH = 200;

const LAW =
  /พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|พ ?\.? ?ร ?\. ?[บฎก] ?\.?|พรบ|พรฎ|พรก|รัฐธรรมนูญ|ประมวลกฎหมาย|(?:ประมวล|ข้อกำหนด)จริยธรรม(?!.{0,60}(?:ขับเคลื่อน|กิจกรรม))|กฎกระทรวง|กฎ ?ก\.พ\.|ระเบียบ|ข้อบังคับ|คำสั่งหัวหน้า|ประกาศ.{0,120}ว่าด้วย|เทศบัญญัติ(?!.{0,60}งบประมาณ)|ข้อบัญญัติ(?!.{0,60}งบประมาณ)/g;
/** Ends the name of a law. */
const OVER = /\n ?\n|ปีงบประมาณ|ประจำปี|(?<=[ \n(])(?:แผน|รายงาน|โครงการ)|\d{4}(?!.{0,60}(?:ฉบับที่|แก้ไข))/s;

/** Does the year at `index` belong to the name of an act or regulation (`พ.ร.บ. … พ.ศ. 2540`)? */
export function isLawYear(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - REACH), index);
  const last = matchesOf(LAW, before).at(-1);
  if (last === undefined) return false;
  return !OVER.test(before.slice(last.index + last[0].length));
}
