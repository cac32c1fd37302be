import { link, list, openDraft, type SampleSite } from './draft.js';
import { CONTENTS, fill, OTHERS, REPORTS, STANDING, thaiDigits, YEAR, YEAR_BEFORE } from './words.js';

// Sites with the habits that make recognition hard: addresses as labels, guides beside the evidence, archives without a list.

const numbers = Array.from({ length: 28 }, (_, index) => index + 1);
const at = (words: readonly string[], number: number): string => words[number - 1] ?? '';
const yearOf = (number: number, year = YEAR): number => (REPORTS.has(number) ? year - 1 : year);

const CITY_WORDS: readonly string[] = [
  'โครงสร้างและอำนาจหน้าที่',
  'ข้อมูลผู้บริหาร',
  'ข้อมูลการติดต่อและช่องทางการสอบถามข้อมูล',
  'ข่าวประชาสัมพันธ์',
  'แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน',
  'แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณประจำปี',
  'รายงานผลการดำเนินงานประจำปี',
  'คู่มือหรือแนวทางการปฏิบัติงานของเจ้าหน้าที่',
  'คู่มือหรือแนวทางการให้บริการสำหรับผู้รับบริการ',
  'E–Service',
  'ข้อมูลสถิติการให้บริการ',
  'รายการจัดซื้อจัดจ้างและความก้าวหน้าการจัดซื้อจัดจ้าง',
  'รายงานสรุปผลการจัดซื้อจัดจ้าง',
  'แผนการบริหารและพัฒนาทรัพยากรบุคคล',
  'รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล',
  'ประมวลจริยธรรมและการขับเคลื่อนจริยธรรม',
  'แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริต',
  'ช่องทางแจ้งเรื่องร้องเรียนการทุจริต',
  'ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริต',
  'การเปิดโอกาสให้เกิดการมีส่วนร่วม',
  'ประกาศเจตนารมณ์นโยบาย No Gift Policy',
  'รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา',
  'การประเมินความเสี่ยงการให้หรือรับสินบน',
  'รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริต',
  'แผนปฏิบัติการป้องกันการทุจริต',
  'รายงานผลการดำเนินการป้องกันการทุจริต',
  'มาตรการส่งเสริมคุณธรรมและความโปร่งใส',
  'รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส',
];

/** Each row has a guide that shows the way, then the addresses themselves as their own labels, the home page among them. */
export function guideSite(): SampleSite {
  const menu = list([
    link('/home', 'หน้าแรก'),
    link('/ita.php?y=2569', 'ITA 2569'),
    link('/ita.php?y=2568', 'ITA 2568'),
    link('/ita.php?y=2567', 'ITA 2567'),
    ...OTHERS.map((label, index) => link(`/board.php?cat=${index}`, fill(label))),
  ]);
  const name = 'เทศบาลเมืองสอง';
  const draft = openDraft(
    (title, body) =>
      `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${name} : ${title}</title></head><body><div id="header">${name}</div><div class="menu-left">${menu}</div><div id="main"><h2>${title}</h2>${body}</div></body></html>`,
  );
  draft.page('/', 'ยินดีต้อนรับ', '<p>เว็บไซต์</p>');
  draft.page('/home', 'หน้าแรก', '<p>เว็บไซต์ เทศบาลเมืองสอง</p>');
  for (const [index, label] of OTHERS.entries())
    draft.page(`/board.php?cat=${index}`, fill(label), `<p>${fill(label)}</p>`);
  for (const year of [2567, 2568, 2569]) {
    const titles = year === 2567 ? YEAR_BEFORE : CITY_WORDS;
    const rows = titles.map((label, index) => {
      const number = index + 1;
      const guide = `/dnm_file/guide/${year}_${number * 13}.pdf`;
      draft.scan(guide);
      const path =
        number % 3 === 0 ? `/staff.php?id=${year}${number}` : `/dnm_file/${year}/${number * 101 + year}_center.pdf`;
      if (number % 3 === 0) draft.page(path, `${label}`, `<p>${at(CONTENTS, Math.min(28, number))}</p>`);
      else draft.scan(path);
      if (year === YEAR) draft.serves(number, path);
      return `<tr><td>O${number}</td><td>${label}</td><td>${link(guide, 'วิธีการเข้าถึงข้อมูล')}</td><td>${link('/home', 'https://www.song.go.th/home')}<br>${link(path, `https://www.song.go.th${path}`)}</td></tr>`;
    });
    draft.page(
      `/ita.php?y=${year}`,
      `การประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปี ${year}`,
      `<table><tr><th>ข้อ</th><th>ข้อมูล</th><th>คู่มือ</th><th>URL</th></tr>${rows.join('')}</table>`,
    );
  }
  return draft.done('guides and bare addresses', false);
}

