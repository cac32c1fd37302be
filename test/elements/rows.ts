import type { Year } from './judge-item.js';

/** The assessed year and the one before it. */
export interface Years {
  readonly y: number;
  readonly before: number;
}

/** A part of what an item publishes: markup, or the rows of a table. */
export type Part = string | readonly (readonly string[])[];

/** What becomes of an item whose evidence lacks a part: the finding that says so. */
export type Lacks = `E ${string}` | `W ${string}`;

export interface Row {
  /** The item's number in each year that has it. */
  readonly ids: Partial<Record<Year, string>>;
  readonly heading: (years: Years) => string;
  readonly parts: Readonly<Record<string, (years: Years) => Part>>;
  readonly lacks: Readonly<Record<string, Lacks>>;
  /** What it publishes are links of the page: no file can hold it. */
  readonly isPage?: true;
}

const TEXT = 'E text/missing';
const MAY_TEXT = 'W text/missing';
const YEAR = 'E date/missing';
const both = (id: string) => ({ 2568: id, 2569: id });
const said = (text: string) => () => `<p>${text}</p>`;
/** A person with the picture above the name. */
const portrait = (text: string) => () => `<p><img src="p${text.length}.jpg" alt="">${text}</p>`;

const PURCHASE_HEADS = [
  'ลำดับที่',
  'เลขที่โครงการในระบบ e-GP',
  'ชื่อรายการของงานที่ซื้อหรือจ้าง',
  'วงเงินงบประมาณที่ได้รับจัดสรร (บาท)',
  'แหล่งที่มาของงบประมาณ',
  'สถานะการจัดซื้อจัดจ้าง',
  'วิธีการจัดซื้อจัดจ้าง',
  'ราคากลาง (บาท)',
  'ราคาที่ตกลงซื้อหรือจ้าง (บาท)',
  'รายชื่อผู้ประกอบการที่ได้รับการคัดเลือก',
] as const;
const purchase = (n: number, year: number, status: string): readonly string[] => [
  `${n}`,
  `${String(year - 1).slice(2)}109${String(100_000 + n)}`,
  `ซื้อวัสดุสำนักงาน ${n}`,
  '50,000.00',
  'งบประมาณรายจ่ายประจำปี',
  status,
  'เฉพาะเจาะจง',
  '49,500.00',
  '49,000.00',
  'ร้านสมใจ',
];
/** The form of purchases, without one of its columns. */
export function purchases(year: number, without = '', status = 'สิ้นสุดสัญญา'): Part {
  const at = PURCHASE_HEADS.findIndex((head) => without !== '' && head.startsWith(without));
  const rows = [[...PURCHASE_HEADS], purchase(1, year, status), purchase(2, year, status)];
  return rows.map((row) => row.filter((_, index) => index !== at));
}

const MONTHS = ['ตุลาคม', 'พฤศจิกายน', 'ธันวาคม', 'มกราคม', 'กุมภาพันธ์', 'มีนาคม'];
const LATER_MONTHS = ['เมษายน', 'พฤษภาคม', 'มิถุนายน', 'กรกฎาคม', 'สิงหาคม', 'กันยายน'];
export const MONTHS_OF_YEAR: readonly string[] = [...MONTHS, ...LATER_MONTHS];
export const SUMMARY: Part = [
  [
    'ลำดับที่',
    'งานที่จัดซื้อหรือจัดจ้าง',
    'วงเงินที่จะซื้อหรือจ้าง',
    'ราคากลาง',
    'วิธีซื้อหรือจ้าง',
    'รายชื่อผู้เสนอราคา',
    'ผู้ได้รับการคัดเลือกและราคา',
    'เหตุผลที่คัดเลือก',
    'เลขที่และวันที่ของสัญญา',
  ],
  [
    '1',
    'ซื้อวัสดุ',
    '5,000.00',
    '5,000.00',
    'เฉพาะเจาะจง',
    'ร้านสมใจ',
    'ร้านสมใจ 5,000.00',
    'คุณสมบัติครบถ้วน',
    '1/2568 ลงวันที่ 3 ตุลาคม 2567',
  ],
];

