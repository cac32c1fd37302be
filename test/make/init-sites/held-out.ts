import { link, list, openDraft, type SampleSite } from './draft.js';
import { CONTENTS, fill, OTHERS, REPORTS, SCHOOL, STANDING, thaiDigits, YEAR, YEAR_BEFORE } from './words.js';

// Sites to measure by, not to tune by: other makes and other words than those of the tuned sites.

const numbers = Array.from({ length: 28 }, (_, index) => index + 1);
const at = (words: readonly string[], number: number): string => words[number - 1] ?? '';
const yearOf = (number: number): number => (REPORTS.has(number) ? YEAR - 1 : YEAR);

const OFFICE_WORDS: readonly string[] = [
  'แผนผังโครงสร้างส่วนราชการ หน้าที่และอำนาจ',
  'ทำเนียบผู้บริหารและหัวหน้าส่วนราชการ',
  'ที่อยู่และช่องทางการติดต่อ สอบถามข้อมูล',
  'ข่าวสารและกิจกรรมของเทศบาล',
  'แผนพัฒนาห้าปี (พ.ศ. 2566-2570)',
  'แผนการใช้จ่ายงบประมาณและความก้าวหน้ารอบ 6 เดือน',
  'รายงานผลการดำเนินงานในรอบปี',
  'มาตรฐานการปฏิบัติงานของพนักงาน',
  'มาตรฐานการให้บริการประชาชน',
  'ระบบยื่นคำร้องออนไลน์ (E-service)',
  'จำนวนผู้มารับบริการ',
  'รายการจัดซื้อจัดจ้างและสถานะความก้าวหน้า',
  'สรุปผลจัดซื้อจัดจ้างในรอบปี',
  'นโยบายและแผนบริหารทรัพยากรบุคคล',
  'ผลการบริหารและพัฒนาบุคลากร',
  'ข้อกำหนดจริยธรรมและการขับเคลื่อนจริยธรรมพนักงาน',
  'ขั้นตอนการจัดการข้อร้องเรียนทุจริต',
  'ศูนย์รับแจ้งเบาะแสการทุจริต',
  'จำนวนเรื่องร้องเรียนการทุจริต',
  'กิจกรรมที่ประชาชนมีส่วนร่วม',
  'ประกาศงดรับของขวัญ No Gift Policy',
  'แบบรายงานการรับของขวัญตามธรรมจรรยา',
  'การวิเคราะห์ความเสี่ยงเรื่องสินบน',
  'ผลการจัดการความเสี่ยงทุจริต',
  'แผนปฏิบัติการป้องกันทุจริต',
  'ผลการดำเนินงานป้องกันทุจริต',
  'มาตรการยกระดับคุณธรรมและความโปร่งใส',
  'ผลการดำเนินการตามมาตรการคุณธรรมและความโปร่งใส',
];

