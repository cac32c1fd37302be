/** The truth of the PDF corpus: rows of a procurement report, the same for the same seed. */

const KINDS = [
  'ก่อสร้างถนนคอนกรีตเสริมเหล็ก',
  'ปรับปรุงระบบประปาหมู่บ้าน',
  'จัดซื้อวัสดุสำนักงาน',
  'จ้างเหมาบริการกำจัดขยะมูลฝอย',
  'จัดซื้อครุภัณฑ์คอมพิวเตอร์',
  'ซ่อมแซมท่อระบายน้ำ',
  'จ้างทำป้ายประชาสัมพันธ์',
  'จัดซื้ออาหารเสริม (นม) โรงเรียน',
  'จ้างเหมาติดตั้งโคมไฟฟ้าสาธารณะพลังงานแสงอาทิตย์',
  'จัดซื้อน้ำมันเชื้อเพลิงและหล่อลื่น',
];
const PLACES = [
  'บ้านหนองแวง หมู่ที่ 3',
  'ถนนสำราญราษฎร์ ซอย 12',
  'ชุมชนตลาดเก่า',
  'หน้าสำนักงานเทศบาลตำบลสำราญ',
  'โรงเรียนเทศบาล 1',
  'บ้านดงยาง หมู่ที่ 7 เชื่อมบ้านน้ำคำ หมู่ที่ 9',
];
const METHODS = ['เฉพาะเจาะจง', 'คัดเลือก', 'e-bidding', 'วิธีเฉพาะเจาะจง'];
const VENDORS = [
  'หจก. สำราญก่อสร้าง',
  'บริษัท ยโสธรพัฒนา จำกัด',
  'ร้านเจริญพานิช',
  'นายสมชาย ใจดี',
  'ห้างหุ้นส่วนจำกัด น้ำคำวิศวกรรม',
  'ร้าน พี.เค. คอมพิวเตอร์',
  'บริษัท เอ็น.ที. ซัพพลาย แอนด์ เซอร์วิส จำกัด',
];
const MONTHS = ['ม.ค.', 'ก.พ.', 'มี.ค.', 'เม.ย.', 'พ.ค.', 'มิ.ย.', 'ก.ค.', 'ส.ค.', 'ก.ย.', 'ต.ค.', 'พ.ย.', 'ธ.ค.'];

function dice(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * sides);
  };
}

const baht = (value) => value.toLocaleString('en-US', { minimumFractionDigits: 2 });

/** What a clerk types: most cells right, some not. */
function egpOf(index, roll) {
  const month = String(1 + roll(12)).padStart(2, '0');
  const number = `67${month}${String(9000000 + roll(900000)).slice(0, 7)}`;
  if (index % 19 === 18) return number.slice(0, 10);
  if (index % 23 === 22) return '-';
  if (index % 29 === 28) return '';
  return number;
}

/** @returns rows of `{ no, name, budget, date, method, vendor, price, egp }`, all texts. */
export function rowsOf(count, seed) {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, index) => {
    const budget = (5 + roll(3000)) * 1000 + roll(2) * 500;
    const price = budget - roll(40) * 25;
    const kind = KINDS[roll(KINDS.length)];
    return {
      no: String(index + 1),
      name: roll(3) === 0 ? kind : `${kind} ${PLACES[roll(PLACES.length)]}`,
      budget: baht(budget),
      date: `${1 + roll(28)} ${MONTHS[roll(12)]} 2567`,
      method: METHODS[roll(METHODS.length)],
      vendor: VENDORS[roll(VENDORS.length)],
      price: baht(price),
      egp: egpOf(index, roll),
    };
  });
}

export const HEADINGS = {
  no: 'ลำดับที่',
  name: 'ชื่อโครงการ/รายการจัดซื้อจัดจ้าง',
  budget: 'วงเงินงบประมาณ (บาท)',
  date: 'วันที่ลงนามในสัญญา',
  method: 'วิธีการจัดซื้อจัดจ้าง',
  vendor: 'ผู้ได้รับการคัดเลือก',
  price: 'ราคาที่ตกลงซื้อหรือจ้าง (บาท)',
  egp: 'เลขที่โครงการในระบบ e-GP',
};

export const COLUMNS = Object.keys(HEADINGS);
