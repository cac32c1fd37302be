/** The divisions of a body that act on items, by their duty. */
export interface AgencyUnits {
  /** General administration. */
  readonly office: string;
  readonly finance: string;
  readonly planning: string;
}

/** A kind of public body, with the words that pages of such bodies use. */
export interface AgencyKind {
  /** As `agency.kind` names it. */
  readonly name: string;
  /** How it is also written: `ทต.` */
  readonly also: readonly string[];
  /** Local governments have a political side and permanent officials. */
  readonly isLocal: boolean;
  /** Names of bodies that are plainly of the kind, in Thai or English. */
  readonly named: RegExp;
  /** What the title of the executive replaces at the front of a name: นายกเทศมนตรี + ตำบลสำราญ. Null: the name stands whole. */
  readonly replaced: RegExp | null;
  /** Titles of the highest executive; the first is the whole one. */
  readonly executive: readonly string[];
  readonly deputy: readonly string[];
  /** Titles of the highest permanent official. */
  readonly clerk: readonly string[];
  readonly council: readonly string[];
  /** Names of its plan of several years. */
  readonly plan: readonly string[];
  readonly units: AgencyUnits;
  readonly english: { readonly executive: string; readonly clerk: string };
  /** A list of disclosures of its own that numbers its items otherwise; absent: it has the list of the NACC. */
  readonly ownList?: string;
}

/** Written before the name of a body. */
const BEFORE = '^(?:สำนักงาน(?:ของ)?|ที่ทำการ|เว็บไซต์(?:ของ)?)? ?';
const LOCAL_PLAN = ['แผนพัฒนา', 'แผนยุทธศาสตร์'];
const STATE_PLAN = ['แผนปฏิบัติราชการ', 'แผนยุทธศาสตร์', 'แผนกลยุทธ์', 'แผนพัฒนา'];

/** @param short `ทต`; empty: the level is not said */
function municipality(name: string, short: string, english: RegExp, units: Partial<AgencyUnits> = {}): AgencyKind {
  const abbreviated = short === '' ? '' : `|${short}(?:\\.|(?= ))`;
  return {
    name,
    also: short === '' ? [] : [`${short}.`, short],
    isLocal: true,
    named: new RegExp(`${BEFORE}(?:${name}${abbreviated})|${english.source}`, 'i'),
    replaced: new RegExp(`^(?:สำนักงาน)?(?:เทศบาล${abbreviated}) ?`),
    executive: ['นายกเทศมนตรี', ...(short === '' ? [] : [`นายก ${short}.`, `นายก${short}.`])],
    deputy: ['รองนายกเทศมนตรี', 'รองนายก'],
    clerk: ['ปลัดเทศบาล'],
    council: ['สภาเทศบาล'],
    plan: LOCAL_PLAN,
    units: { office: 'สำนักปลัดเทศบาล', finance: 'กองคลัง', planning: 'กองยุทธศาสตร์และงบประมาณ', ...units },
    english: { executive: 'the mayor', clerk: 'the municipal clerk' },
  };
}

/** @param short `อบต` */
function administration(whole: string, short: string, english: RegExp, units: AgencyUnits): AgencyKind {
  return {
    name: whole,
    also: [`${short}.`, short],
    isLocal: true,
    named: new RegExp(`${BEFORE}(?:${whole}|${short}\\.?(?=[ ก-ฮเ-ไ]))|${english.source}`, 'i'),
    replaced: new RegExp(`^(?:ที่ทำการ)?(?:${whole}|${short}\\.?) ?`),
    executive: [`นายก${whole}`, `นายก ${short}`, `นายก${short}`],
    deputy: [`รองนายก${whole}`, 'รองนายก'],
    clerk: [`ปลัด${whole}`, `ปลัด ${short}`, `ปลัด${short}`],
    council: [`สภา${whole}`, `สภา ${short}`, `สภา${short}`],
    plan: LOCAL_PLAN,
    units,
    english: { executive: 'the chief executive', clerk: 'the chief administrator' },
  };
}