/** Panels under summaries, codes in Thai digits, a page for each year below a Joomla menu; the school's list beside it. */
export function joomlaSite(): SampleSite {
  const menu = list([
    link('/', 'หน้าแรก'),
    `${link('/index.php/nacc-ita', 'ITA')}${list([
      link('/index.php/nacc-ita/68-ita-2568', thaiDigits('ITA ปี 2568')),
      link('/index.php/nacc-ita/67-ita-2567', thaiDigits('ITA ปี 2567')),
    ])}`,
    link('/index.php/school', 'โรงเรียนในสังกัด'),
    link('/index.php/about-us', 'เกี่ยวกับเรา'),
  ]);
  const name = 'เทศบาลตำบลดอนกลาง';
  const draft = openDraft(
    (title, body) =>
      `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title><meta property="og:site_name" content="${name}"></head><body><div id="mainmenu">${menu}</div><div class="item-page"><h2>${title}</h2>${body}</div><div class="footer">© ${name}</div></body></html>`,
  );
  draft.page('/', 'หน้าแรก', `<p>${name}</p>`);
  draft.page('/index.php/nacc-ita', 'ITA', '<p>การประเมินคุณธรรมและความโปร่งใส</p>');
  const panel = (number: number, label: string, inner: string): string =>
    `<details><summary>${thaiDigits(`O${number} ${label}`)}</summary><div>${inner}</div></details>`;
  draft.page(
    '/index.php/nacc-ita/68-ita-2568',
    thaiDigits('การประเมิน ITA ประจำปี 2568'),
    numbers
      .map((number) => {
        const label = at(OFFICE_WORDS, number);
        if (STANDING.has(number) || number === 4) {
          const path = `/index.php/component/content/article/${300 + number}`;
          draft.page(path, label, `<p>${at(CONTENTS, number)}</p>`);
          draft.serves(number, path);
          return panel(number, label, `<p>${link('/', 'หน้าแรก')} &gt; ${link(path, label)}</p>`);
        }
        const path = `/images/doc/${8000 + number * 3}.pdf`;
        draft.scan(path);
        draft.serves(number, path);
        return panel(number, label, `<p>${link(path, thaiDigits(`เอกสาร ปี ${yearOf(number)}`))}</p>`);
      })
      .join('\n'),
  );
  draft.page(
    '/index.php/nacc-ita/67-ita-2567',
    thaiDigits('การประเมิน ITA ประจำปี 2567'),
    YEAR_BEFORE.map((label, index) => {
      const path = `/images/doc/${7000 + index * 3}.pdf`;
      draft.scan(path);
      return panel(index + 1, label, `<p>${link(path, 'เอกสาร')}</p>`);
    }).join('\n'),
  );
  draft.page(
    '/index.php/school',
    'ศูนย์พัฒนาเด็กเล็กและโรงเรียน ITA',
    SCHOOL.map((label, index) => {
      const path = `/images/school/${index}.pdf`;
      draft.scan(path);
      return panel(index + 1, label, `<p>${link(path, 'เอกสาร')}</p>`);
    }).join('\n'),
  );
  draft.page(
    '/index.php/about-us',
    'เกี่ยวกับเรา',
    list(OTHERS.map((label, index) => link(`/index.php/about-us/${index}`, fill(label)))),
  );
  for (const [index, label] of OTHERS.entries())
    draft.page(`/index.php/about-us/${index}`, fill(label), `<p>${fill(label)}</p>`);
  return draft.done('Joomla panels in Thai digits', true);
}

const CARD_WORDS: readonly string[] = [
  'โครงสร้าง อำนาจ หน้าที่',
  'ผู้บริหาร',
  'ติดต่อหน่วยงาน',
  'ข่าวกิจกรรม',
  'แผนยุทธศาสตร์การพัฒนา',
  'แผนดำเนินงานและความก้าวหน้าการใช้จ่ายงบประมาณ',
  'รายงานประจำปี',
  'คู่มือเจ้าหน้าที่',
  'คู่มือผู้รับบริการ',
  'One Stop Service ออนไลน์',
  'ข้อมูลเชิงสถิติการให้บริการ Walk-in และ E-Service',
  'แผนและความคืบหน้าการจัดหาพัสดุ',
  'รายงานผลการจัดหาพัสดุประจำปี',
  'แผน HR การบริหารทรัพยากรบุคคล',
  'รายงาน HR ผลการบริหารทรัพยากรบุคคล',
  'จริยธรรม (Code of Ethics)',
  'คู่มือการดำเนินการเรื่องร้องเรียนทุจริต',
  'ช่องทางร้องเรียนทุจริต',
  'สถิติร้องเรียนทุจริต',
  'การมีส่วนร่วม',
  'No Gift Policy',
  'รายงานรับทรัพย์สินหรือประโยชน์อื่นใด',
  'ความเสี่ยงการรับสินบน',
  'รายงานความเสี่ยงการทุจริต',
  'แผนป้องกันการทุจริต',
  'รายงานตามแผนป้องกันการทุจริต',
  'มาตรการส่งเสริมคุณธรรม',
  'รายงานผลมาตรการส่งเสริมคุณธรรม',
];

