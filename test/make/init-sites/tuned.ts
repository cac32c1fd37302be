import { type Draft, link, list, openDraft, type SampleSite } from './draft.js';
import { CONTENTS, fill, MENU, OFFICIAL, OTHERS, REPORTS, SCHOOL, STANDING, YEAR, YEAR_BEFORE } from './words.js';

const numbers = Array.from({ length: 28 }, (_, index) => index + 1);
const at = (words: readonly string[], number: number): string => words[number - 1] ?? '';

function page(menu: string, name: string): (title: string, body: string) => string {
  return (
    title,
    body,
  ) => `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title} - ${name}</title></head><body>
<header class="site-header"><a href="/">${name}</a></header><nav>${menu}</nav>
<main><h1>${title}</h1>${body}</main>
<footer>${name} อำเภอเมืองยโสธร จังหวัดยโสธร <a href="https://www.facebook.com/town">Facebook</a></footer></body></html>`;
}

/** Addresses of things that are none of the items, with pages of their own. */
function addOthers(draft: Draft, path: (index: number) => string): readonly string[] {
  return OTHERS.map((label, index) => {
    draft.page(path(index), fill(label), `<p>${fill(label)} ของเทศบาล</p>`);
    return link(path(index), fill(label));
  });
}

/** What an item's content is of: the year of a plan, the year before of a report. */
function yearOf(number: number, year = YEAR): number {
  return REPORTS.has(number) ? year - 1 : year;
}

/** Like the assessment page of a city: one table of all items, a file or a page in each row, and last year's table beside it. */
export function tableSite(): SampleSite {
  const name = 'เทศบาลตำบลสำราญ';
  const menu = list([
    link('/', 'หน้าแรก'),
    link('/news.php', 'ข่าวสาร'),
    link('/ita2568.php', 'ITA 2568'),
    link('/ita2567.php', 'ITA 2567'),
    link('/school.php', 'ITA โรงเรียนเทศบาล 1'),
    link('/other.php', 'ข้อมูลอื่น'),
  ]);
  const draft = openDraft(page(menu, name));
  draft.page('/', name, '<p>ยินดีต้อนรับสู่เว็บไซต์เทศบาลตำบลสำราญ</p>');
  const rows = numbers.map((number) => {
    const label = at(OFFICIAL, number);
    const code = [
      `O${number}`,
      `o ${number}.`,
      `OIT ${number}`,
      `ITA0${number}`,
      `0${String(number).padStart(2, '0')}`,
    ][number % 5];
    if (number === 3) {
      // The row leads to what everybody sees; the contact data stand in the table itself.
      draft.serves(3, '/ita2568.php#o3');
      return `<tr id="o3"><td>${code}</td><td>${label} โทร. 045-711111 saraban@samran.go.th</td><td>${link('/', 'หน้าแรก')} <a href="#o3">${label}</a></td></tr>`;
    }
    if (number === 12) {
      draft.scan('/dnm_file/list_12.pdf');
      draft.scan('/dnm_file/progress_12.pdf');
      draft.serves(12, '/dnm_file/list_12.pdf', '/dnm_file/progress_12.pdf');
      return `<tr><td>${code}</td><td>${label}</td><td>${link('/dnm_file/list_12.pdf', 'รายการจัดซื้อจัดจ้าง')} ${link('/dnm_file/progress_12.pdf', 'ความก้าวหน้า')}</td></tr>`;
    }
    if (number % 3 === 0) {
      const path = `/board.php?id=${400 + number}`;
      draft.page(path, `${label} ${STANDING.has(number) ? '' : yearOf(number)}`, `<p>${at(CONTENTS, number)}</p>`);
      draft.serves(number, path);
      return `<tr><td>${code}</td><td>${label}</td><td>${link(path, 'คลิกที่นี่')}</td></tr>`;
    }
    const path = `/dnm_file/project/${7000 + number}_center.pdf`;
    draft.scan(path);
    draft.serves(number, path);
    return `<tr><td>${code}</td><td>${label}</td><td>${link(path, 'ดาวน์โหลด')}</td></tr>`;
  });
  const table = (body: readonly string[]): string =>
    `<table><tr><th>ข้อ</th><th>ประเด็นการตรวจ</th><th>ลิงก์</th></tr>${body.join('')}</table>`;
  draft.page('/ita2568.php', 'การเปิดเผยข้อมูลสาธารณะ (OIT) ประจำปีงบประมาณ พ.ศ. 2568', table(rows));
  const before = YEAR_BEFORE.map((label, index) => {
    const path = `/dnm_file/project/${6000 + index}_center.pdf`;
    draft.scan(path);
    return `<tr><td>O${index + 1}</td><td>${label}</td><td>${link(path, 'ดาวน์โหลด')}</td></tr>`;
  });
  draft.page('/ita2567.php', 'การเปิดเผยข้อมูลสาธารณะ (OIT) ประจำปีงบประมาณ พ.ศ. 2567', table(before));
  const school = SCHOOL.map((label, index) => {
    const path = `/school/o${index + 1}.pdf`;
    draft.scan(path);
    return `<tr><td>o${index + 1}</td><td>${label}</td><td>${link(path, 'เปิด')}</td></tr>`;
  });
  draft.page('/school.php', 'ITA Online 2568 โรงเรียนเทศบาล 1', table(school));
  draft.page('/other.php', 'ข้อมูลอื่น', list(addOthers(draft, (index) => `/other.php?id=${index}`)));
  draft.page('/news.php', 'ข่าวสาร', '<p>ข่าว</p>');
  return draft.done('table of items', false);
}

