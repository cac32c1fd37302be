// The pages of the items O1–O28, SA1–SA4, SV1 and SV2.
import { ADDRESS, HALF_YEAR, MAIL, OFFICIALS, PHONE, POLITICIANS, TOWN, thaiDigits } from './facts.mjs';
import { LETTERS } from './letters.mjs';
import { escapeHtml, FACEBOOK, files, LINE, list, steps, table } from './shell.mjs';

const CLERKS = 'สำนักปลัดเทศบาล';
const FINANCE = 'กองคลัง';
const PLANNING = 'กองยุทธศาสตร์และงบประมาณ';

const text = (...lines) => lines.map((line) => `<p>${line}</p>`).join('\n');

const people = (persons, from) => `<ul class="cards people">
${persons
  .map(
    ({ name, post, phone }, index) =>
      `<li><img src="/images/person-${from + index + 1}.svg" alt="ภาพ${escapeHtml(name)}" width="120" height="120"><strong>${name}</strong><br>${post}<br>โทร. ${phone}</li>`,
  )
  .join('\n')}
</ul>`;

const gallery = (pictures) => `<ul class="gallery">
${pictures.map(([path, caption]) => `<li><figure><img src="/${path}" alt="${escapeHtml(caption)}" width="480" height="300"><figcaption>${escapeHtml(caption)}</figcaption></figure></li>`).join('\n')}
</ul>`;

/** After the plan was carried out, the letter stands next to the file that it explains. */
const withLetter = (id, stage, documents) => {
  const letter = LETTERS[id];
  const explained = stage === 'after' ? [[letter.path, `หนังสือชี้แจง ที่ ${letter.number} ลงวันที่ ${letter.day}`]] : [];
  return files([...documents, ...explained]);
};

const ETHICS_DAY = 'วันที่ 17 ธันวาคม 2567';

