/** What a municipality discloses, made by number, so that every item has words, figures and days of its own. */

export interface Disclosure {
  readonly id: string;
  readonly title: string;
  /** The page's own content as HTML, without its documents. */
  readonly body: string;
  /** Files that the page offers. */
  readonly files: readonly OfferedFile[];
  /** Checks of the item, as YAML. */
  readonly checks: string;
}

export interface OfferedFile {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What goes wrong with one item from the second round on, and the code that must say so. */
export const FAULTS = {
  'page gone': 'link/http-status',
  'error page with status 200': 'link/soft-404',
  'file gone': 'link/http-status',
  'file empty': 'file/empty',
  'file cut off': 'file/truncated',
  'page in place of the file': 'file/type-mismatch',
  'number of ten digits': 'egp/digits',
  'file swapped': 'change/unexplained',
  'amount changed': 'change/unexplained',
  'words gone': 'text/missing',
} as const;
export type Fault = keyof typeof FAULTS;

const SUBJECTS = [
  'แผนพัฒนาท้องถิ่น',
  'รายงานผลการดำเนินงาน',
  'แผนการใช้จ่ายงบประมาณ',
  'คู่มือการให้บริการประชาชน',
  'สถิติการให้บริการ',
  'ประกาศราคากลาง',
  'รายงานการประชุมสภา',
  'มาตรการป้องกันการรับสินบน',
  'นโยบายไม่รับของขวัญ',
  'แผนบริหารทรัพยากรบุคคล',
] as const;
const PLACES = ['บ้านสำราญ', 'บ้านหนองแสง', 'บ้านโนนสวรรค์', 'บ้านดอนกลาง', 'บ้านท่าช้าง'] as const;

const baht = (value: number): string => value.toLocaleString('en-US', { minimumFractionDigits: 2 });

/** Every third item is words alone, the second sort has a list of purchases as a file, the third a table and a PDF. */
export function disclosure(at: number, pdf: Buffer): Disclosure {
  const subject = `${SUBJECTS[at % SUBJECTS.length]} ${PLACES[at % PLACES.length]} ชุดที่ ${at + 1}`;
  const title = `${subject} ประจำปีงบประมาณ พ.ศ. 2568`;
  const id = `A${at + 1}`;
  const words = `<p>เทศบาลตำบลสำราญขอเผยแพร่${subject} โครงการปรับปรุงถนน${PLACES[(at + 2) % PLACES.length]} งบประมาณ ${baht(10_000 + at * 1370)} บาท รับผิดชอบโดยกองช่าง ประกาศ ณ วันที่ ${1 + (at % 28)} กุมภาพันธ์ พ.ศ. 2568</p>`;
  const says = `{ text: { all: [${subject}] } }, { date: { fiscalYear: 2568 } }, change`;
  if (at % 3 === 0) return { id, title, body: words, files: [], checks: `[${says}]` };
  if (at % 3 === 1)
    return { id, title, body: words, files: [purchases(at)], checks: `[${says}, { egp: { minRows: 5 } }]` };
  const rows = Array.from(
    { length: 6 },
    (_, row) =>
      `<tr><td>${row + 1}</td><td>งานทะเบียนราษฎร ${row + 1}</td><td>${20 + ((at * 7 + row) % 60)}</td><td>${baht(1000 + at * 31 + row)}</td></tr>`,
  );
  const table = `<table border="1"><tr><th>ลำดับที่</th><th>รายการ</th><th>จำนวนผู้รับบริการ</th><th>งบประมาณ (บาท)</th></tr>${rows.join('')}</table>`;
  const file = {
    name: `plan-${at}-2568.pdf`,
    label: `เอกสาร ชุดที่ ${at + 1} (PDF)`,
    type: 'application/pdf',
    bytes: pdf,
  };
  return { id, title, body: words + table, files: [file], checks: `[${says}]` };
}

function purchases(at: number, lastNumber = `6801${String(9_000_000 + at).padStart(7, '0')}`): OfferedFile {
  const rows = Array.from({ length: 8 }, (_, row) => {
    const number =
      row === 7 ? lastNumber : `68${String(1 + (row % 9)).padStart(2, '0')}9${String(100_000 + at * 10 + row)}`;
    return `${row + 1},จ้างเหมาบริการ งานที่ ${row + 1},${1500 + row * 10},${number}`;
  });
  const text = `\ufeffลำดับที่,งานที่จัดซื้อหรือจัดจ้าง,วงเงิน (บาท),เลขที่โครงการในระบบ e-GP\r\n${rows.join('\r\n')}\r\n`;
  return {
    name: `egp-${at}-2568.csv`,
    label: 'รายงานการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. 2568',
    type: 'text/csv',
    bytes: Buffer.from(text),
  };
}

/** The disclosure with a fault in it, as far as the fault lies in what is published and not in the answer. */
export function withFault(made: Disclosure, fault: Fault, at: number): Disclosure {
  switch (fault) {
    case 'number of ten digits':
      return { ...made, files: [purchases(at, '6801900001')] };
    case 'file swapped':
      return {
        ...made,
        files: [purchases(at + 5000)].map((file) => ({ ...file, name: made.files[0]?.name ?? file.name })),
      };
    case 'amount changed':
      return { ...made, body: made.body.replace(/งบประมาณ [\d,.]+ บาท/, 'งบประมาณ 99,999.00 บาท') };
    case 'words gone':
      return {
        ...made,
        body: '<p>เทศบาลตำบลสำราญ เผยแพร่เอกสารแล้วเมื่อวันที่ 3 กุมภาพันธ์ พ.ศ. 2568 ตามระเบียบกระทรวงมหาดไทย</p>',
        title: 'ข้อมูล',
      };
    case 'file empty':
      return { ...made, files: made.files.map((file) => ({ ...file, bytes: Buffer.alloc(0) })) };
    case 'file cut off':
      return {
        ...made,
        files: made.files.map((file) => ({ ...file, bytes: file.bytes.subarray(0, file.bytes.length >> 1) })),
      };
    default:
      return made;
  }
}

/** Faults that an item can have, by what it publishes. */
export function faultsOf(made: Disclosure): readonly Fault[] {
  const type = made.files[0]?.type;
  const page: readonly Fault[] = ['page gone', 'error page with status 200', 'amount changed', 'words gone'];
  if (type === 'text/csv')
    return [...page, 'file gone', 'file empty', 'number of ten digits', 'file swapped', 'page in place of the file'];
  if (type === 'application/pdf')
    return [...page, 'file gone', 'file empty', 'file cut off', 'page in place of the file'];
  return page;
}
