import { phraseList } from '../phrase-list.js';

/**
 * The words of advertisements on hacked sites of Thai agencies: mostly gambling, then medicines. A space in a phrase matches up
 * to two spaces, hyphens, points or slashes: `ฝาก ถอน` is `ฝาก-ถอน` and `ฝากถอน` too.
 */

/** Phrases that only advertisements for gambling use. */
export const GAMBLING_OFFERS = phraseList(`
  สล็อต เว็บ ตรง, เว็บ สล็อต, สล็อต ออนไลน์, สล็อต แตก ง่าย, สล็อต แตก หนัก, สล็อต วอเลท, สล็อต ทรู วอเลท, สล็อต ฝาก ถอน, สล็อต 888,
  สล็อต 777, สล็อต xo, สล็อต pg, สมัคร สล็อต, ทางเข้า สล็อต, ทดลอง เล่น สล็อต, ปั่น สล็อต, เกม สล็อต, pg สล็อต, บาคาร่า ออนไลน์,
  เว็บ บาคาร่า, สมัคร บาคาร่า, สูตร บาคาร่า, คาสิโน ออนไลน์, คาสิโน สด, เว็บ คาสิโน, สมัคร คาสิโน, แทง บอล ออนไลน์, เว็บ แทง บอล,
  แทง บอล สเต็ป, เว็บ บอล ออนไลน์, แทง หวย ออนไลน์, เว็บ หวย, หวย ออนไลน์ จ่าย, เว็บ พนัน ออนไลน์ อันดับ, เว็บ พนัน อันดับ 1,
  เว็บ ตรง ไม่ ผ่าน เอเย่นต์, เว็บ ตรง ไม่ ผ่าน เอเยนต์, ฝาก ถอน ไม่มี ขั้นต่ำ, ฝาก ถอน ออโต้, ฝาก ถอน วอเลท, เครดิต ฟรี ไม่ ต้อง ฝาก,
  เครดิต ฟรี กด รับ เอง, แจก เครดิต ฟรี, รับ เครดิต ฟรี, ยิง ปลา ออนไลน์, ไฮโล ออนไลน์, เสือ มังกร ออนไลน์, slot gacor, slot online,
  slot demo, slot pulsa, slot dana, slot thailand, slot maxwin, slot 88, slot 777, demo slot, situs slot, situs judi,
  situs gacor, agen slot, link slot, akun pro, judi online, judi bola, judi slot, togel online, togel hongkong,
  togel singapore, bandar togel, bandar bola, bandar slot, agen bola, agen sbobet, agen judi, rtp slot, rtp live,
  toto slot, toto macau, daftar slot, daftar situs, deposit pulsa tanpa potongan, bocoran slot, scatter hitam,
  mahjong ways, gates of olympus, sweet bonanza, sbobet, ufabet, pgslot, slotxo, joker gaming, live casino,
  online casino, casino online, casino bonus, free spins, no deposit bonus, sports betting, betting sites, situs poker,
  poker online, online gambling, 博彩, 百家乐, 老虎机, 真人娱乐, 娱乐城, 澳门赌场, 澳门威尼斯人, 时时彩, 北京赛车,
  六合彩, 体育投注, 在线赌场, 网上赌场, 彩票平台
`);

/** Words of gambling, which news, laws and campaigns use too. */
export const GAMBLING_TOPICS = phraseList(`
  พนัน, สล็อต, บาคาร่า, คาสิโน, หวย, ล็อตโต้, แทงบอล, ไฮโล, รูเล็ต, ไพ่แคง, slot, slots, casino, baccarat, gambling, betting,
  togel, gacor, judi, poker, jackpot, lotto, 赌
`);

