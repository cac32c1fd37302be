import { link, openDraft, type SampleSite } from './draft.js';
import { CONTENTS, fill, OTHERS } from './words.js';

/** As menus of small towns word the items; `รายงานผลการดำเนินงานและการใช้จ่ายงบประมาณ` alone may be two of them. */
const WORDS: readonly string[] = [
  'โครงสร้างส่วนราชการ',
  'ผู้บริหารเทศบาล',
  'ที่อยู่และช่องทางการติดต่อ',
  'ข่าวกิจกรรม/ประชาสัมพันธ์',
  'แผนพัฒนาท้องถิ่น (พ.ศ.2566-2570)',
  'แผนการดำเนินงานและการใช้จ่ายงบประมาณประจำปี',
  'รายงานผลการดำเนินงานประจำปี',
  'คู่มือมาตรฐานการปฏิบัติงาน',
  'คู่มือการให้บริการประชาชน',
  'E-Service บริการประชาชนออนไลน์',
  'ข้อมูลเชิงสถิติการให้บริการ',
  'รายการจัดซื้อจัดจ้างและความก้าวหน้า',
  'รายงานผลการจัดซื้อจัดจ้างประจำปี',
  'แผนการบริหารทรัพยากรบุคคล',
  'รายงานผลการบริหารทรัพยากรบุคคล',
  'ประมวลจริยธรรมสำหรับเจ้าหน้าที่ของรัฐ',
  'แนวปฏิบัติการจัดการเรื่องร้องเรียนทุจริต',
  'ช่องทางร้องเรียนการทุจริตและประพฤติมิชอบ',
  'สถิติข้อร้องเรียนการทุจริต',
  'การเปิดโอกาสให้ประชาชนมีส่วนร่วม',
  'ประกาศ No Gift Policy',
  'รายงานการรับของขวัญและของกำนัล (No Gift Policy)',
  'การประเมินความเสี่ยงการทุจริต',
  'ผลการจัดการความเสี่ยงการทุจริต',
  'แผนป้องกันและปราบปรามการทุจริต',
  'รายงานผลการป้องกันการทุจริต',
  'มาตรการส่งเสริมคุณธรรมและความโปร่งใส',
  'รายงานผลการส่งเสริมคุณธรรมและความโปร่งใส',
];
const items = WORDS.map((label, index) => ({ number: index + 1, label, content: CONTENTS[index] ?? '' }));
const others = OTHERS.map((label, index) => ({ label: fill(label), index }));

const whole = (title: string, body: string): string =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title} - เทศบาลตำบลบ้านใหม่</title></head><body>${body}</body></html>`;

/** A menu of WordPress in columns, with what is no item among the items. */
export function megaMenuSite(): SampleSite {
  const columns = [0, 7, 14, 21].map((start) => {
    const own = items.slice(start, start + 7).map(({ number, label }) => link(`/page-${number}/`, label));
    const more = others.slice(start / 2, start / 2 + 3).map(({ index, label }) => link(`/other-${index}/`, label));
    const entries = [...own, ...more].map((entry) => `<li class="mega-menu-item">${entry}</li>`).join('');
    return `<li class="mega-menu-column"><h4>หมวด</h4><ul class="mega-sub-menu">${entries}</ul></li>`;
  });
  const menu = `<ul class="mega-menu"><li>${link('/', 'หน้าแรก')}</li><li><a href="#">การเปิดเผยข้อมูลสาธารณะ OIT</a><ul class="mega-sub-menu">${columns.join('')}</ul></li></ul>`;
  const draft = openDraft((title, body) =>
    whole(
      title,
      `<header><nav>${menu}</nav></header><main><article><h1 class="entry-title">${title}</h1>${body}</article></main>`,
    ),
  );
  draft.page('/', 'หน้าแรก', '<p>ยินดีต้อนรับ เทศบาลตำบลบ้านใหม่ จังหวัดยโสธร</p>');
  for (const { number, label, content } of items) {
    draft.page(`/page-${number}/`, label, `<p>${content}</p>`);
    draft.serves(number, `/page-${number}/`);
  }
  for (const { index, label } of others) draft.page(`/other-${index}/`, label, `<p>${label}</p>`);
  return draft.done('menu in columns', true);
}

/** Cards that a script opens, at addresses whose numbers look like years. */
export function scriptCardSite(): SampleSite {
  const draft = openDraft((title, body) => whole(title, `<div class="content"><h2>${title}</h2>${body}</div>`));
  draft.page(
    '/',
    'หน้าแรก',
    `<p>เทศบาลตำบลบ้านใหม่</p><div class="card" onclick="location.href='/oit'">การเปิดเผยข้อมูลสาธารณะ OIT</div>`,
  );
  const cards = items.map(
    ({ number, label }) => `<div class="card" onclick="window.location='/oit/${number + 40}'"><h5>${label}</h5></div>`,
  );
  draft.page('/oit', 'OIT', cards.join(''));
  for (const { number, label, content } of items) {
    draft.page(`/oit/${number + 40}`, label, `<p>${content}</p>`);
    draft.serves(number, `/oit/${number + 40}`);
  }
  return draft.done('cards by script', true);
}

/** A picture before the site, and a menu in a frame of its own. */
export function frameSite(): SampleSite {
  const draft = openDraft((title, body) =>
    body.startsWith('<frameset')
      ? `<html><head><meta charset="utf-8"><title>${title}</title></head>${body}</html>`
      : whole(title, body),
  );
  draft.page(
    '/',
    'เทศบาลตำบลบ้านใหม่',
    `<center><img src="/a.jpg" alt=""><br>${link('/home.html', 'เข้าสู่เว็บไซต์')}</center>`,
  );
  draft.page(
    '/home.html',
    'เทศบาลตำบลบ้านใหม่',
    '<frameset cols="200,*"><frame src="/menu.html"><frame src="/main.html" name="main"></frameset>',
  );
  const entries = [
    ...items.map(({ number, label }) => link(`/d${number}.html`, label)),
    ...others.map(({ index, label }) => link(`/x${index}.html`, label)),
  ];
  draft.page('/menu.html', 'เมนู', entries.join('<br>'));
  draft.page('/main.html', 'หลัก', '<p>ยินดีต้อนรับ</p>');
  for (const { index, label } of others) draft.page(`/x${index}.html`, label, `<p>${label}</p>`);
  for (const { number, label, content } of items) {
    draft.page(`/d${number}.html`, label, `<h3>${label}</h3><p>${content}</p>`);
    draft.serves(number, `/d${number}.html`);
  }
  return draft.done('menu in a frame', true);
}
