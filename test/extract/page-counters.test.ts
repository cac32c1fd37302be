import { describe, expect, it } from 'vitest';
import { readDecodedHtml } from '../../src/extract/read-html.js';

const OWN =
  '<h1>แผนดำเนินงานประจำปี 2568</h1><p>เทศบาลตำบลสำราญจัดทำแผนดำเนินงาน งบประมาณ 1,250,000 บาท</p>' +
  '<p>ลงนามโดย นายสมชาย ใจดี นายกเทศมนตรี</p>';
const contentOf = (piece: string): string | undefined =>
  readDecodedHtml(`<body>${OWN}${piece}</body>`, 'https://town.test/o6').content;
const div = (text: string): string => `<div>${text}</div>`;
const table = (...rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

const FURNITURE: readonly (readonly [string, string])[] = [
  ['สถิติวันนี้ 12 คน', 'สถิติวันนี้ 45 คน'],
  ['สถิติเมื่อวาน 99 คน', 'สถิติเมื่อวาน 1,045 คน'],
  ['สถิติทั้งหมด 12345 คน', 'สถิติทั้งหมด 12399 คน'],
  ['ทั้งหมด 12,345', 'ทั้งหมด 12,400'],
  ['รวมทั้งหมด 12,345 คน', 'รวมทั้งหมด 12,400 คน'],
  ['Total 5512', 'Total 5733'],
  ['Total: 5,512', 'Total: 5,733'],
  ['We have 12 guests and no members online', 'We have 31 guests and 2 members online'],
  ['There are currently 3 users online', 'There are currently 8 users online'],
  ['ฮิต: 120', 'ฮิต: 133'],
  ['Hits: 120', 'Hits: 140'],
  ['ดาวน์โหลดแล้ว 12 ครั้ง', 'ดาวน์โหลดแล้ว 13 ครั้ง'],
  ['Download 120', 'Download 121'],
  [
    '<span>0</span> <span>1</span> <span>2</span> <span>4</span>',
    '<span>0</span> <span>1</span> <span>3</span> <span>9</span>',
  ],
  [
    '<span>0</span><span>1</span><span>2</span><span>4</span>',
    '<span>0</span><span>1</span><span>3</span><span>9</span>',
  ],
  ['คุณเป็นผู้เยี่ยมชมลำดับที่ 12345', 'คุณเป็นผู้เยี่ยมชมลำดับที่ 12377'],
  ['ท่านเป็นผู้เข้าชมคนที่ 12345', 'ท่านเป็นผู้เข้าชมคนที่ 99999'],
  ['Online Users 3', 'Online Users 7'],
  ['Total Visitors 12,345', 'Total Visitors 12,389'],
  ['แชร์ 12', 'แชร์ 14'],
  ['ถูกใจ 88 คน', 'ถูกใจ 90 คน'],
  ['3 ความคิดเห็น', '5 ความคิดเห็น'],
  ['ผลโหวต 45% จำนวน 120 คน', 'ผลโหวต 47% จำนวน 140 คน'],
  ['กรุงเทพฯ แดดจัด 35°C', 'กรุงเทพฯ ฝนฟ้าคะนอง 29°C'],
  ['อุณหภูมิ 31 องศาเซลเซียส', 'อุณหภูมิ 28 องศาเซลเซียส'],
  ['ราคาน้ำมันวันนี้ แก๊สโซฮอล์ 95 36.45 บาท/ลิตร ดีเซล 31.94', 'ราคาน้ำมันวันนี้ แก๊สโซฮอล์ 95 35.95 บาท/ลิตร ดีเซล 32.94'],
  ['captcha: X7K2P', 'captcha: B9QQ1'],
  ['กรุณากรอกรหัส X7K2P', 'กรุณากรอกรหัส ZZ81A'],
  ['รหัสอ้างอิง: a8f3c2e1', 'รหัสอ้างอิง: 77d0b9aa'],
  ['15 เมษายน 2568 10:30:20', '2 พฤษภาคม 2568 08:11:59'],
  ['วันอังคาร, 15 เมษายน 2568', 'วันศุกร์, 2 พฤษภาคม 2568'],
  ['วันอังคารที่ 15 เมษายน 2568', 'วันศุกร์ที่ 2 พฤษภาคม 2568'],
  ['Tuesday, 15 April 2025', 'Friday, 2 May 2025'],
  ['ปรับปรุงล่าสุด 15 เมษายน 2568', 'ปรับปรุงล่าสุด 2 พฤษภาคม 2568'],
  ['Last updated: 15/04/2568', 'Last updated: 02/05/2568'],
  ['3 วันที่ผ่านมา', '2 สัปดาห์ที่ผ่านมา'],
  ['2 months ago', '3 months ago'],
  ['โพสต์โดย admin เมื่อ 3 วันที่แล้ว', 'โพสต์โดย admin เมื่อ 18 วันที่แล้ว'],
  ['© 2024 เทศบาลตำบลสำราญ', '© 2025 เทศบาลตำบลสำราญ'],
  ['ใช้เวลาประมวลผล 0.03 วินาที', 'ใช้เวลาประมวลผล 0.41 วินาที'],
  ['Page rendered in 0.0321 seconds', 'Page rendered in 0.1421 seconds'],
  ['ผู้ใช้ออนไลน์ขณะนี้ 3 คน', 'ผู้ใช้ออนไลน์ขณะนี้ 12 คน'],
  ['<i class="fa fa-eye"></i> 123', '<i class="fa fa-eye"></i> 130'],
  [
    '<i class="bi bi-eye-fill" aria-hidden="true"></i> 1,234 ครั้ง',
    '<i class="bi bi-eye-fill" aria-hidden="true"></i> 1,250 ครั้ง',
  ],
  [
    'ประกาศกองช่าง <span class="glyphicon glyphicon-eye-open"></span>12',
    'ประกาศกองช่าง <span class="glyphicon glyphicon-eye-open"></span>15',
  ],
  ['<img src="/images/icon-views.png" alt=""> 77', '<img src="/images/icon-views.png" alt=""> 81'],
  ['<img src="/images/eye.svg"> 77', '<img src="/images/eye.svg"> 81'],
  ['<svg class="icon"><use href="#icon-eye"></use></svg> 8', '<svg class="icon"><use href="#icon-eye"></use></svg> 9'],
  ['👁 120', '👁 121'],
  ['โพสต์ <span class="post-views">120</span>', 'โพสต์ <span class="post-views">121</span>'],
  ['ติดต่อกองคลัง<br>ผู้เยี่ยมชมลำดับที่ 5,001', 'ติดต่อกองคลัง<br>ผู้เยี่ยมชมลำดับที่ 5,077'],
  [
    '<b>Notice</b>:  Undefined index: lang in <b>/home/t/h.php</b> on line <b>7</b><br>แผนงาน',
    '<b>Warning</b>:  Undefined variable $x in <b>/home/t/h.php</b> on line <b>9</b><br>แผนงาน',
  ],
];

const TABLES: readonly (readonly [string, string])[] = [
  [
    table(['Today', '12'], ['Yesterday', '33'], ['This week', '120'], ['All days', '5512']),
    table(['Today', '22'], ['Yesterday', '12'], ['This week', '142'], ['All days', '5534']),
  ],
  [
    table(['วันนี้', '12'], ['เมื่อวานนี้', '33'], ['ทั้งหมด', '5512']),
    table(['วันนี้', '1'], ['เมื่อวานนี้', '12'], ['ทั้งหมด', '5513']),
  ],
  [
    table(['ที่', 'ชื่อเรื่อง', 'ฮิต'], ['1', 'แผนงาน', '12'], ['2', 'รายงาน', '1,200']),
    table(['ที่', 'ชื่อเรื่อง', 'ฮิต'], ['1', 'แผนงาน', '13'], ['2', 'รายงาน', '1,207']),
  ],
  [
    table(['Title', 'Hits', 'Author'], ['แผนงาน', '12', 'admin']),
    table(['Title', 'Hits', 'Author'], ['แผนงาน', '99', 'admin']),
  ],
  [
    table(['เอกสาร', 'ดาวน์โหลด (ครั้ง)'], ['แผนงาน', '12 ครั้ง']),
    table(['เอกสาร', 'ดาวน์โหลด (ครั้ง)'], ['แผนงาน', '19 ครั้ง']),
  ],
  [`${div('สถิติผู้เข้าชม')}${div('วันนี้ 12')}${div('รวม 120 คน')}`, `${div('สถิติผู้เข้าชม')}${div('วันนี้ 1')}${div('รวม 121 คน')}`],
];

describe('what a server writes is no change of the page', () => {
  it.each(FURNITURE)('%s', (before, after) => expect(contentOf(div(after))).toBe(contentOf(div(before))));
  it.each(TABLES)('%s', (before, after) => expect(contentOf(after)).toBe(contentOf(before)));
});

const STATISTICS = (people: string, total = '240 คน'): string =>
  table(['เดือน', 'จำนวนผู้รับบริการ'], ['ต.ค. 2567', people], ['พ.ย. 2567', '120 คน'], ['รวมทั้งหมด', total]);

const CHANGES: Readonly<Record<string, readonly [string, string]>> = {
  'a figure in a table': [STATISTICS('120 คน'), STATISTICS('130 คน')],
  'a total in a table': [STATISTICS('120 คน'), STATISTICS('120 คน', '250 คน')],
  'visitors of a museum in a table': [
    table(['งาน', 'จำนวน'], ['ผู้เข้าชมพิพิธภัณฑ์', 'จำนวนผู้เข้าชม 120 คน']),
    table(['งาน', 'จำนวน'], ['ผู้เข้าชมพิพิธภัณฑ์', 'จำนวนผู้เข้าชม 130 คน']),
  ],
  'users of a service in a table': [
    table(['บริการ', 'จำนวน'], ['ขอรับบริการออนไลน์', '12 คน'], ['วันนี้', '5 คน']),
    table(['บริการ', 'จำนวน'], ['ขอรับบริการออนไลน์', '13 คน'], ['วันนี้', '5 คน']),
  ],
  'figures of a day among others': [
    table(['บริการ', 'จำนวน'], ['ขอรับบริการ', '12 คน'], ['วันนี้', '5 คน']),
    table(['บริการ', 'จำนวน'], ['ขอรับบริการ', '12 คน'], ['วันนี้', '6 คน']),
  ],
  'a row': [table(['ลำดับ', 'รายการ'], ['1', 'ซื้อวัสดุ']), table(['ลำดับ', 'รายการ'], ['1', 'ซื้อวัสดุ'], ['2', 'จ้างก่อสร้าง'])],
  'a total below a table': [
    `${STATISTICS('1 คน')}${div('รวมทั้งหมด 240 คน')}`,
    `${STATISTICS('1 คน')}${div('รวมทั้งหมด 250 คน')}`,
  ],
  'a total below figures': [
    `${div('ผู้มาติดต่องานทะเบียน 120 คน')}${div('รวมทั้งหมด 240 คน')}`,
    `${div('ผู้มาติดต่องานทะเบียน 120 คน')}${div('รวมทั้งหมด 250 คน')}`,
  ],
  'visitors of a library by month, in a column': [
    table(['เดือน', 'จำนวนผู้เข้าชม (คน)'], ['ต.ค.', '120'], ['พ.ย.', '130']),
    table(['เดือน', 'จำนวนผู้เข้าชม (คน)'], ['ต.ค.', '120'], ['พ.ย.', '140']),
  ],
  'people behind an icon of people': [
    div('<i class="fa fa-users"></i> 45 คน'),
    div('<i class="fa fa-users"></i> 46 คน'),
  ],
  'a year in an element that is called a view': [
    div('<span class="view-content">2567 แผน</span>'),
    div('<span class="view-content">2568 แผน</span>'),
  ],
  'an amount behind an icon of money': [
    div('<i class="fa fa-money"></i> 1,200'),
    div('<i class="fa fa-money"></i> 1,300'),
  ],
  'words behind an icon of an eye': [div('<i class="fa fa-eye"></i> แผน ก'), div('<i class="fa fa-eye"></i> แผน ข')],
  'a link more in a column of downloads': [
    table(['เอกสาร', 'ดาวน์โหลด'], ['แผนงาน', 'เปิด']),
    table(['เอกสาร', 'ดาวน์โหลด'], ['แผนงาน', 'เปิด (แก้ไข)']),
  ],
  'a removed paragraph': ['<p>ข้อ 2 ให้ใช้ตั้งแต่บัดนี้</p>', ''],
};
const CHANGED_TEXTS: readonly (readonly [string, string])[] = [
  ['จำนวนผู้รับบริการ 120 คน', 'จำนวนผู้รับบริการ 130 คน'],
  ['ผู้ใช้บริการออนไลน์ 120 ครั้ง', 'ผู้ใช้บริการออนไลน์ 130 ครั้ง'],
  ['ยอดรวม 120,000 บาท', 'ยอดรวม 130,000 บาท'],
  ['รวม 120,000', 'รวม 130,000'],
  ['รวมทั้งสิ้น 1,250,000.00', 'รวมทั้งสิ้น 1,350,000.00'],
  ['สถิติการให้บริการทั้งหมด 120 คน', 'สถิติการให้บริการทั้งหมด 130 คน'],
  ['เรื่องร้องเรียนทั้งหมด 3 เรื่อง', 'เรื่องร้องเรียนทั้งหมด 4 เรื่อง'],
  ['ความคิดเห็นจากประชาชน 12 เรื่อง', 'ความคิดเห็นจากประชาชน 14 เรื่อง'],
  ['15 เมษายน 2568', '16 เมษายน 2568'],
  ['วันที่ 15 เมษายน 2568', 'วันที่ 16 เมษายน 2568'],
  ['ประกาศ ณ วันที่ 15 เมษายน 2568', 'ประกาศ ณ วันที่ 16 เมษายน 2568'],
  ['ประชุมวันที่ 15 เมษายน 2568 เวลา 10.30 น.', 'ประชุมวันที่ 15 เมษายน 2568 เวลา 13.30 น.'],
  ['ผลงานในรอบ 3 ปีที่ผ่านมา', 'ผลงานในรอบ 5 ปีที่ผ่านมา'],
  ['จัดซื้อน้ำมันดีเซล ราคา 32.50 บาท', 'จัดซื้อน้ำมันดีเซล ราคา 35.50 บาท'],
  ['ค่าน้ำมันเชื้อเพลิง 100,000 บาท', 'ค่าน้ำมันเชื้อเพลิง 120,000 บาท'],
  ['ความพึงพอใจ ร้อยละ 85', 'ความพึงพอใจ ร้อยละ 95'],
  ['นายสมชาย ใจดี', 'นายสมศักดิ์ ใจดี'],
  ['โทร. 053 123456', 'โทร. 053 123457'],
  ['เลขที่โครงการ 67119123456', 'เลขที่โครงการ 67119123457'],
  ['1,250,000', '1,350,000'],
  ['จำนวนบุคลากรทั้งหมด 45 คน', 'จำนวนบุคลากรทั้งหมด 47 คน'],
];

describe('what the municipality wrote is one', () => {
  it.each(Object.entries(CHANGES))('%s', (_, [before, after]) => expect(contentOf(after)).not.toBe(contentOf(before)));
  it.each(CHANGED_TEXTS)('%s', (before, after) => expect(contentOf(div(after))).not.toBe(contentOf(div(before))));
  it('a day beside a counter', () => {
    const shown = (day: number): string => `${div(`วันที่ ${day} เมษายน 2568`)}${div('เข้าชม 12 ครั้ง')}`;
    expect(contentOf(shown(15))).not.toBe(contentOf(shown(16)));
  });
});

it('how often a document of a table was opened is no change of the table', () => {
  const shown = (times: number): string =>
    table(['ลำดับ', 'เอกสาร', 'สถิติ'], ['1', 'แผนพัฒนา', `ดาวน์โหลด ${times} ครั้ง`], ['2', 'รายงาน', `ฮิต: ${times}`]);
  expect(contentOf(shown(12))).toBe(contentOf(shown(130)));
});