/** A body of the state: no political side of its own. */
function stateBody(
  kind: Pick<AgencyKind, 'name' | 'named' | 'executive' | 'units'> & Partial<AgencyKind>,
  english: string,
): AgencyKind {
  return {
    also: [],
    isLocal: false,
    replaced: null,
    deputy: kind.executive.map((title) => `รอง${title}`),
    clerk: [],
    council: [],
    plan: STATE_PLAN,
    english: { executive: english, clerk: 'the head of the office' },
    ...kind,
  };
}

/**
 * Kinds of bodies, from the most particular name to the most general: of a name the first kind that fits holds. Titles are those of
 * the laws on each kind, divisions those that most bodies of the kind have.
 */
export const AGENCY_KINDS: readonly AgencyKind[] = [
  stateBody(
    {
      name: 'โรงเรียน',
      also: ['สถานศึกษา'],
      named: /^(?:โรงเรียน|ศูนย์พัฒนาเด็กเล็ก)|\bschool\b/i,
      executive: ['ผู้อำนวยการ', 'ครูใหญ่'],
      units: { office: 'กลุ่มบริหารทั่วไป', finance: 'กลุ่มบริหารงบประมาณ', planning: 'กลุ่มบริหารงบประมาณ' },
      ownList: 'สพฐ.',
    },
    'the head teacher',
  ),
  stateBody(
    {
      name: 'วิทยาลัยอาชีวศึกษา',
      also: ['วิทยาลัย', 'สถาบันการอาชีวศึกษา'],
      named: /^(?:วิทยาลัย(?:เทคนิค|อาชีวศึกษา|สารพัดช่าง|การอาชีพ|เกษตร|ประมง|พณิชยการ)|สถาบันการอาชีวศึกษา)/,
      executive: ['ผู้อำนวยการ'],
      units: { office: 'ฝ่ายบริหารทรัพยากร', finance: 'งานการเงิน', planning: 'ฝ่ายแผนงานและความร่วมมือ' },
      ownList: 'สอศ.',
    },
    'the director of the college',
  ),
  stateBody(
    {
      name: 'โรงพยาบาล',
      also: ['สำนักงานสาธารณสุข'],
      named: /^(?:โรงพยาบาล|สำนักงานสาธารณสุข)|\bhospital\b/i,
      executive: ['ผู้อำนวยการ', 'นายแพทย์สาธารณสุข', 'สาธารณสุขอำเภอ'],
      units: { office: 'กลุ่มงานบริหารทั่วไป', finance: 'งานการเงิน', planning: 'กลุ่มงานประกันสุขภาพ ยุทธศาสตร์' },
      ownList: 'MOIT',
    },
    'the director of the hospital',
  ),
  stateBody(
    {
      name: 'สถานีตำรวจ',
      also: ['ตำรวจ', 'สภ.', 'สน.'],
      named: /^(?:สถานีตำรวจ|สภ\.|สน\.|ตำรวจภูธร|กองบังคับการตำรวจ)|\bpolice\b/i,
      executive: ['ผู้กำกับการ', 'ผู้บังคับการ', 'สารวัตรใหญ่', 'สารวัตร'],
      units: { office: 'งานอำนวยการ', finance: 'งานการเงิน', planning: 'งานอำนวยการ' },
      ownList: 'ตร.',
    },
    'the commander of the station',
  ),
  municipality('เทศบาลตำบล', 'ทต', /\bsub-?district municipality\b/),
  municipality('เทศบาลเมือง', 'ทม', /\btown municipality\b/),
  municipality('เทศบาลนคร', 'ทน', /\bcity municipality\b/, { finance: 'สำนักคลัง', planning: 'สำนักยุทธศาสตร์และงบประมาณ' }),
  municipality('เทศบาล', '', /\bmunicipality\b/),
  administration('องค์การบริหารส่วนตำบล', 'อบต', /\bsub-?district administrative organi[sz]ation\b|\bSAO\b/, {
    office: 'สำนักปลัด อบต.',
    finance: 'กองคลัง',
    planning: 'งานนโยบายและแผน สำนักปลัด อบต.',
  }),
  administration('องค์การบริหารส่วนจังหวัด', 'อบจ', /\bprovincial administrative organi[sz]ation\b|\bPAO\b/, {
    office: 'สำนักปลัด อบจ.',
    finance: 'กองคลัง',
    planning: 'กองยุทธศาสตร์และงบประมาณ',
  }),
  {
    ...administration('เมืองพัทยา', 'พัทยา', /\bpattaya city\b/, {
      office: 'สำนักปลัดเมืองพัทยา',
      finance: 'สำนักการคลัง',
      planning: 'สำนักยุทธศาสตร์และงบประมาณ',
    }),
    also: ['พัทยา'],
    english: { executive: 'the mayor', clerk: 'the city clerk' },
  },
  {
    ...administration('กรุงเทพมหานคร', 'กทม', /\bbangkok metropolitan administration\b|\bBMA\b/, {
      office: 'สำนักปลัดกรุงเทพมหานคร',
      finance: 'สำนักการคลัง',
      planning: 'สำนักยุทธศาสตร์และประเมินผล',
    }),
    executive: ['ผู้ว่าราชการกรุงเทพมหานคร', 'ผู้ว่าฯ กทม', 'ผู้ว่าราชการ กทม', 'ผู้ว่าฯ กรุงเทพมหานคร'],
    deputy: ['รองผู้ว่าราชการกรุงเทพมหานคร', 'รองผู้ว่า'],
    english: { executive: 'the governor', clerk: 'the permanent secretary' },
  },
  stateBody(
    {
      name: 'จังหวัด',
      also: ['สำนักงานจังหวัด'],
      named: /^(?:สำนักงาน|ศาลากลาง|ที่ทำการ)?จังหวัด|\bprovince\b|\bprovincial (?:office|hall)\b/i,
      replaced: /^(?:สำนักงาน|ศาลากลาง|ที่ทำการ)?จังหวัด/,
      executive: ['ผู้ว่าราชการจังหวัด', 'ผู้ว่าราชการ'],
      units: {
        office: 'สำนักงานจังหวัด',
        finance: 'กลุ่มงานอำนวยการ สำนักงานจังหวัด',
        planning: 'กลุ่มงานยุทธศาสตร์ สำนักงานจังหวัด',
      },
      plan: ['แผนพัฒนาจังหวัด', ...STATE_PLAN],
    },
    'the governor',
  ),
  stateBody(
    {
      name: 'มหาวิทยาลัย',
      also: ['สถาบันอุดมศึกษา'],
      named: /มหาวิทยาลัย|^สถาบัน(?:เทคโนโลยี|บัณฑิต|พระบรม)|\buniversity\b/i,
      executive: ['อธิการบดี', 'คณบดี'],
      council: ['สภามหาวิทยาลัย', 'สภาสถาบัน'],
      units: { office: 'สำนักงานอธิการบดี', finance: 'กองคลัง', planning: 'กองนโยบายและแผน' },
    },
    'the president of the university',
  ),
  stateBody(
    {
      name: 'องค์การมหาชน',
      named: /\(?องค์การมหาชน\)?|\bpublic organi[sz]ation\b/i,
      executive: ['ผู้อำนวยการ', 'เลขาธิการ'],
      units: { office: 'ฝ่ายอำนวยการ', finance: 'งานการเงิน', planning: 'ฝ่ายนโยบายและแผน' },
    },
    'the director',
  ),
  stateBody(
    {
      name: 'รัฐวิสาหกิจ',
      named:
        /รัฐวิสาหกิจ|^(?:การ(?:ไฟฟ้า|ประปา|รถไฟ|ทาง|ท่าเรือ|ท่าอากาศยาน|ท่องเที่ยว|กีฬา|เคหะ|นิคม|ยาง)|ธนาคาร|โรงงาน|องค์การ(?:เภสัช|ขนส่ง|สวน|ตลาด|คลัง|ส่งเสริมกิจการโคนม|อุตสาหกรรม))|\bstate enterprise\b/i,
      executive: ['ผู้ว่าการ', 'กรรมการผู้จัดการ', 'ผู้อำนวยการ', 'ผู้จัดการ'],
      plan: ['แผนวิสาหกิจ', ...STATE_PLAN],
      units: { office: 'ฝ่ายบริหารทั่วไป', finance: 'ฝ่ายการเงินและบัญชี', planning: 'ฝ่ายแผนวิสาหกิจ' },
    },
    'the governor of the enterprise',
  ),
  stateBody(
    {
      name: 'ศาล',
      also: ['สำนักงานศาล'],
      replaced: /^(?:สำนักงาน(?:ประจำ)?)?ศาล/,
      named: /^(?:สำนักงาน(?:ประจำ)?)?ศาล(?!า)|\bcourt\b/i,
      executive: ['ประธานศาล', 'เลขาธิการสำนักงานศาล', 'ผู้พิพากษาหัวหน้าศาล', 'อธิบดีผู้พิพากษา', 'ผู้อำนวยการสำนักงาน'],
      units: { office: 'ส่วนช่วยอำนวยการ', finance: 'ส่วนคลัง', planning: 'สำนักแผนงานและงบประมาณ' },
    },
    'the president of the court',
  ),
  stateBody(
    {
      name: 'กระทรวง',
      also: ['สำนักงานปลัดกระทรวง'],
      replaced: /^(?:สำนักงานปลัด)?กระทรวง/,
      named: /^(?:สำนักงานปลัด)?กระทรวง|^สำนักงานปลัดสำนักนายก|\bministry of\b/i,
      executive: ['ปลัดกระทรวง', 'รัฐมนตรี', 'ปลัดสำนักนายกรัฐมนตรี'],
      units: { office: 'กองกลาง', finance: 'กองคลัง', planning: 'กองยุทธศาสตร์และแผนงาน' },
    },
    'the permanent secretary',
  ),
  stateBody(
    {
      name: 'องค์กรอิสระ',
      also: ['หน่วยงานของรัฐสภา'],
      named:
        /^สำนักงาน(?:คณะกรรมการการเลือกตั้ง|ผู้ตรวจการแผ่นดิน|การตรวจเงินแผ่นดิน|อัยการสูงสุด|เลขาธิการ(?:สภา|วุฒิ))|^สำนักงาน ?ป\.ป\.ช\./,
      executive: ['เลขาธิการ', 'ประธานกรรมการ', 'อัยการสูงสุด', 'ผู้ว่าการ'],
      units: { office: 'สำนักบริหารงานกลาง', finance: 'สำนักการคลัง', planning: 'สำนักนโยบายและแผน' },
    },
    'the secretary-general',
  ),
  stateBody(
    {
      name: 'สำนักงาน',
      also: ['สำนักงานคณะกรรมการ'],
      named:
        /^สำนักงาน(?:คณะกรรมการ|เศรษฐกิจ|นโยบาย|สภา|ประกันสังคม|การ|ส่งเสริม)|\boffice of the [a-z ]{0,40}(?:commission|board)\b/i,
      executive: ['เลขาธิการ', 'ผู้อำนวยการ'],
      units: { office: 'สำนักงานเลขานุการ', finance: 'กลุ่มงานคลัง', planning: 'กลุ่มยุทธศาสตร์และแผนงาน' },
    },
    'the secretary-general',
  ),
  stateBody(
    {
      name: 'กรม',
      also: ['ส่วนราชการ'],
      named: /^กรม[ก-ฮเ-ไ]|\bdepartment of\b/i,
      executive: ['อธิบดี'],
      units: { office: 'สำนักงานเลขานุการกรม', finance: 'กองคลัง', planning: 'กองแผนงาน' },
    },
    'the director-general',
  ),
];