/** A menu with submenus, no codes anywhere; each page lists its files year by year. */
export function menuSite(): SampleSite {
  const groups: readonly [string, readonly number[]][] = [
    ['ข้อมูลพื้นฐาน', [1, 2, 3, 4]],
    ['แผนงาน', [5, 6, 14, 25]],
    ['การดำเนินงาน', [7, 11, 15, 20, 26]],
    ['บริการประชาชน', [8, 9, 10]],
    ['จัดซื้อจัดจ้าง', [12, 13]],
    ['การป้องกันการทุจริต', [16, 17, 18, 19, 21, 22, 23, 24, 27, 28]],
  ];
  const others = OTHERS.map((label, index) => link(`/info/${index}`, fill(label)));
  const menu = list([
    link('/', 'หน้าแรก'),
    ...groups.map(
      ([label, items]) =>
        `<a href="#">${label}</a>${list(items.map((number) => link(`/menu/${number + 40}`, at(MENU, number))))}`,
    ),
    `<a href="#">เบ็ดเตล็ด</a>${list(others)}`,
  ]);
  const draft = openDraft(page(menu, 'เทศบาลตำบลทุ่งทอง'));
  draft.page('/', 'เทศบาลตำบลทุ่งทอง', '<p>เว็บไซต์ทางการ</p>');
  addOthers(draft, (index) => `/info/${index}`);
  for (const number of numbers) {
    const path = `/menu/${number + 40}`;
    draft.serves(number, path);
    if (STANDING.has(number) || number === 4) {
      draft.page(path, at(MENU, number), `<p>${at(CONTENTS, number)}</p>`);
      continue;
    }
    const files = [2566, 2567, 2568].map((year) => {
      const file = `/files/${number + 100}-${year}.pdf`;
      draft.scan(file);
      if (year === yearOf(number)) draft.serves(number, file);
      return link(
        file,
        number === 5 ? `แผนพัฒนาท้องถิ่น (พ.ศ. ${year - 2}-${year + 2})` : `${at(MENU, number)} ปีงบประมาณ พ.ศ. ${year}`,
      );
    });
    if (number === 5) draft.serves(5, '/files/105-2566.pdf', '/files/105-2567.pdf', '/files/105-2568.pdf');
    draft.page(path, at(MENU, number), `<p>${at(CONTENTS, number)}</p>${list(files)}`);
  }
  return draft.done('menu with submenus', false);
}