const MEASURES = {
  heading:
    (title: string) =>
    ({ y }: Years) =>
      `${title} ประจำปีงบประมาณ พ.ศ. ${y}`,
  parts: {
    measures: said('มาตรการเปิดเผยข้อมูลให้ครบทุกข้อ'),
    analysis: said('ผลการวิเคราะห์ตัวชี้วัดที่ได้คะแนนน้อย'),
    steps: said('ขั้นตอน: ตั้งคณะทำงานและตรวจทุก 15 วัน'),
    time: said('ช่วงระยะเวลา: ตุลาคม ถึงมีนาคม'),
    owner: said('ผู้รับผิดชอบ: สำนักปลัดเทศบาล'),
  },
  lacks: { analysis: TEXT, steps: TEXT, time: TEXT, owner: TEXT },
} as const;

const ENDS = {
  problems: said('ปัญหา อุปสรรค: งบประมาณมาล่าช้า'),
  advice: said('ข้อเสนอแนะ: เร่งรัดการเบิกจ่าย'),
};
const MAY_ENDS = { problems: MAY_TEXT, advice: MAY_TEXT } as const;

/**
 * Each item with the elements that public sources name, and what an assessor says where one is missing: an error where several
 * sources agree, a warning where one body alone shows it.
 */
export const ROWS: readonly Row[] = [
  {
    ids: both('O1'),
    heading: () => 'หน้าที่ของหน่วยงาน',
    parts: {
      chart: said('โครงสร้างส่วนราชการ: กองคลัง กองช่าง'),
      powers: said('อำนาจหน้าที่: ดูแลความสงบเรียบร้อยและบำรุงทางบก'),
      political: said('นายกเทศมนตรี รองนายกเทศมนตรี สภาเทศบาล'),
      permanent: said('ปลัดเทศบาล รองปลัดเทศบาล'),
    },
    lacks: { chart: TEXT, powers: TEXT, political: TEXT, permanent: TEXT },
  },
  {
    ids: both('O2'),
    heading: () => 'คณะผู้บริหาร',
    parts: {
      political: portrait('นายสมชาย ใจดี นายกเทศมนตรีตำบลสำราญ'),
      permanent: portrait('นางสาวสมหญิง ดีใจ ปลัดเทศบาลตำบลสำราญ'),
      deputy: portrait('นายสมศักดิ์ มั่นคง รองนายกเทศมนตรี คนที่หนึ่ง'),
      contact: said('โทร 045 123 456'),
    },
    lacks: { political: TEXT, permanent: TEXT, contact: TEXT },
  },
  {
    ids: both('O3'),
    heading: () => 'ติดต่อเรา',
    isPage: true,
    parts: {
      phone: said('โทรศัพท์ 045 123 456'),
      address: said('ที่อยู่ เลขที่ 1 หมู่ที่ 2 อำเภอเมือง'),
      mail: said('อีเมล saraban@town.example'),
      channel: () => '<p><a href="https://lin.ee/abc">LINE OA</a></p>',
      map: () => '<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>',
    },
    lacks: { phone: TEXT, address: TEXT, mail: MAY_TEXT, channel: 'E channel/missing', map: 'W picture/missing' },
  },
  {
    ids: both('O4'),
    heading: () => 'ข่าวประชาสัมพันธ์',
    parts: { news: ({ y }) => `<p>ปลูกต้นไม้ริมถนน 12 มกราคม ${y}</p><p>ประชุมชุมชน 3 กุมภาพันธ์ ${y}</p>` },
    lacks: { news: YEAR },
  },
  {
    ids: both('O5'),
    heading: () => 'แผนพัฒนาท้องถิ่น',
    parts: {
      years: said('(พ.ศ. 2566 - 2570)'),
      targets: said('เป้าหมาย: ถนนทุกสายลาดยาง'),
      indicators: said('ตัวชี้วัด: ร้อยละของถนนที่ลาดยาง'),
    },
    lacks: { years: YEAR, targets: MAY_TEXT, indicators: MAY_TEXT },
  },
  {
    ids: both('O6'),
    heading: ({ y }) => `แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณ ประจำปีงบประมาณ พ.ศ. ${y}`,
    parts: {
      plan: () => [
        ['ลำดับที่', 'โครงการ', 'งบประมาณ', 'หน่วยงานรับผิดชอบ', 'ระยะเวลา'],
        ['1', 'ลาดยางถนน', '100,000', 'กองช่าง', 'ตลอดปี'],
      ],
      progress: () => [
        ['ลำดับที่', 'โครงการ', 'สถานะ', 'ผลการใช้จ่าย'],
        ['1', 'ลาดยางถนน', 'อยู่ระหว่างดำเนินการ', '40,000'],
      ],
      period: ({ y }) => `<p>ข้อมูล ณ วันที่ 31 มีนาคม ${y} (รอบ 6 เดือน)</p>`,
    },
    lacks: { plan: 'E table/not-found', progress: 'E table/not-found', period: MAY_TEXT },
  },
  {
    ids: both('O7'),
    heading: ({ before }) => `รายงานผลการดำเนินงานประจำปี พ.ศ. ${before}`,
    parts: { results: said('ดำเนินการ 20 โครงการ ใช้จ่าย 2,000,000 บาท'), ...ENDS },
    lacks: MAY_ENDS,
  },
  {
    ids: both('O8'),
    heading: () => 'คู่มือการปฏิบัติงานของเจ้าหน้าที่',
    parts: { steps: said('ขั้นตอนการรับหนังสือ ระยะเวลา 1 วัน') },
    lacks: { steps: MAY_TEXT },
  },
  {
    ids: both('O9'),
    heading: () => 'คู่มือการให้บริการ งานทะเบียน',
    parts: {
      steps: said('ขั้นตอน ยื่นคำขอแล้วรอรับ'),
      time: said('ระยะเวลา 20'),
      channel: said('ช่องทาง: งานทะเบียน'),
      fee: said('ค่าธรรมเนียม ไม่มี'),
      papers: said('เอกสารที่ใช้ ทะเบียนบ้าน'),
    },
    lacks: { steps: TEXT, time: TEXT, channel: TEXT, fee: TEXT, papers: TEXT },
  },
  {
    ids: { 2568: 'O10' },
    heading: () => 'E-Service ยื่นคำร้อง',
    isPage: true,
    parts: { how: said('วิธีการ: เลือกงาน กรอกแบบ แล้วส่ง') },
    lacks: { how: MAY_TEXT },
  },
  {
    ids: { 2569: 'O10' },
    heading: () => 'E-Service ยื่นคำร้อง',
    isPage: true,
    parts: {
      how: said('วิธีการ: เลือกงาน กรอกแบบ แล้วส่ง'),
      statistics: ({ before }) => `<p>สถิติการใช้ ปีงบประมาณ พ.ศ. ${before} รวม 20 ราย</p>`,
    },
    lacks: { how: MAY_TEXT, statistics: MAY_TEXT },
  },
  {
    ids: { 2568: 'O11' },
    heading: ({ before }) => `ข้อมูลสถิติการให้บริการ ปีงบประมาณ พ.ศ. ${before}`,
    parts: {
      counter: () => [['งาน', 'เดือน', 'Walk-in'], ...MONTHS_OF_YEAR.map((month) => ['ทะเบียน', month, '12'])],
      online: () => [
        ['งาน', 'เดือน', 'E-Service'],
        ['ทะเบียน', 'ตุลาคม', '3'],
      ],
    },
    lacks: { counter: TEXT, online: TEXT },
  },
  {
    ids: { 2568: 'O12' },
    heading: ({ y }) => `รายการการจัดซื้อจัดจ้างและความก้าวหน้า ประจำปีงบประมาณ พ.ศ. ${y}`,
    parts: { form: ({ y }) => purchases(y, '', 'อยู่ระหว่างดำเนินการ') },
    lacks: { form: 'E table/not-found' },
  },
  {
    ids: { 2568: 'O13' },
    heading: ({ before }) => `รายงานสรุปผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ${before}`,
    parts: { form: ({ before }) => purchases(before) },
    lacks: { form: 'E table/not-found' },
  },
  {
    ids: { 2569: 'O11' },
    heading: ({ y }) => `สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน (แบบ สขร.1) ปีงบประมาณ พ.ศ. ${y}`,
    parts: { form: () => SUMMARY },
    lacks: { form: 'E table/not-found' },
  },
  {
    ids: { 2569: 'O12' },
    heading: ({ before }) => `แบบสรุปผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ${before}`,
    parts: { form: () => SUMMARY, months: () => `<p>${MONTHS_OF_YEAR.join(' ')}</p>` },
    lacks: { form: 'W table/not-found', months: 'W table/period-missing' },
  },
  {
    ids: { 2568: 'O14' },
    heading: ({ y }) => `แผนการบริหารและพัฒนาทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. ${y}`,
    parts: { plan: said('โครงการอบรมพนักงาน งบประมาณ 20,000 บาท') },
    lacks: {},
  },
  {
    ids: { 2569: 'O13' },
    heading: ({ y }) => `การบริหารงานบุคคล ประจำปีงบประมาณ พ.ศ. ${y}`,
    parts: {
      criteria: said('หลักเกณฑ์การสรรหาและประเมินผล'),
      administration: said('แผนบริหารทรัพยากรบุคคล'),
      development: said('แผนพัฒนาบุคลากร'),
    },
    lacks: { criteria: MAY_TEXT, administration: MAY_TEXT, development: MAY_TEXT },
  },
  {
    ids: { 2568: 'O15', 2569: 'O14' },
    heading: ({ before }) => `รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี พ.ศ. ${before}`,
    parts: { results: said('อบรมแล้ว 20 คน ใช้จ่าย 20,000 บาท'), ...ENDS },
    lacks: MAY_ENDS,
  },
  {
    ids: { 2568: 'O16', 2569: 'O15' },
    heading: ({ y }) => `การขับเคลื่อนจริยธรรม ปีงบประมาณ พ.ศ. ${y}`,
    parts: {
      code: said('ประมวลจริยธรรมพนักงานส่วนท้องถิ่น'),
      team: said('คำสั่งแต่งตั้งทีมขับเคลื่อน'),
      dos: said("Do's &amp; Don'ts"),
      activity: ({ y }) => `<p>อบรมวันที่ 12 มกราคม ${y} เวลา 09.00 น.</p>`,
    },
    lacks: { code: TEXT, team: MAY_TEXT, dos: MAY_TEXT, activity: MAY_TEXT },
  },
  {
    ids: { 2568: 'O17', 2569: 'O16' },
    heading: () => 'แนวปฏิบัติเรื่องทุจริตและประพฤติมิชอบ',
    parts: {
      give: said('ผู้ร้องแจ้งชื่อผู้ถูกร้องและข้อเท็จจริง'),
      channel: said('ช่องทาง: ตู้รับเรื่อง'),
      steps: said('ขั้นตอน: รับเรื่อง ตรวจสอบ แจ้งผล'),
      time: said('ภายใน 15 วัน'),
      owner: said('ผู้รับผิดชอบ: งานนิติการ'),
    },
    lacks: { give: MAY_TEXT, channel: TEXT, steps: TEXT, time: TEXT, owner: TEXT },
  },
  {
    ids: { 2568: 'O18', 2569: 'O17' },
    heading: () => 'ส่งเรื่องถึงเทศบาล',
    isPage: true,
    parts: {
      channel: () => '<h2>แบบฟอร์มร้องเรียนการทุจริตและประพฤติมิชอบ</h2><form action="/send"><input name="a"></form>',
    },
    lacks: { channel: TEXT },
  },
  {
    ids: { 2568: 'O19', 2569: 'O18' },
    heading: ({ before }) => `ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ปีงบประมาณ พ.ศ. ${before}`,
    parts: { numbers: said('เรื่องทั้งหมด 2 เรื่อง แล้วเสร็จ 1 เรื่อง อยู่ระหว่างดำเนินการ 1 เรื่อง') },
    lacks: { numbers: MAY_TEXT },
  },
  {
    ids: { 2568: 'O20', 2569: 'O19' },
    heading: ({ y }) => `การมีส่วนร่วม ปีงบประมาณ พ.ศ. ${y}`,
    parts: {
      subject: said('ประเด็น: ถนนในหมู่บ้าน'),
      people: said('ผู้เข้าร่วม: ผู้แทนชุมชน 30 คน'),
      result: said('มติที่ประชุม: ลาดยางสองสาย'),
      use: said('นำไปบรรจุในแผน'),
    },
    lacks: { subject: TEXT, people: TEXT, result: TEXT, use: TEXT },
  },
  {
    ids: { 2568: 'O21' },
    heading: ({ y }) => `No Gift Policy ปีงบประมาณ พ.ศ. ${y}`,
    parts: {
      notice: said('ประกาศเจตนารมณ์'),
      signed: said('ลงนาม โดยผู้บริหาร'),
      activity: said('ประชุมถ่ายทอดแก่พนักงาน'),
    },
    lacks: { notice: TEXT, signed: MAY_TEXT, activity: MAY_TEXT },
  },
  {
    ids: { 2569: 'O20' },
    heading: ({ y }) => `No Gift Policy ปีงบประมาณ พ.ศ. ${y}`,
    parts: {
      notice: said('ประกาศเจตนารมณ์'),
      report: ({ before }) => `<p>ผลการดำเนินงานตามนโยบาย ปี ${before}</p>`,
      knowledge: said('ความรู้เรื่องธรรมจรรยา'),
    },
    lacks: { notice: TEXT, report: MAY_TEXT, knowledge: MAY_TEXT },
  },
  {
    ids: { 2568: 'O22' },
    heading: ({ before }) => `แบบสรุปรายงานของปีงบประมาณ พ.ศ. ${before}`,
    parts: { report: said('ไม่มีการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา') },
    lacks: { report: TEXT },
  },
  {
    ids: { 2568: 'O23' },
    heading: ({ y }) => `การประเมินความเสี่ยงการให้หรือรับสินบน ปีงบประมาณ พ.ศ. ${y}`,
    parts: {
      first: said('ทะเบียนราษฎร: เหตุการณ์เรียกเงิน'),
      second: said('จัดเก็บภาษี: เหตุการณ์ประเมินต่ำ'),
      level: said('โอกาสสูง ผลกระทบปานกลาง'),
      measures: said('มาตรการ: ติดป้ายค่าธรรมเนียม'),
    },
    lacks: { first: 'E coverage/missing', second: 'E coverage/missing', level: TEXT, measures: TEXT },
  },
  {
    ids: { 2569: 'O21' },
    heading: ({ y }) => `การประเมินความเสี่ยงการทุจริต ปีงบประมาณ พ.ศ. ${y}`,
    parts: {
      areas: said('ทะเบียนราษฎร จัดเก็บภาษี การจัดซื้อจัดจ้าง การใช้อำนาจ'),
      level: said('โอกาสสูง ผลกระทบปานกลาง'),
      measures: said('มาตรการ: ติดป้ายค่าธรรมเนียม'),
    },
    lacks: { areas: 'W coverage/missing', level: TEXT, measures: TEXT },
  },
  {
    ids: { 2568: 'O24', 2569: 'O22' },
    heading: ({ before }) => `รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริต ปีงบประมาณ พ.ศ. ${before}`,
    parts: { results: said('ติดป้ายแล้วทุกจุด') },
    lacks: {},
  },
  {
    ids: { 2568: 'O25', 2569: 'O23' },
    heading: () => 'แผนปฏิบัติการป้องกันการทุจริต',
    parts: { years: said('(พ.ศ. 2566 - 2570)') },
    lacks: { years: YEAR },
  },
  {
    ids: { 2568: 'O26', 2569: 'O24' },
    heading: ({ before }) => `รายงานผลการดำเนินการป้องกันการทุจริต ประจำปี พ.ศ. ${before}`,
    parts: { results: said('ดำเนินการ 5 โครงการ'), ...ENDS },
    lacks: MAY_ENDS,
  },
  { ids: { 2568: 'O27' }, ...MEASURES, heading: MEASURES.heading('มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน') },
  { ids: { 2569: 'O25' }, ...MEASURES, heading: MEASURES.heading('การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร') },
  {
    ids: { 2568: 'O28', 2569: 'O26' },
    heading: ({ before }) => `รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี พ.ศ. ${before}`,
    parts: { results: said('เปิดเผยข้อมูลแล้วทุกข้อ') },
    lacks: {},
  },
];