/** Cards in tabs for each year, all on one page; the file's name holds the code, its first page the title. */
export function cardSite(): SampleSite {
  const menu = [
    link('/', 'Home'),
    link('/transparency', 'ความโปร่งใส'),
    link('/service', 'บริการ'),
    link('/info', 'ข้อมูล'),
  ].join(' | ');
  const name = 'เทศบาลนครศรีเมือง';
  const draft = openDraft(
    (title, body) =>
      `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${name} | ${title}</title></head><body><div class="navbar">${menu}</div><div class="container">${body}</div><div class="site-footer">${name}</div></body></html>`,
  );
  draft.page('/', 'Home', `<h1>${name}</h1>`);
  draft.page('/info', 'ข้อมูล', list(OTHERS.map((label, index) => link(`/info/${index}`, fill(label)))));
  for (const [index, label] of OTHERS.entries()) draft.page(`/info/${index}`, fill(label), `<h1>${fill(label)}</h1>`);
  draft.page('/service', 'บริการ', list([link('/info/3', 'ร้องทุกข์'), link('/info/7', 'ความพึงพอใจ')]));
  const card = (title: string, href: string, words: string): string =>
    `<div class="card"><div class="card-body"><h5 class="card-title">${title}</h5>${link(href, words)}</div></div>`;
  const tab = (year: number): string => {
    const titles = year === YEAR ? CARD_WORDS : YEAR_BEFORE;
    const cards = titles.map((label, index) => {
      const number = index + 1;
      if (year !== YEAR) {
        const file = `/storage/oit/${year}/o${number}.pdf`;
        draft.scan(file);
        return card(label, file, 'View');
      }
      if (number === 10 || number === 18) {
        const form = `https://docs.google.com/forms/d/e/1FAIpQLSe${number}AbCd/viewform`;
        draft.serves(number, form);
        return card(label, form, 'View');
      }
      if (number % 5 === 0) {
        const file = `/storage/oit/${year}/${1_000_000 + number * 7919}.docx`;
        draft.docx(file, `${label} ประจำปีงบประมาณ พ.ศ. ${yearOf(number)}`, name, at(CONTENTS, number));
        draft.serves(number, file);
        return card(label, file, 'View');
      }
      if (STANDING.has(number) || number === 4) {
        const path = `/page/${number * 11}`;
        draft.page(path, label, `<h1>${label}</h1><p>${at(CONTENTS, number)}</p>`);
        draft.serves(number, path);
        return card(label, path, 'View');
      }
      const file = `/storage/oit/${year}/o${String(number).padStart(2, '0')}.pdf`;
      draft.scan(file);
      draft.serves(number, file);
      return card(label, file, 'View');
    });
    return `<div class="tab-pane" id="y${year}"><h3>OIT ${year}</h3>${cards.join('')}</div>`;
  };
  draft.page(
    '/transparency',
    'ความโปร่งใส',
    `<h1>Open Data Integrity and Transparency Assessment</h1>${list([2568, 2567].map((year) => `<a href="#y${year}">ปี ${year}</a>`))}${tab(2568)}${tab(2567)}`,
  );
  return draft.done('cards in year tabs', true);
}