/** The paths of a CMS of many local governments; labels as its menu has them, files listed by year. */
export function codeIgniterSite(): SampleSite {
  const paths: readonly [string, string, readonly number[]][] = [
    ['/Pages/authority', 'โครงสร้างองค์กร', [1]],
    ['/Pages/personnel/executive', 'คณะผู้บริหาร', [2]],
    ['/Pages/contact', 'ติดต่อเทศบาล', [3]],
    ['/Pages/news', 'ข่าวประชาสัมพันธ์', [4]],
    ['/Pages/plan_pdl', 'แผนพัฒนาท้องถิ่น', [5]],
    ['/Pages/plan_progress', 'แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณ', [6]],
    ['/Pages/operation_report', 'รายงานผลการดำเนินงาน', [7]],
    ['/Pages/guide_work', 'คู่มือปฏิบัติงาน', [8]],
    ['/Pages/pbsv_sags', 'คู่มือและมาตรฐานการให้บริการ', [9]],
    ['/Pages/e_service', 'e-Service', [10]],
    ['/Pages/pbsv_statistics', 'ข้อมูลสถิติการให้บริการ', [11]],
    ['/Pages/p_sopopip', 'รายงานความก้าวหน้าการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ', [12]],
    ['/Pages/p_sopopaortsr', 'รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี', [13]],
    ['/Pages/plan_dpy', 'แผนการบริหารและพัฒนาทรัพยากรบุคคลประจำปี', [14]],
    ['/Pages/operation_rdam_hr', 'การบริหารและพัฒนาทรัพยากรบุคคล', [15]],
    ['/Pages/ethics_strategy', 'การขับเคลื่อนจริยธรรม', [16]],
    ['/Pages/operation_mcc', 'การจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ', [17, 19]],
    ['/Pages/adding_corruption', 'แจ้งเรื่องทุจริตหน่วยงานภาครัฐ', [18]],
    ['/Pages/operation_po', 'การเปิดโอกาสให้มีส่วนร่วม', [20]],
    ['/Pages/operation_pgn', 'นโยบายไม่รับของขวัญ no gift policy', [21]],
    ['/Pages/operation_aca', 'การประเมินความเสี่ยงการทุจริต', [23, 24, 26]],
    ['/Pages/plan_paca', 'แผนปฏิบัติการป้องกันการทุจริต', [25]],
    ['/Pages/taepts_topic', 'มาตรการส่งเสริมคุณธรรมและความโปร่งใส', [27, 28]],
    ['/Pages/mui', 'มาตรการภายใน', [22]],
  ];
  const labels = new Map<number, string>([
    [17, 'แนวทางการจัดการเรื่องร้องเรียนการทุจริต'],
    [19, 'สถิติเรื่องร้องเรียนการทุจริต'],
    [22, 'แบบสรุปรายงานการรับทรัพย์สินหรือประโยชน์อื่นใด'],
    [23, 'การประเมินความเสี่ยงการให้หรือรับสินบน'],
    [24, 'รายงานผลการจัดการความเสี่ยงการทุจริต'],
    [26, 'รายงานผลการดำเนินการป้องกันการทุจริต'],
    [27, 'มาตรการส่งเสริมคุณธรรม'],
    [28, 'รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม'],
  ]);
  const menu = `<div class="menu">${paths.map(([path, label]) => link(path, label)).join(' ')} ${link('/Pages/order', 'คำสั่ง')} ${link('/Pages/q_a', 'กระทู้ ถาม-ตอบ (Q&A)')} ${link('/Pages/ita', 'การประเมินคุณธรรมของหน่วยงานภาครัฐ ITA')} ${OTHERS.map((label, index) => link(`/Pages/other_${index}`, fill(label))).join(' ')}</div>`;
  const draft = openDraft(page(menu, 'องค์การบริหารส่วนตำบลหนองแวง'));
  draft.page('/', 'องค์การบริหารส่วนตำบลหนองแวง', '<p>หน้าแรก</p>');
  draft.page('/Pages/order', 'คำสั่ง', '<p>คำสั่งแต่งตั้ง</p>');
  draft.page('/Pages/q_a', 'กระทู้ ถาม-ตอบ (Q&A)', '<p>ถามตอบ</p>');
  draft.page(
    '/Pages/ita',
    'การประเมินคุณธรรมของหน่วยงานภาครัฐ ITA',
    `<p>${link('https://itas.nacc.go.th/', 'ระบบ ITAS')}</p>`,
  );
  addOthers(draft, (index) => `/Pages/other_${index}`);
  for (const [path, label, items] of paths) {
    const files = items.flatMap((number) => {
      if (items.length === 1) draft.serves(number, path);
      if ((STANDING.has(number) && number !== 17) || number === 4) return [];
      return [2567, 2568].map((year) => {
        const file = `/docs/file/${path.slice(7)}_${number}_${year}.pdf`;
        draft.scan(file);
        if (year === yearOf(number) || number === 17) draft.serves(number, file);
        return link(file, `${labels.get(number) ?? label} ประจำปี ${year}`);
      });
    });
    if (path === '/Pages/plan_pdl') draft.serves(5, '/docs/file/plan_pdl_5_2567.pdf');
    const texts = items.map((number) => `<p>${at(CONTENTS, number)}</p>`).join('');
    draft.page(path, label, (items.length === 1 ? texts : '') + list(files));
  }
  return draft.done('CodeIgniter map', false);
}

