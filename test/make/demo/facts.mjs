// Who and what the sample municipality is. Names of persons are invented.

/** `first`: before the budget file was swapped; `now`; `after`: once the plan is carried out. */
export const STAGES = ['first', 'now', 'after'];

export const TOWN = 'เทศบาลตำบลสำราญ';
export const PLACE = 'อำเภอเมืองยโสธร จังหวัดยโสธร';
export const ADDRESS = 'เลขที่ 199 หมู่ที่ 3 ตำบลสำราญ อำเภอเมืองยโสธร จังหวัดยโสธร 35000';
export const PHONE = '0 4500 0199';
export const MAIL = 'saraban@samran.example';
export const ORIGIN = 'http://127.0.0.1:8568';

export const MAYOR = { name: 'นายบุญเลิศ แสงทองดี', post: 'นายกเทศมนตรีตำบลสำราญ' };
export const CLERK = { name: 'นายอนุชา วงศ์คำจันทร์', post: 'ปลัดเทศบาลตำบลสำราญ' };
export const TREASURER = { name: 'นางวราภรณ์ ทองอินทร์', post: 'ผู้อำนวยการกองคลัง' };
export const SECRETARY = { name: 'นายวีระชัย คำภูมี', post: 'หัวหน้าสำนักปลัดเทศบาล' };
export const PLANNER = { name: 'นางสาวณัฐธิดา แก้วกาญจน์', post: 'ผู้อำนวยการกองยุทธศาสตร์และงบประมาณ' };

/** The political side, as the manual asks of local governments. */
export const POLITICIANS = [
  { ...MAYOR, phone: '08 0000 0101' },
  { name: 'นางสาวกัญญา พูนสวัสดิ์', post: 'รองนายกเทศมนตรี', phone: '08 0000 0102' },
  { name: 'นายธวัชชัย ศรีประเสริฐ', post: 'รองนายกเทศมนตรี', phone: '08 0000 0103' },
  { name: 'นายสำรวย บุตรดี', post: 'เลขานุการนายกเทศมนตรี', phone: '08 0000 0104' },
];

/** The permanent officials. */
export const OFFICIALS = [
  { ...CLERK, phone: '08 0000 0201' },
  { name: 'นางพิมพ์ใจ สายบุญ', post: 'รองปลัดเทศบาล', phone: '08 0000 0202' },
  { ...SECRETARY, phone: '08 0000 0203' },
  { ...TREASURER, phone: '08 0000 0204' },
  { name: 'นายสุริยา พันธ์เพ็ง', post: 'ผู้อำนวยการกองช่าง', phone: '08 0000 0205' },
  { name: 'นายเกรียงไกร บุญมาก', post: 'ผู้อำนวยการกองสาธารณสุขและสิ่งแวดล้อม', phone: '08 0000 0206' },
  { name: 'นางมาลัย ใจงาม', post: 'ผู้อำนวยการกองการศึกษา', phone: '08 0000 0207' },
  { ...PLANNER, phone: '08 0000 0208' },
  { name: 'นางสาวอรทัย สุขสันต์', post: 'ผู้อำนวยการกองสวัสดิการสังคม', phone: '08 0000 0209' },
];

/** The services at the counter, with users from October to March: [at the counter, online]. */
export const USERS = [
  ['งานทะเบียนราษฎร', [112, 18], [98, 21], [87, 24], [121, 30], [104, 27], [93, 31]],
  ['ภาษีที่ดินและสิ่งปลูกสร้าง', [14, 3], [22, 6], [41, 15], [136, 58], [158, 74], [97, 66]],
  ['การอนุญาตก่อสร้างอาคาร', [9, 2], [7, 1], [6, 3], [11, 4], [8, 3], [10, 5]],
  ['ใบอนุญาตประกอบกิจการที่เป็นอันตรายต่อสุขภาพ', [4, 0], [6, 1], [12, 2], [19, 5], [8, 3], [7, 2]],
  ['จดทะเบียนพาณิชย์', [8, 1], [6, 2], [5, 0], [10, 4], [9, 3], [7, 4]],
  ['เบี้ยยังชีพผู้สูงอายุและเบี้ยความพิการ', [64, 0], [58, 2], [43, 1], [37, 4], [31, 6], [29, 5]],
  ['คำร้องทั่วไป (ไฟฟ้าสาธารณะ ตัดต้นไม้ น้ำอุปโภค)', [38, 22], [35, 26], [29, 31], [33, 36], [30, 41], [36, 44]],
  ['ยืมทรัพย์สินของทางราชการ', [6, 0], [9, 3], [14, 6], [8, 5], [10, 9], [11, 12]],
];

export const HALF_YEAR = ['ตุลาคม 2567', 'พฤศจิกายน 2567', 'ธันวาคม 2567', 'มกราคม 2568', 'กุมภาพันธ์ 2568', 'มีนาคม 2568'];

export function thaiDigits(text) {
  return String(text).replace(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)]);
}

export function money(amount) {
  return amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