/** Words that make an offer of a topic nearby. */
export const COME_ONS = phraseList(`
  เครดิต ฟรี, ฝาก ถอน, เว็บ ตรง, แตก ง่าย, แตก หนัก, ไม่มี ขั้นต่ำ, ขั้นต่ำ 1 บาท, โบนัส 100, โบนัส แรก เข้า, แจก โบนัส, สมัคร สมาชิก,
  สมัคร ฟรี, ทดลอง เล่น ฟรี, ฟรี สปิน, วอเลท, ไม่ ผ่าน เอเย่นต์, ถอน ได้ จริง, จ่าย จริง, รับ ทรัพย์, แจ็คพอต แตก, เล่น ผ่าน มือถือ, เปิด ยูส,
  อันดับ 1, daftar, deposit, maxwin, terpercaya, gampang menang, link alternatif, anti rungkad, resmi, bonus,
  free credit, sign up, 开户, 注册, 彩金
`);

export const MEDICINES = phraseList(`
  viagra, cialis, levitra, kamagra, sildenafil, tadalafil, cytotec, xanax, tramadol, ไวอากร้า, ไซโตเทค, ยาทำแท้ง, ยาสอด,
  ยาปลุกเซ็กส์, ยาปลุกเซ็ก, ยาเสียสาว, ยาเสียตัว
`);

export const MEDICINE_COME_ONS = phraseList(`
  buy, order, cheap, online pharmacy, without prescription, no prescription, free shipping, discount, สั่ง ซื้อ, ขาย,
  ราคา ส่ง, ส่ง ฟรี, เก็บ เงิน ปลายทาง, แอด ไลน์, ของ แท้
`);

/** Public bodies write of loans too; only with a come-on are they an advertisement. */
export const LOANS = phraseList(`
  เงิน ด่วน, เงิน กู้, กู้ เงิน, ปล่อย กู้, สินเชื่อ, เงิน นอก ระบบ, รับ จำนำ รถ, quick loan, payday loan, pinjaman online
`);

export const LOAN_COME_ONS = phraseList(`
  ไม่ เช็ค บูโร, ไม่ เช็ค เครดิต, ไม่ เช็ค แบล็คลิสต์, ติด บูโร, ติด แบล็คลิสต์, อนุมัติ ไว, อนุมัติ ทันที, อนุมัติ ง่าย, โอน ไว, โอน ทันที, ได้ เงิน ทันที, ได้ เงิน จริง,
  ได้ เงิน ใน 5 นาที, ไม่ ต้อง มี คน ค้ำ, ไม่ ต้อง ค้ำ, ไม่ ใช้ คน ค้ำ, แอด ไลน์, ทัก ไลน์, ทัก แชท, ผ่อน ราย วัน, 24 ชั่วโมง, bad credit, no credit check,
  instant approval
`);

/** Words of warnings, reports and bans. */
export const SPEAKING_AGAINST = phraseList(`
  ปราบปราม, รณรงค์, ผิด กฎหมาย, จับกุม, กวาด ล้าง, ทลาย, ตำรวจ, เตือน, ระวัง, มิจฉาชีพ, หลอก, พิษ ภัย, เลิก พนัน, ติด พนัน, ลด ละ เลิก,
  เยาวชน, ปิด กั้น, แจ้ง เบาะแส, สายด่วน, บำบัด, สลาก กิน แบ่ง รัฐบาล, ไม่ ยุ่ง เกี่ยว, อบายมุข, ยาเสพติด, illegal, police, prevent,
  prevention, arrest, arrested, addiction, warning, counterfeit
`);

/** The same, but only close by: pages of an agency are full of laws. */
export const SPEAKING_AGAINST_NEARBY = phraseList(`
  ป้องกัน, ห้าม, โทษ, ภัย, ปัญหา, พ.ร.บ., พระราชบัญญัติ, กฎหมาย, คดี, ปลอม, อย., law
`);

/** Parts of host names between dots, hyphens and digits. */
export const HOST_WORDS = phraseList(`
  slot, slots, pgslot, slotxo, slotgacor, gacor, casino, baccarat, bacara, ufa, ufabet, betflik, betflix, sbobet,
  togel, judi, bandar, poker, huay, lottovip, maxwin, jackpot, viagra, cialis, kamagra
`);