/** No list at all: an archive of posts page after page, each with a long title and an attachment, three years deep. */
export function archiveSite(): SampleSite {
  const name = 'องค์การบริหารส่วนตำบลบึงวิชัย';
  const menu = [
    link('/', 'หน้าแรก'),
    link('/posts?page=1', 'เอกสารเผยแพร่'),
    link('/about', 'เกี่ยวกับ อบต.'),
    link('/contact', 'ติดต่อเรา'),
    link('/news', 'ข่าวสารประชาสัมพันธ์'),
  ];
  const draft = openDraft(
    (title, body) =>
      `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title><meta property="og:site_name" content="${name}"></head><body><nav>${list(menu)}</nav><article><h1>${title}</h1>${body}</article></body></html>`,
  );
  const posts: { title: string; number: number | null; year: number }[] = [];
  for (const year of [2568, 2567, 2566]) {
    for (const number of numbers) {
      if (number === 3 || number === 4 || (STANDING.has(number) && year !== 2568)) continue;
      const stated = STANDING.has(number)
        ? ''
        : number === 5
          ? ` (พ.ศ. ${year - 2} - ${year + 2})`
          : ` ประจำปีงบประมาณ พ.ศ. ${thaiDigits(String(yearOf(number, year)))}`;
      posts.push({ title: `${at(CITY_WORDS, number)}${stated} ${name} อำเภอเมืองกาฬสินธุ์`, number, year });
    }
    for (const label of OTHERS) posts.push({ title: `${fill(label, year)} ${name}`, number: null, year });
    for (let index = 0; index < 12; index += 1)
      posts.push({ title: `ประกาศผู้ชนะการเสนอราคา จ้างก่อสร้างถนน หมู่ที่ ${index} ปี ${year}`, number: null, year });
  }
  // As people post them: not in the order of the items.
  const shuffled = posts.map((post, index) => ({ post, key: (index * 7919) % 1009 })).sort((a, b) => a.key - b.key);
  const entries = shuffled.map(({ post }, index) => {
    const path = `/post/${1000 + index}`;
    const file = `/storage/${(index * 48_271) % 99_991}.pdf`;
    draft.scan(file);
    draft.page(path, post.title, `<p>รายละเอียดตามเอกสารแนบ</p><p>${link(file, 'เอกสารแนบ')}</p>`);
    const isRight = post.number !== null && (post.year === YEAR || post.number === 5);
    if (isRight && post.number !== null) draft.serves(post.number, path, file);
    return link(path, post.title);
  });
  const pages = Math.ceil(entries.length / 20);
  for (let page = 1; page <= pages; page += 1) {
    const others = Array.from({ length: pages }, (_, other) =>
      link(`/posts?page=${other + 1}`, String(other + 1)),
    ).join(' ');
    draft.page(
      `/posts?page=${page}`,
      `เอกสารเผยแพร่ หน้า ${page}`,
      `${list(entries.slice((page - 1) * 20, page * 20))}<div class="pagination">${others}</div>`,
    );
  }
  draft.page('/', name, '<p>ยินดีต้อนรับ</p>');
  draft.page('/about', 'เกี่ยวกับ อบต.', '<p>ประวัติความเป็นมา สภาพทั่วไป</p>');
  draft.page('/contact', 'ติดต่อเรา', `<p>${at(CONTENTS, 3)}</p>`);
  draft.page('/news', 'ข่าวสารประชาสัมพันธ์', `<p>${at(CONTENTS, 4)}</p>`);
  draft.serves(3, '/contact');
  draft.serves(4, '/news');
  return draft.done('archive of posts', false);
}

/** One long page of bold lines and "document : download", all years below each other. */
export function bulletSite(): SampleSite {
  const name = 'เทศบาลตำบลคลองขวาง';
  const menu = `<table><tr><td>${[link('/index.php', 'หน้าแรก'), link('/index.php?link=anticorruption', 'การป้องกันการทุจริตและเผยแพร่ข้อมูล'), link('/index.php?link=basic', 'ข้อมูลพื้นฐาน'), ...OTHERS.map((label, index) => link(`/index.php?link=x${index}`, fill(label)))].join(' | ')}</td></tr></table>`;
  const draft = openDraft(
    (title, body) =>
      `<html><head><meta charset="utf-8"><title>${name}</title></head><body>${menu}<div><font size="4"><b>${title}</b></font><br>${body}</div></body></html>`,
  );
  draft.page('/', name, 'ยินดีต้อนรับ');
  draft.page('/index.php', name, 'ยินดีต้อนรับ');
  for (const [index, label] of OTHERS.entries())
    draft.page(`/index.php?link=x${index}`, fill(label), `<p>${fill(label)}</p>`);
  const basic = [1, 2, 3, 4, 8, 9, 10, 11];
  const entry = (number: number, year: number): string => {
    const file = `/files/com_anticorruption/${year}-${number * 17}_${(number * 7 + year) % 97}.pdf`;
    draft.scan(file);
    const isDated = !STANDING.has(number) && number !== 4;
    if (isDated ? year === yearOf(number) : year === YEAR) draft.serves(number, file);
    const words = isDated ? `${at(CITY_WORDS, number)} ปี ${year}` : at(CITY_WORDS, number);
    return `• ${words} : ${link(file, 'ดาวน์โหลด')}<br>`;
  };
  const part = (number: number): string => {
    const years = STANDING.has(number) || number === 4 ? [YEAR] : [2568, 2567, 2566];
    return `<p><b>${at(CITY_WORDS, number)}</b></p><p>${years.map((year) => entry(number, year)).join('\n')}</p>`;
  };
  draft.page('/index.php?link=basic', 'ข้อมูลพื้นฐาน', basic.map(part).join('\n'));
  draft.page(
    '/index.php?link=anticorruption',
    'การป้องกันการทุจริตและเผยแพร่ข้อมูล',
    numbers
      .filter((number) => !basic.includes(number))
      .map(part)
      .join('\n'),
  );
  return draft.done('bullets with downloads', false);
}
