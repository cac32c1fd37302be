import type { Words } from '../../model/words.js';

/** Texts of the memo to the governor. */
export const provinceMemoWords = {
  provinceSubject: {
    th: 'รายงานผลการตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ของหน่วยงาน {count} แห่ง ประจำปีงบประมาณ พ.ศ. {year}',
    en: 'Audit of public disclosure (OIT) of {count} agencies, fiscal year {year}',
  },
  governor: { th: 'ผู้ว่าราชการจังหวัด{province}', en: 'Governor of {province}' },
  anyGovernor: { th: 'ผู้ว่าราชการจังหวัด', en: 'The governor' },
  provinceBackground: {
    th: 'ตามที่หน่วยงานของรัฐต้องเปิดเผยข้อมูลสาธารณะบนเว็บไซต์ตามแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ของการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. {year} ได้ตรวจเว็บไซต์ของหน่วยงาน{where} {count} แห่ง {when} แล้ว',
    en: 'Public agencies disclose information on their sites as the assessment of fiscal year {year} asks (ITA, OIT). The sites of {count} agencies{where} were audited {when}.',
  },
  whereProvince: { th: 'ในจังหวัด{province}', en: ' in {province}' },
  whenDay: { th: 'เมื่อวันที่ {first}', en: 'on {first}' },
  whenSpan: { th: 'ระหว่างวันที่ {first} ถึงวันที่ {last}', en: 'between {first} and {last}' },
  provinceFacts: {
    th: 'จากข้อที่ตรวจทั้งหมด {total} ข้อ ผ่าน {pass} ข้อ (ร้อยละ {share}) ไม่ผ่าน {fail} ข้อ และต้องให้เจ้าหน้าที่ตรวจเพิ่มเติม {review} ข้อ หน่วยงานที่ผ่านทุกข้อมี {perfect} แห่ง และที่มีข้อไม่ผ่านมี {failing} แห่ง',
    en: 'Of {total} items {pass} pass ({share}%), {fail} fail and {review} need a person to look. {perfect} agencies pass in every item, {failing} fail in some.',
  },
  provinceScore: {
    th: 'คะแนน OIT โดยประมาณเฉลี่ย {mean} คะแนน ต่ำสุด {least} คะแนน สูงสุด {most} คะแนน ทั้งนี้ เป็นค่าประมาณการของโปรแกรมตรวจ มิใช่ผลการประเมินของสำนักงาน ป.ป.ช.',
    en: 'The estimated OIT score is {mean} on average, {least} at least and {most} at most. It is an estimate made by the audit program, not the result of the NACC.',
  },
  provinceChange: {
    th: 'เทียบกับรอบก่อน ดีขึ้น {better} แห่ง แย่ลง {worse} แห่ง คงเดิม {same} แห่ง',
    en: 'Compared with the round before {better} are better, {worse} worse and {same} the same.',
  },
  provinceHacked: {
    th: 'เว็บไซต์ที่อาจถูกเจาะระบบ {count} แห่ง ได้แก่ {names}',
    en: '{count} sites may have been broken into: {names}.',
  },
  provinceDown: {
    th: 'เว็บไซต์ที่เข้าไม่ได้หรือขัดข้อง จึงยังไม่ได้ตรวจ {count} แห่ง ได้แก่ {names}',
    en: '{count} sites could not be reached or are out of order, and were not audited: {names}.',
  },
  provinceItems: {
    th: 'ข้อที่หน่วยงานไม่ผ่านมากที่สุด ได้แก่ {items}',
    en: 'Items that most agencies fail: {items}.',
  },
  provinceItem: { th: '{id} {title} ({count} แห่ง)', en: '{id} {title} ({count})' },
  provinceFirst: {
    th: 'หน่วยงานที่ควรได้รับความช่วยเหลือก่อน และสิ่งที่ควรขอให้ดำเนินการ มีดังนี้',
    en: 'Agencies that need help first, and what the province should ask of each:',
  },
  provinceAgency: { th: 'หน่วยงาน', en: 'Agency' },
  provinceStanding: { th: 'ผลการตรวจ', en: 'Result' },
  provinceAsk: { th: 'สิ่งที่ควรขอให้ดำเนินการ', en: 'What to ask' },
  standingHacked: { th: 'อาจถูกเจาะระบบ', en: 'may be hacked' },
  standingFail: { th: 'ไม่ผ่าน {fail} ใน {total} ข้อ', en: '{fail} of {total} items fail' },
  standingScore: { th: 'OIT {oit} ({change})', en: 'OIT {oit} ({change})' },
  standingScoreAlone: { th: 'OIT {oit}', en: 'OIT {oit}' },
  askHacked: {
    th: 'กู้เว็บไซต์ที่ถูกเจาะระบบโดยด่วน',
    en: 'clean the hacked site at once',
  },
  askDown: {
    th: 'ให้เว็บไซต์ใช้งานได้ แล้วแจ้งตรวจใหม่',
    en: 'bring the site back, then audit it again',
  },
  askFail: { th: 'แก้ไขข้อ {items}', en: 'mend {items}' },
  askReview: { th: 'ให้เจ้าหน้าที่เปิดดูข้อ {items}', en: 'have a person look at {items}' },
  provinceRest: {
    th: 'หน่วยงานอื่นที่ควรขอให้แก้ไขข้อที่ไม่ผ่าน (จำนวนข้อในวงเล็บ) ได้แก่ {list}',
    en: 'Others that should mend what fails (number of items): {list}.',
  },
  provinceNoFault: { th: 'ไม่พบหน่วยงานที่มีข้อไม่ผ่าน', en: 'No agency fails in any item.' },
  moreItems: { th: ' และอีก {count} ข้อ', en: ' and {count} more' },
  andMore: { th: ' และอีก {count} แห่ง', en: ' and {count} more' },
  provinceProposal: {
    th: 'เห็นควรแจ้งหน่วยงานข้างต้นแก้ไขให้แล้วเสร็จก่อนการตรวจรอบถัดไปในวันที่ {deadline} ช่วยเหลือหน่วยงานในตารางก่อน และให้รายงานผลต่อจังหวัด',
    en: 'It is proposed to have the agencies named above mend what was found before the next round on {deadline}, to help those of the table first, and to have them report to the province.',
  },
  provinceProposalPass: {
    th: 'เห็นควรแจ้งให้ทุกหน่วยงานรักษาความครบถ้วนของข้อมูล และตรวจรอบถัดไปในวันที่ {deadline}',
    en: 'It is proposed to have every agency keep its information as complete as it is; the next round is on {deadline}.',
  },
  headOpinion: { th: 'ความเห็น', en: 'Opinion' },
  governorOrder: { th: 'คำสั่งผู้ว่าราชการ', en: 'The governor' },
} as const satisfies Readonly<Record<string, Words>>;
