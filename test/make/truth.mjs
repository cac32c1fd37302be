// The table from which every document of the corpus is made, and against which what we read is compared.

export const HEADINGS = [
  'ลำดับที่',
  'ชื่อรายการของงานที่ซื้อหรือจ้าง',
  'งบประมาณ',
  'ราคากลาง',
  'ราคาที่ตกลง',
  'วิธีการจัดซื้อจัดจ้าง',
  'ผู้ประกอบการที่ได้รับการคัดเลือก',
  'วันที่ลงนาม',
  'เลขที่โครงการในระบบ e-GP',
];

/** Columns 3 to 5 stand under one heading; the others reach over both heading rows. */
export const GROUP = { title: 'วงเงิน (บาท)', from: 2, to: 4 };

export const TITLES = [
  'รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ',
  'เทศบาลตำบลสำราญ อำเภอเมืองยโสธร จังหวัดยโสธร ประจำปีงบประมาณ พ.ศ. 2567',
];

export const NOTES = ['หมายเหตุ ข้อมูล ณ วันที่ 30 กันยายน 2567', 'ผู้รายงาน นางสาวสมมุติ ใจดี ตำแหน่ง เจ้าพนักงานพัสดุ'];

const WORKS = [
  'จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านสำราญ หมู่ที่ 1 ถึงบ้านคำน้ำใส',
  'ซื้อวัสดุสำนักงาน',
  'จ้างเหมาบริการทำความสะอาดอาคารสำนักงานเทศบาล',
  'ซื้อครุภัณฑ์คอมพิวเตอร์ จำนวน 5 เครื่อง',
  'จ้างซ่อมแซมรถบรรทุกน้ำดับเพลิง',
  'ซื้ออาหารเสริม (นม) โรงเรียน',
  'จ้างทำป้ายประชาสัมพันธ์โครงการป้องกันน้ำท่วม',
  'ซื้อยาและเวชภัณฑ์สำหรับสัตว์',
];
const VENDORS = ['บริษัท ก้าวหน้าก่อสร้าง จำกัด', 'ห้างหุ้นส่วนจำกัด ศรีสำราญการค้า', 'ร้านน้ำทิพย์พาณิชย์', 'นายสมมุติ ตั้งใจ'];
const METHODS = ['วิธีเฉพาะเจาะจง', 'วิธีคัดเลือก', 'วิธีประกาศเชิญชวนทั่วไป (e-bidding)'];
const MONTHS = [
  'ต.ค. 66',
  'พ.ย. 66',
  'ธ.ค. 66',
  'ม.ค. 67',
  'ก.พ. 67',
  'มี.ค. 67',
  'เม.ย. 67',
  'พ.ค. 67',
  'มิ.ย. 67',
  'ก.ค. 67',
  'ส.ค. 67',
  'ก.ย. 67',
];

/** What officers do to an e-GP number. `number`: stored as a number, shown with this format. */
const ODDITIES = {
  4: (digits) => ({ text: digits, number: Number(digits), format: 'scientific' }),
  7: (digits) => ({ text: digits.replace(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)]) }),
  9: (digits) => ({ text: `${digits.slice(0, 2)} ${digits.slice(2, 4)} ${digits.slice(4)}` }),
  13: (digits) => ({ text: `\u00a0${digits}` }),
  16: (digits) => ({ text: `${digits.slice(0, 6)}\n${digits.slice(6)}` }),
  19: (digits) => ({ text: digits.slice(0, 10) }),
  22: (digits) => ({ text: `${digits.slice(0, 4)}-${digits.slice(4)}` }),
  25: () => ({ text: '-' }),
  29: (digits) => ({ text: digits.slice(0, 10) }),
  31: (digits) => ({ text: digits, number: Number(digits), format: 'integer' }),
  34: (digits) => ({ text: `${digits.slice(0, 5)}\u200b${digits.slice(5)}` }),
  37: () => ({ text: '' }),
};

const money = (value) => value.toLocaleString('en-US', { minimumFractionDigits: 2 });

/** Forty rows; each cell is `{ text }` as a reader sees it, numbers with `number` and `format`. */
export const ROWS = Array.from({ length: 40 }, (_, index) => {
  const number = index + 1;
  const month = index % 12;
  const budget = 12_500 + ((number * 7919) % 487_000);
  const price = budget - ((number * 353) % 2_000) - 0.5;
  const digits = `${month < 3 ? '66' : '67'}${String(((month + 9) % 12) + 1).padStart(2, '0')}${9_100_000 + number * 4_567}`;
  return [
    { text: String(number), number, format: 'integer' },
    { text: WORKS[index % WORKS.length] },
    { text: money(budget), number: budget, format: 'money' },
    { text: money(budget - 250), number: budget - 250, format: 'money' },
    { text: money(price), number: price, format: 'money' },
    { text: METHODS[index % METHODS.length] },
    { text: VENDORS[index % VENDORS.length] },
    { text: `${(number % 28) + 1} ${MONTHS[month]}` },
    (ODDITIES[number] ?? ((text) => ({ text })))(digits),
  ];
});

const sum = (column) => ROWS.reduce((total, row) => total + row[column].number, 0);

export const TOTAL = {
  label: 'รวมทั้งสิ้น',
  sums: [2, 3, 4].map((column) => ({ column, number: sum(column), text: money(sum(column)) })),
};