const COLUMN_WORDS: readonly string[] = [
  'โครงสร้างอำนาจหน้าที่ของหน่วยงาน',
  'ข้อมูลผู้บริหารท้องถิ่น',
  'ข้อมูลติดต่อหน่วยงาน',
  'ประชาสัมพันธ์ข่าวสาร',
  'แผนพัฒนาท้องถิ่นห้าปี',
  'แผนและความก้าวหน้าการดำเนินงานและการใช้งบประมาณประจำปี',
  'รายงานผลการดำเนินงานประจำปี',
  'คู่มือการปฏิบัติงานเจ้าหน้าที่',
  'คู่มือการขอรับบริการประชาชน',
  'บริการออนไลน์',
  'ข้อมูลสถิติการบริการ',
  'รายการจัดซื้อจัดจ้างและความก้าวหน้า',
  'รายงานสรุปผลการจัดซื้อจัดจ้าง',
  'แผนบริหารและพัฒนาบุคลากร',
  'รายงานผลบริหารและพัฒนาบุคลากร',
  'ประมวลจริยธรรมเจ้าหน้าที่',
  'แนวทางจัดการเรื่องร้องเรียนการทุจริต',
  'ช่องทางร้องเรียนการทุจริต',
  'ข้อมูลสถิติร้องเรียนการทุจริต',
  'เปิดโอกาสให้ประชาชนมีส่วนร่วม',
  'เจตนารมณ์ No Gift Policy',
  'รายงานรับทรัพย์สินและประโยชน์อื่นใดโดยธรรมจรรยา',
  'ประเมินความเสี่ยงการให้หรือรับสินบน',
  'รายงานผลจัดการความเสี่ยงการทุจริตประพฤติมิชอบ',
  'แผนปฏิบัติการป้องกันการทุจริต',
  'รายงานผลดำเนินการป้องกันการทุจริต',
  'มาตรการส่งเสริมคุณธรรม ความโปร่งใสภายใน',
  'รายงานผลส่งเสริมคุณธรรม ความโปร่งใสภายใน',
];

/** One row for each subject and one column for each fiscal year of the content; the links say nothing but "download". */
export function columnSite(): SampleSite {
  const menu = list([
    link('/web/', 'หน้าหลัก'),
    link('/web/index.php?r=ita', 'เปิดเผยข้อมูล'),
    link('/web/index.php?r=misc', 'อื่น ๆ'),
  ]);
  const draft = openDraft(
    (title, body) =>
      `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title} | อบต.หนองเรือ</title></head><body><nav>${menu}</nav><div id="content"><h1>${title}</h1>${body}</div></body></html>`,
  );
  draft.page('/', 'อบต.หนองเรือ', `<p>${link('/web/', 'เข้าสู่เว็บไซต์')}</p>`);
  draft.page('/web/', 'หน้าหลัก', '<p>องค์การบริหารส่วนตำบลหนองเรือ</p>');
  draft.page(
    '/web/index.php?r=misc',
    'อื่น ๆ',
    list(OTHERS.map((label, index) => link(`/web/index.php?r=misc/${index}`, fill(label)))),
  );
  for (const [index, label] of OTHERS.entries())
    draft.page(`/web/index.php?r=misc/${index}`, fill(label), `<p>${fill(label)}</p>`);
  const rows = numbers.map((number) => {
    const label = at(COLUMN_WORDS, number);
    if (STANDING.has(number) || number === 4 || number === 5) {
      const path = `/web/index.php?r=menu/spage&idp=2025${String(number).padStart(4, '0')}`;
      draft.page(path, label, `<p>${at(CONTENTS, number)}</p>`);
      draft.serves(number, path);
      return `<tr><td>${number}</td><td>${label}</td><td colspan="3">${link(path, 'ดู')}</td></tr>`;
    }
    const cells = [2566, 2567, 2568].map((year) => {
      const file = `/web/uploads/${number * 37 + year}.pdf`;
      draft.scan(file);
      if (year === yearOf(number)) draft.serves(number, file);
      return `<td>${link(file, 'ดาวน์โหลด')}</td>`;
    });
    return `<tr><td>${number}</td><td>${label}</td>${cells.join('')}</tr>`;
  });
  draft.page(
    '/web/index.php?r=ita',
    'การเปิดเผยข้อมูลสาธารณะ',
    `<table><thead><tr><th>ที่</th><th>เรื่อง</th><th>ปีงบประมาณ 2566</th><th>ปีงบประมาณ 2567</th><th>ปีงบประมาณ 2568</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
  return draft.done('year columns', true);
}