/** Parameters in unpadded base64; labels short, everything in one long menu. */
export function base64Site(): SampleSite {
  const code = (text: string | number): string => Buffer.from(String(text)).toString('base64').replace(/=+$/, '');
  const files = (type: number): string => `/index.php?_mod=${code('files')}&type=${code(type)}`;
  const entries: readonly [string, string, readonly number[]][] = [
    [files(32), 'โครงสร้างหน่วยงาน', [1]],
    [`/index.php?_mod=${code('nayok')}`, 'ข้อมูลผู้บริหาร', [2]],
    [`/index.php?_mod=${code('contact')}`, 'ติดต่อ อบต.', [3]],
    [`/index.php?_mod=${code('news')}`, 'ข่าวประชาสัมพันธ์', [4]],
    [files(3), 'แผนพัฒนา', [5]],
    [files(37), 'แผนดำเนินงาน/ความก้าวหน้า', [6]],
    [files(6), 'รายงานผลการดำเนินงาน', [7]],
    [files(40), 'คู่มือการปฏิบัติงาน', [8]],
    [files(41), 'คู่มือการให้บริการ', [9]],
    [`/index.php?_mod=${code('eservice')}`, 'E-Service', [10]],
    [files(45), 'สถิติการให้บริการ', [11]],
    [files(7), 'รายการจัดซื้อจัดจ้างและความก้าวหน้า', [12]],
    [files(43), 'รายงานผลการจัดซื้อจัดจ้าง', [13]],
    [files(47), 'แผนบริหารทรัพยากรบุคคล', [14]],
    [files(48), 'รายงานบริหารทรัพยากรบุคคล', [15]],
    [files(90), 'จริยธรรม', [16]],
    [files(81), 'แนวปฏิบัติเรื่องร้องเรียนทุจริต', [17]],
    [`/index.php?_mod=${code('complain')}`, 'ช่องทางร้องเรียนทุจริต', [18]],
    [files(82), 'สถิติเรื่องร้องเรียนทุจริต', [19]],
    [files(83), 'การมีส่วนร่วม', [20]],
    [files(91), 'No Gift Policy', [21]],
    [files(92), 'รายงานการรับของขวัญ ธรรมจรรยา', [22]],
    [files(85), 'ประเมินความเสี่ยงสินบน', [23]],
    [files(86), 'จัดการความเสี่ยงทุจริต', [24]],
    [files(53), 'แผนป้องกันการทุจริต', [25]],
    [files(54), 'รายงานแผนป้องกันการทุจริต', [26]],
    [files(87), 'มาตรการส่งเสริมคุณธรรม', [27]],
    [files(88), 'รายงานมาตรการส่งเสริมคุณธรรม', [28]],
  ];
  const others = OTHERS.map((label, index) => link(files(200 + index), fill(label)));
  const menu = `<table><tr><td>${[...entries.map(([path, label]) => link(path, label)), ...others].join('<br>')}</td></tr></table>`;
  const draft = openDraft(
    (title, body) =>
      `<html><head><meta charset="utf-8"><title>อบต.โนนเปือย ${title}</title></head><body><table><tr><td width="200" class="sidebar">${menu}</td><td><b>${title}</b><br>${body}</td></tr></table></body></html>`,
  );
  draft.page('/', 'ยินดีต้อนรับ', 'หน้าแรก');
  addOthers(draft, (index) => files(200 + index));
  for (const [path, label, items] of entries) {
    const number = items[0] ?? 0;
    draft.serves(number, path);
    const rows =
      STANDING.has(number) || number === 4
        ? ''
        : [2566, 2567, 2568]
            .map((year) => {
              const file = `/UserFiles/${code(`${number}-${year}`)}.pdf`;
              draft.scan(file);
              if (year === yearOf(number)) draft.serves(number, file);
              return `<tr><td>${label} ${year}</td><td>${link(file, 'ดาวน์โหลด')}</td></tr>`;
            })
            .join('');
    draft.page(path, label, `<p>${at(CONTENTS, number)}</p><table>${rows}</table>`);
  }
  return draft.done('base64 map', false);
}