/** What stands at the top of every item's page, and its content by stage. */
export const ITEMS = [
  {
    id: 'O1',
    path: 'about/structure.html',
    title: 'โครงสร้างและอำนาจหน้าที่',
    unit: CLERKS,
    published: '8 ตุลาคม 2567',
    body: () => `<h2>แผนผังโครงสร้างส่วนราชการ</h2>
<p><img src="/images/structure.svg" alt="แผนผังโครงสร้าง${TOWN} ทั้งฝ่ายการเมืองและฝ่ายข้าราชการประจำ" width="960" height="330"></p>
<h2>อำนาจหน้าที่</h2>
${list([
  'จัดให้มีและบำรุงรักษาทางบกและทางระบายน้ำในเขตเทศบาล',
  'รักษาความสะอาดของถนนและที่สาธารณะ รวมทั้งกำจัดมูลฝอย',
  'ป้องกันและระงับโรคติดต่อ และจัดบริการสาธารณสุขเบื้องต้น',
  'ให้ราษฎรได้รับการศึกษาอบรม และบำรุงศิลปะ จารีตประเพณี',
  'ส่งเสริมการพัฒนาสตรี เด็ก เยาวชน ผู้สูงอายุ และผู้พิการ',
])}
${files([['files/o1-structure.pdf', 'โครงสร้างและอำนาจหน้าที่ของส่วนราชการ']])}`,
  },
  {
    id: 'O2',
    path: 'about/executives.html',
    title: 'ข้อมูลผู้บริหาร',
    unit: CLERKS,
    published: '8 ตุลาคม 2567',
    body: () => `<h2>คณะผู้บริหารฝ่ายการเมือง</h2>
${people(POLITICIANS, 0)}
<h2>ปลัดเทศบาลและหัวหน้าส่วนราชการ</h2>
${people(OFFICIALS, POLITICIANS.length)}`,
  },
  {
    id: 'O3',
    path: 'contact.html',
    title: 'ข้อมูลการติดต่อและช่องทางการสอบถามข้อมูล',
    unit: CLERKS,
    published: '1 ตุลาคม 2567',
    body: () => `<dl class="facts">
<dt>ที่อยู่</dt><dd>${ADDRESS}</dd>
<dt>โทรศัพท์</dt><dd><a href="tel:045000199">${PHONE}</a></dd>
<dt>อีเมลกลาง</dt><dd><a href="mailto:${MAIL}">${MAIL}</a></dd>
<dt>เวลาทำการ</dt><dd>วันจันทร์ถึงวันศุกร์ เวลา 08.30 – 16.30 น.</dd>
<dt>แผนที่</dt><dd>พิกัด 15.8000, 104.1500 ริมถนนแจ้งสนิท ห่างจากตัวจังหวัด 8 กิโลเมตร</dd>
</dl>
<h2>ถามและได้คำตอบ</h2>
${list([
  '<a href="/webboard/">กระดานสนทนา (Webboard) ถาม-ตอบ</a>',
  `<a href="${FACEBOOK}">Facebook เทศบาลตำบลสำราญ</a>`,
  `<a href="${LINE}">LINE Official Account</a>`,
  '<a href="/service/request.html">แบบฟอร์มสอบถามและยื่นคำร้องออนไลน์</a>',
])}`,
  },
  {
    id: 'O4',
    path: 'news/index.html',
    title: 'ข่าวประชาสัมพันธ์',
    unit: CLERKS,
    published: '28 มีนาคม 2568',
    body: () => `${table(
      ['วันที่', 'เรื่อง'],
      [
        ['28 มีนาคม 2568', 'ขยายเวลาชำระภาษีที่ดินและสิ่งปลูกสร้าง ประจำปี 2568'],
        ['14 มีนาคม 2568', 'เชิญเกษตรกรลงทะเบียนโครงการแหล่งน้ำเพื่อการเกษตร'],
        ['20 กุมภาพันธ์ 2568', 'ประชาคมท้องถิ่นเพิ่มเติมแผนพัฒนาท้องถิ่น'],
        ['3 กุมภาพันธ์ 2568', 'ออกหน่วยฉีดวัคซีนป้องกันโรคพิษสุนัขบ้า 8 หมู่บ้าน'],
        ['25 มกราคม 2568', 'งานประเพณีบุญคูณลาน ประจำปี 2568'],
        ['17 ธันวาคม 2567', 'อบรมคุณธรรมและจริยธรรมพนักงานเทศบาล'],
        ['9 ธันวาคม 2567', 'วันต่อต้านคอร์รัปชันสากล ผู้บริหารและพนักงานประกาศเจตนารมณ์'],
      ],
    )}
<p><a href="/news/archive.html">ข่าวปีก่อน ๆ</a></p>`,
  },
  {
    id: 'O5',
    title: 'แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน',
    unit: PLANNING,
    published: '12 ตุลาคม 2567',
    body: () => `${text('แผนพัฒนาท้องถิ่น (พ.ศ. 2566 – 2570) มี 5 ยุทธศาสตร์ พร้อมเป้าหมายและตัวชี้วัดรายปี')}
${files([['files/o5-plan-2566-2570.pdf', 'แผนพัฒนาท้องถิ่น (พ.ศ. 2566 – 2570)']])}`,
  },
  {
    id: 'O6',
    title: 'แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณ ประจำปี',
    unit: PLANNING,
    published: '31 มีนาคม 2568',
    body: (
      stage,
    ) => `${text('แสดงแผนการดำเนินงาน งบประมาณ และความก้าวหน้าของทุกโครงการ รอบ 6 เดือนแรกของปีงบประมาณ พ.ศ. 2568')}
${withLetter('O6', stage, [['files/2568/o6-budget-progress-2568.xlsx', 'แผนและความก้าวหน้าในการใช้งบประมาณ ปีงบประมาณ พ.ศ. 2568']])}`,
  },
  {
    id: 'O7',
    title: 'รายงานผลการดำเนินงานประจำปี',
    unit: PLANNING,
    year: 2567,
    published: '18 พฤศจิกายน 2567',
    body: () => files([['files/2567/รายงานผลการดำเนินงาน-2567.pdf', 'รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2567']]),
  },
  {
    id: 'O8',
    title: 'คู่มือหรือแนวทางการปฏิบัติงานของเจ้าหน้าที่',
    unit: CLERKS,
    published: '21 ตุลาคม 2567',
    body: () => `${files([['files/o8-officer-manual.pdf', 'คู่มือการปฏิบัติงาน งานจัดเก็บรายได้']])}
<p>ดูเพิ่มเติม: <a href="/smart-asset/manual.html">คู่มือการยืมทรัพย์สินของทางราชการ</a></p>`,
  },
  {
    id: 'O9',
    path: 'service/manual.html',
    title: 'คู่มือหรือแนวทางการขอรับบริการสำหรับผู้รับบริการหรือผู้มาติดต่อ',
    unit: CLERKS,
    published: '21 ตุลาคม 2567',
    body: () => `<details open><summary>งานทะเบียนราษฎร</summary><div>
${steps(['ยื่นคำร้องและเอกสารที่เคาน์เตอร์ 1', 'นายทะเบียนตรวจเอกสาร', 'บันทึกรายการและรับเอกสารคืน'])}
<p>ระยะเวลา 20 นาที ช่องทาง: ศูนย์บริการเบ็ดเสร็จ ไม่มีค่าธรรมเนียม เอกสาร: บัตรประชาชน ทะเบียนบ้าน</p></div></details>
<details><summary>จดทะเบียนพาณิชย์</summary><div>
${steps(['ยื่นคำขอที่เคาน์เตอร์ 3 หรือทาง E-Service', 'เจ้าหน้าที่ตรวจเอกสาร', 'ชำระค่าธรรมเนียมและรับใบทะเบียน'])}
<p>ระยะเวลา 30 นาที ค่าธรรมเนียม 50 บาท เอกสาร: บัตรประชาชน แผนที่ตั้งสถานประกอบการ</p></div></details>
${files([['files/o9-citizen-manual.pdf', 'คู่มือสำหรับประชาชน (ทุกงานบริการ)']])}`,
  },
  {
    id: 'O10',
    path: 'service/e-service.html',
    title: 'E-Service',
    unit: CLERKS,
    published: '1 ตุลาคม 2567',
    body: () => `${text('ยื่นคำร้องออนไลน์ได้ตลอด 24 ชั่วโมง ไม่ต้องเดินทางมาที่สำนักงาน')}
<ul class="buttons">
<li><a href="/service/request.html">ยื่นคำร้องทั่วไป</a></li>
<li><a href="/smart-asset/borrow-form.html">ขอยืมทรัพย์สิน</a></li>
<li><a href="/complaint/report.html">แจ้งเรื่องทุจริต</a></li>
</ul>
<h2>วิธีใช้งานและขั้นตอน</h2>
${steps(['เลือกบริการที่ต้องการ', 'กรอกข้อมูลและแนบเอกสาร', 'กดส่งคำร้อง เจ้าหน้าที่ตอบกลับภายใน 1 วันทำการ'])}`,
  },
  {
    id: 'O11',
    title: 'ข้อมูลสถิติการให้บริการ',
    unit: CLERKS,
    published: '31 มีนาคม 2568',
    body: (stage) => `${text(
      stage === 'after'
        ? 'จำนวนผู้รับบริการของแต่ละงาน แยกช่องทาง ณ จุดบริการ (Walk-in) และ E-Service เป็นรายเดือน ตุลาคม 2567 – มีนาคม 2568'
        : 'จำนวนผู้รับบริการของแต่ละงาน ระหว่างเดือนตุลาคม 2567 – มีนาคม 2568',
    )}
${withLetter('O11', stage, [['files/2568/o11-service-statistics-2568.xlsx', 'ข้อมูลสถิติการให้บริการ ปีงบประมาณ พ.ศ. 2568']])}`,
  },
  {
    id: 'O12',
    title: 'รายการการจัดซื้อจัดจ้างหรือการจัดหาพัสดุและความก้าวหน้าการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ',
    unit: FINANCE,
    published: '31 มีนาคม 2568',
    body: () =>
      files([
        [
          'files/2568/o12-procurement-progress-2568.xlsx',
          'รายการและความก้าวหน้าการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. 2568 (รอบ 6 เดือน)',
        ],
      ]),
  },
  {
    id: 'O13',
    title: 'รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี',
    unit: FINANCE,
    year: 2567,
    published: '31 ตุลาคม 2567',
    body: (stage) =>
      withLetter('O13', stage, [
        ['files/2567/o13-procurement-report-2567.xlsx', 'รายงานสรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. 2567'],
      ]),
  },
  {
    id: 'O14',
    title: 'แผนการบริหารและพัฒนาทรัพยากรบุคคล',
    unit: CLERKS,
    published: '28 ตุลาคม 2567',
    body: () => files([['files/2568/o14-hr-plan-2568.docx', 'แผนการบริหารและพัฒนาทรัพยากรบุคคล ปีงบประมาณ พ.ศ. 2568']]),
  },
  {
    id: 'O15',
    title: 'รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี',
    unit: CLERKS,
    year: 2567,
    published: '30 ตุลาคม 2567',
    body: () =>
      files([['files/2567/o15-hr-report-2567.pdf', 'รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล ปีงบประมาณ พ.ศ. 2567']]),
  },
  {
    id: 'O16',
    title: 'ประมวลจริยธรรมและการขับเคลื่อนจริยธรรม',
    unit: CLERKS,
    published: '20 ธันวาคม 2567',
    body: (stage) => {
      const when = stage === 'after' ? `${ETHICS_DAY} เวลา 09.00 – 12.00 น.` : ETHICS_DAY;
      return `${text("แต่งตั้งคณะทำงานขับเคลื่อนจริยธรรม จัดทำข้อควรทำและไม่ควรทำ (Do's & Don'ts) และจัดอบรมแก่พนักงานทุกคน")}
<h2>กิจกรรมอบรมคุณธรรมและจริยธรรม</h2>
${gallery([
  ['images/ethics-1.svg', `พิธีเปิดการอบรม ${when}`],
  ['images/ethics-2.svg', `ผู้เข้าอบรม 58 คน ณ หอประชุมเทศบาล ${when}`],
])}
${withLetter('O16', stage, [['files/o16-code-of-ethics.pdf', 'ประมวลจริยธรรมพนักงานส่วนท้องถิ่น']])}`;
    },
  },
  {
    id: 'O17',
    path: 'complaint/guideline.htm',
    title: 'แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ',
    unit: CLERKS,
    published: '15 ตุลาคม 2567',
    body: () => `${text(thaiDigits('เทศบาลดำเนินการกับเรื่องร้องเรียนทุกเรื่องให้แล้วเสร็จภายใน 38 วัน และปกปิดชื่อผู้ร้อง'))}
${files([['files/o17-complaint-guideline.pdf', 'แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ']])}`,
  },
  {
    id: 'O18',
    path: 'complaint/index.html',
    title: 'ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ',
    unit: CLERKS,
    published: '1 ตุลาคม 2567',
    body: () => `${text('ช่องทางนี้รับเฉพาะเรื่องทุจริตและประพฤติมิชอบ ข้อมูลของผู้แจ้งเบาะแสเก็บเป็นความลับ')}
<ul class="buttons"><li><a href="/complaint/report.html">แจ้งเรื่องทุจริตออนไลน์</a></li></ul>
${list([`ไปรษณีย์ถึงนายกเทศมนตรี ${ADDRESS}`, `โทรศัพท์สายตรงนายกเทศมนตรี ${POLITICIANS[0].phone}`, '<a href="/complaint/guideline.htm">แนวปฏิบัติการจัดการเรื่องร้องเรียน</a>'])}`,
  },
  {
    id: 'O19',
    title: 'ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ประจำปี',
    unit: CLERKS,
    published: '31 มีนาคม 2568',
    body: () => `${table(
      ['เดือน', 'จำนวนเรื่อง', 'ดำเนินการแล้วเสร็จ', 'อยู่ระหว่างดำเนินการ'],
      HALF_YEAR.map((month) => [month, '0', '0', '0']),
      'ปีงบประมาณ พ.ศ. 2568 (6 เดือนแรก)',
    )}
${text('<strong>ไม่มีเรื่องร้องเรียน</strong>การทุจริตและประพฤติมิชอบในปีงบประมาณ พ.ศ. 2567 และ 6 เดือนแรกของปีงบประมาณ พ.ศ. 2568')}
${files([['files/2568/o19-complaint-statistics-2568.csv', 'สถิติเรื่องร้องเรียน ปีงบประมาณ พ.ศ. 2568 (ข้อมูลเปิด)']])}`,
  },
  {
    id: 'O20',
    title: 'การเปิดโอกาสให้เกิดการมีส่วนร่วม',
    unit: PLANNING,
    published: '10 มีนาคม 2568',
    body: () => `${gallery([['images/forum.svg', 'ประชาคมท้องถิ่น วันที่ 20 กุมภาพันธ์ 2568 เวลา 09.00 – 12.00 น.']])}
${files([['files/2568/o20-participation-2568.pdf', 'รายงานการเปิดโอกาสให้เกิดการมีส่วนร่วม ปีงบประมาณ พ.ศ. 2568']])}`,
  },
  {
    id: 'O21',
    title: 'ประกาศเจตนารมณ์และการสร้างวัฒนธรรมตามนโยบาย No Gift Policy จากการปฏิบัติหน้าที่',
    unit: CLERKS,
    published: '15 ตุลาคม 2567',
    body: () => `<iframe src="/viewer/?file=/files/2568/o21-no-gift-policy-2568.pdf" title="ประกาศเจตนารมณ์ No Gift Policy ปีงบประมาณ พ.ศ. 2568"></iframe>
<h2>กิจกรรมสร้างวัฒนธรรม No Gift Policy</h2>
${gallery([['images/no-gift.svg', 'ประชุมมอบนโยบายงดรับ งดให้ วันที่ 24 ธันวาคม 2567 เวลา 13.30 น.']])}`,
  },
  {
    id: 'O22',
    title: 'รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา',
    unit: CLERKS,
    published: '31 มีนาคม 2568',
    body: () => `${text('รอบ 6 เดือนแรกของปีงบประมาณ พ.ศ. 2568: <strong>ไม่มีการรับทรัพย์สิน</strong>หรือประโยชน์อื่นใด')}
${files([['files/2568/o22-gift-report-2568.pdf', 'แบบสรุปรายงานการรับทรัพย์สินฯ ปีงบประมาณ พ.ศ. 2568']])}`,
  },
  {
    id: 'O23',
    title: 'การประเมินความเสี่ยงที่อาจเกิดการให้หรือรับสินบนจากการดำเนินงานตามภารกิจของหน่วยงาน ประจำปี',
    unit: CLERKS,
    published: '15 มกราคม 2568',
    body: (stage) =>
      withLetter('O23', stage, [
        ['files/2568/o23-bribery-risk-2568.docx', 'การประเมินความเสี่ยงการให้หรือรับสินบน ปีงบประมาณ พ.ศ. 2568'],
      ]),
  },
  {
    id: 'O24',
    title: 'รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริตและประพฤติมิชอบ ประจำปี',
    unit: CLERKS,
    year: 2567,
    published: '31 ตุลาคม 2567',
    body: () => files([['files/2567/o24-risk-report-2567.pdf', 'รายงานผลการจัดการความเสี่ยงการทุจริต ปีงบประมาณ พ.ศ. 2567']]),
  },
  {
    id: 'O25',
    title: 'แผนปฏิบัติการป้องกันการทุจริต',
    unit: CLERKS,
    published: '20 ตุลาคม 2567',
    body: () => files([['files/o25-anti-corruption-plan-2566-2570.pdf', 'แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 – 2570)']]),
  },
  {
    id: 'O26',
    title: 'รายงานผลการดำเนินการป้องกันการทุจริต ประจำปี',
    unit: CLERKS,
    year: 2567,
    published: '4 พฤศจิกายน 2567',
    body: () =>
      files([
        ['files/2567/o26-anti-corruption-report-2567.pdf', 'รายงานผลการดำเนินการป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2567'],
      ]),
  },
  {
    id: 'O27',
    title: 'มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน',
    unit: CLERKS,
    published: '2 ธันวาคม 2567',
    body: (stage) => {
      const wish = ['files/2568/o27-policy-2568.docx', 'ประกาศการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2568'];
      const measures = [
        'files/2568/o27-measures-2568.docx',
        'มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. 2568',
      ];
      const aim = text('เทศบาลมุ่งมั่นส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานอย่างต่อเนื่อง');
      return stage === 'after'
        ? `${aim}\n${text('มาตรการจัดทำจากการวิเคราะห์ผลการประเมิน ITA ปีที่ผ่านมา มี 3 มาตรการ ปรับปรุงเมื่อวันที่ 28 เมษายน 2568')}\n${withLetter('O27', stage, [measures, wish])}`
        : `${aim}\n${files([wish])}`;
    },
  },
  {
    id: 'O28',
    title: 'รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน',
    unit: CLERKS,
    year: 2567,
    published: '6 พฤศจิกายน 2567',
    body: () =>
      files([['files/2567/o28-integrity-report-2567.pdf', 'รายงานผลการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2567']]),
  },
  {
    id: 'SA1',
    path: 'smart-asset/manual.html',
    title: 'คู่มือการยืมทรัพย์สินของทางราชการ',
    unit: FINANCE,
    published: '6 มกราคม 2568',
    body: () => `${steps(['กรอกแบบฟอร์มการยืม ระบุเหตุผลและกำหนดวันส่งคืน', 'เจ้าหน้าที่พัสดุตรวจสอบทรัพย์สิน', 'ผู้มีอำนาจอนุมัติ', 'รับทรัพย์สินและลงทะเบียนคุม', 'ส่งคืนภายในกำหนด'])}
${files([['files/sa1-borrowing-manual.pdf', 'คู่มือการยืมทรัพย์สินของทางราชการ (Smart Asset)']])}`,
  },
  {
    id: 'SA2',
    path: 'smart-asset/borrow.html',
    title: 'แบบฟอร์มยืมทรัพย์สินออนไลน์และคิวอาร์โค้ด',
    unit: FINANCE,
    published: '6 มกราคม 2568',
    body: () => `<div class="hero"><div>
${text('สแกนคิวอาร์โค้ด หรือเปิดแบบฟอร์มออนไลน์ เพื่อขอยืมทรัพย์สินของทางราชการ')}
<ul class="buttons"><li><a href="/smart-asset/borrow-form.html">เปิดแบบฟอร์มการยืม</a></li></ul></div>
<figure><img src="/images/qr-borrow.png" alt="คิวอาร์โค้ดแบบฟอร์มการยืมทรัพย์สิน" width="260" height="260"><figcaption>คิวอาร์โค้ดแบบฟอร์มการยืม</figcaption></figure></div>`,
  },
  {
    id: 'SA3',
    path: 'smart-asset/register.html',
    title: 'ทะเบียนคุมการยืมทรัพย์สิน',
    unit: FINANCE,
    published: '31 มีนาคม 2568',
    body: () => `${text('เผยแพร่เฉพาะชื่อหน่วยงานผู้ยืม ไม่เปิดเผยข้อมูลส่วนบุคคล')}
${files([['files/2568/sa3-loan-register-2568.ods', 'ทะเบียนคุมการยืมทรัพย์สิน ปีงบประมาณ พ.ศ. 2568']])}`,
  },
  {
    id: 'SA4',
    path: 'smart-asset/stock-check.html',
    title: 'รายงานผลการตรวจสอบพัสดุประจำปี',
    unit: FINANCE,
    year: 2567,
    published: '12 พฤศจิกายน 2567',
    body: () => files([['files/2567/sa4-stock-check-2567.pdf', 'รายงานผลการตรวจสอบพัสดุประจำปีงบประมาณ พ.ศ. 2567']]),
  },
  {
    id: 'SV1',
    path: 'anti-corruption/declaration.html',
    title: 'ประกาศเจตนารมณ์ต่อต้านการทุจริต',
    unit: CLERKS,
    published: '9 ธันวาคม 2567',
    body: () => `${text('ผู้บริหารและพนักงานทุกคนร่วมประกาศเจตนารมณ์ต่อต้านการทุจริต เนื่องในวันต่อต้านคอร์รัปชันสากล วันที่ 9 ธันวาคม 2567 เวลา 09.30 น.')}
${files([['files/2568/sv1-declaration-2568.pdf', 'ประกาศเจตนารมณ์ต่อต้านการทุจริต ปีงบประมาณ พ.ศ. 2568']])}`,
  },
  {
    id: 'SV2',
    path: 'feedback.html',
    title: 'ช่องทางรับฟังความคิดเห็น',
    unit: CLERKS,
    published: '1 ตุลาคม 2567',
    body: () =>
      list([
        '<a href="/webboard/">กระดานสนทนา (Webboard)</a>',
        `<a href="${FACEBOOK}">Facebook เทศบาลตำบลสำราญ</a>`,
        `<a href="${LINE}">LINE Official Account</a>`,
        '<a href="/service/request.html">แบบฟอร์มแสดงความคิดเห็น</a>',
      ]),
  },
].map((item) => ({ year: 2568, path: `ita/2568/${item.id.toLowerCase()}.html`, ...item }));