/** One page for each year, headings and lists, files under uploads. */
export function wordPressSite(): SampleSite {
  const menu = list([
    link('/', 'Home'),
    link('/ita-2566/', 'ITA 2566'),
    link('/ita-2567/', 'ITA 2567'),
    link('/ita-2568/', 'ITA 2568'),
    link('/news/', 'ข่าวสาร'),
    link('/download/', 'ดาวน์โหลดเอกสาร'),
  ]);
  const draft = openDraft(page(menu, 'เทศบาลเมืองบ้านใหม่'));
  draft.page('/', 'เทศบาลเมืองบ้านใหม่', '<article><p>ยินดีต้อนรับ</p></article>');
  draft.page('/news/', 'ข่าวสาร', list([link('/?p=1', 'ประกาศหยุดราชการ'), link('/?p=2', 'โครงการอบรมคุณธรรมจริยธรรม')]));
  draft.page('/?p=1', 'ประกาศหยุดราชการ', '<p>หยุด</p>');
  draft.page('/?p=2', 'โครงการอบรมคุณธรรมจริยธรรม', '<p>อบรม</p>');
  draft.page('/download/', 'ดาวน์โหลดเอกสาร', list(addOthers(draft, (index) => `/download/${index}/`)));
  for (const year of [2566, 2567, 2568]) {
    const titles = year === 2568 ? OFFICIAL : YEAR_BEFORE;
    const parts = titles.map((label, index) => {
      const number = index + 1;
      const heading = `<h3>O${number} ${label}</h3>`;
      const base = `/wp-content/uploads/${year - 543}/03`;
      const file =
        number % 4 === 0
          ? `/${year}-o${number}/`
          : `${base}/O${number}.${label.slice(0, 14).trim()}-${yearOf(number, year)}.pdf`;
      if (number % 4 === 0) draft.page(file, `O${number} ${label}`, `<p>${at(CONTENTS, number)}</p>`);
      else draft.scan(file);
      if (year === 2568) draft.serves(number, file);
      const words =
        number % 4 === 0 ? 'อ่านต่อ' : number % 2 === 0 ? 'ดาวน์โหลดไฟล์ PDF' : `${label} ${yearOf(number, year)}`;
      return `${heading}${list([link(file, words)])}`;
    });
    draft.page(`/ita-${year}/`, `ITA ${year}`, parts.join('\n'));
  }
  return draft.done('WordPress year pages', false);
}

/** Panels that open at a click; every item is a folder or file on a shared drive. */
export function driveSite(): SampleSite {
  const menu = list([
    link('/', 'หน้าหลัก'),
    link('/oit.html', 'OIT'),
    link('/oit67.html', 'OIT ปี 2567'),
    link('/etc.html', 'อื่น ๆ'),
  ]);
  const draft = openDraft(page(menu, 'เทศบาลตำบลริมน้ำ'));
  const panel = (number: number, label: string, address: string): string =>
    `<div class="accordion-item"><div class="accordion-header"><button type="button">O${number} : ${label}</button></div>` +
    `<div class="accordion-collapse collapse"><div class="accordion-body"><p>${link(address, 'เปิดโฟลเดอร์')}</p></div></div></div>`;
  draft.page('/', 'เทศบาลตำบลริมน้ำ', '<p>หน้าหลัก</p>');
  const folder = (year: number, number: number): string =>
    number === 10 || number === 18
      ? `https://docs.google.com/forms/d/e/1FAIpQL${year}x${number}/viewform`
      : `https://drive.google.com/drive/folders/1a${year}Zz${number}QqWw?usp=sharing`;
  draft.page(
    '/oit.html',
    'OIT ประจำปีงบประมาณ 2568',
    numbers
      .map((number) => {
        if (number === 4) {
          draft.serves(4, '/news.html');
          return panel(4, at(OFFICIAL, 4), '/news.html');
        }
        draft.serves(number, folder(2568, number));
        return panel(
          number,
          `${at(OFFICIAL, number)}${number % 7 === 0 ? ` (${yearOf(number)})` : ''}`,
          folder(2568, number),
        );
      })
      .join('\n'),
  );
  draft.page('/news.html', 'ข่าวประชาสัมพันธ์', `<p>${at(CONTENTS, 4)}</p>`);
  draft.page(
    '/oit67.html',
    'OIT ประจำปีงบประมาณ 2567',
    YEAR_BEFORE.map((label, index) => panel(index + 1, label, folder(2567, index + 100))).join('\n'),
  );
  draft.page('/etc.html', 'อื่น ๆ', list(addOthers(draft, (index) => `/etc/${index}.html`)));
  return draft.done('shared-drive folders', false);
}
