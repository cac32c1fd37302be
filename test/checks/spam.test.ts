import { spam } from '../../src/checks/spam/spam.js';
import type { HiddenLink, PageGlimpse, RobotView } from '../../src/model/evidence.js';
import { linkOf, PAGE, textOf } from '../helpers/facts.js';
import { testCheck } from '../helpers/test-check.js';

const hidden = (url: string, text: string, how: HiddenLink['how'] = 'unseen') => ({ url, text, how, on: PAGE });

const REPORT =
  'รายงานผลการดำเนินการเพื่อป้องกันการทุจริตประจำปีงบประมาณ พ.ศ. 2568 เทศบาลตำบลสำราญได้ดำเนินการตามแผนปฏิบัติการป้องกันการทุจริตครบทุกโครงการ โดยมีการอบรมเจ้าหน้าที่และเผยแพร่ข้อมูลต่อสาธารณะทุกไตรมาส ตามที่คณะกรรมการกำหนด และรายงานต่อผู้บริหารทราบ';
const OTHER =
  'Selamat datang di permainan terbaik hari ini dengan hadiah besar setiap minggu untuk semua pemain baru yang ingin mencoba keberuntungan mereka di meja kami dengan layanan pelanggan dua puluh empat jam dan pembayaran cepat tanpa syarat apa pun juga';

const glimpse = (mainText: string, rest: Partial<PageGlimpse> = {}): PageGlimpse => ({
  finalUrl: PAGE,
  title: null,
  mainText,
  links: [],
  ...rest,
});
const view = (robot: PageGlimpse, visitor: PageGlimpse = glimpse(REPORT)): RobotView => ({ url: PAGE, robot, visitor });

testCheck(spam, {
  passes: {
    'a report like any other': { facts: { texts: [textOf(REPORT)] } },
    'a campaign against gambling that quotes what to beware of': {
      facts: {
        texts: [
          textOf(
            'เทศบาลตำบลสำราญร่วมรณรงค์ป้องกันการพนันออนไลน์ในเด็กและเยาวชน ขอเตือนผู้ปกครองให้ระวังข้อความชักชวน เช่น "แจกเครดิตฟรี" "ฝากถอนไม่มีขั้นต่ำ" "สล็อตเว็บตรง" ซึ่งเป็นการพนันที่ผิดกฎหมาย ผู้ที่ต้องการเลิกพนันโทรสายด่วน 1323',
          ),
        ],
      },
    },
    'news of a lottery draw': {
      facts: {
        texts: [
          textOf('ผลสลากกินแบ่งรัฐบาล งวดวันที่ 16 มีนาคม 2568 รางวัลที่ 1 เลขท้าย 2 ตัว ตรวจหวยย้อนหลังได้ที่เว็บไซต์สำนักงานสลากฯ'),
        ],
      },
    },
    'news of an arrest, in several sentences': {
      facts: {
        texts: [
          textOf(
            'ตำรวจภูธรจังหวัดจับกุมผู้จัดให้มีการเล่นการพนันออนไลน์ เว็บแทงบอล และบาคาร่าออนไลน์ ของกลางคอมพิวเตอร์ 10 เครื่อง พบเงินหมุนเวียนกว่า 50 ล้านบาท ตำรวจแจ้งข้อหาตามพระราชบัญญัติการพนัน คาสิโนออนไลน์ผิดกฎหมายทุกรูปแบบ',
          ),
        ],
      },
    },
    'one such phrase, whatever brought it there': { facts: { texts: [textOf(`${REPORT} บาคาร่าออนไลน์`)] } },
    'hidden links of a menu to other public bodies': {
      facts: {
        texts: [textOf(REPORT)],
        hiddenLinks: [
          ...['dla.go.th', 'nacc.go.th', 'oic.go.th', 'yasothon.go.th', 'dopa.go.th', 'cgd.go.th'].map((host) =>
            hidden(`https://www.${host}/`, host, 'off-screen'),
          ),
          hidden('https://www.facebook.com/town', 'Facebook', 'off-screen'),
          hidden('https://town.example/inside', 'ในเว็บ'),
        ],
      },
    },
    'a link to a help line and one to the news': {
      facts: {
        texts: [textOf(REPORT)],
        links: [
          linkOf('https://stop.example/', 'สายด่วนเลิกพนัน 1323'),
          linkOf('https://news.example/casino', 'ครม. เห็นชอบร่างกฎหมายคาสิโน'),
        ],
      },
    },
    'pages of another site, which are not the agency’s to mend': {
      facts: {
        texts: [textOf('สล็อตเว็บตรง บาคาร่าออนไลน์ แจกเครดิตฟรี ฝากถอนออโต้', { url: 'https://blog.other.example/' })],
      },
    },
    'a document': {
      facts: { texts: [textOf('สล็อตเว็บตรง บาคาร่าออนไลน์ แจกเครดิตฟรี ฝากถอนออโต้', { type: 'pdf' })] },
    },
    'a page that changes by itself': {
      facts: { texts: [textOf(OTHER)], robotViews: [view(glimpse(OTHER.slice(100).repeat(2)), glimpse(REPORT))] },
    },
    'a robot that is shown the same with another date': {
      facts: { texts: [textOf(REPORT)], robotViews: [view(glimpse(`${REPORT} ปรับปรุงล่าสุด 2 ตุลาคม 2568`))] },
    },
    'a robot that is shown next to nothing': {
      facts: { texts: [textOf(REPORT)], robotViews: [view(glimpse('กำลังปรับปรุง'))] },
    },
  },
  fails: {
    'advertisements between the agency’s own words': {
      facts: { texts: [textOf(`${REPORT} สล็อตเว็บตรง แตกง่าย บาคาร่าออนไลน์ แจกเครดิตฟรี ฝากถอนไม่มีขั้นต่ำ`)] },
      expect: ['words'],
      where: { url: PAGE },
      severity: 'warning',
    },
    'a page that became one of them, in Indonesian': {
      facts: {
        texts: [
          textOf('Situs Slot Gacor hari ini. Judi Online terpercaya. RTP Live dan Bandar Togel.', {
            title: 'SLOT GACOR',
          }),
        ],
      },
      expect: ['words'],
    },
    'medicines for sale': {
      facts: {
        texts: [textOf('จำหน่ายยาทำแท้ง ยาสอด ของแท้ ส่งฟรี เก็บเงินปลายทาง Buy Cytotec online. Cheap Viagra, order now')],
      },
      expect: ['words'],
    },
    'a hidden link with an offer': {
      facts: { texts: [textOf(REPORT)], hiddenLinks: [hidden('https://pgslot.example/', 'สล็อตเว็บตรง')] },
      expect: ['hidden-links'],
      actual: 'สล็อตเว็บตรง → https://pgslot.example/',
    },
    'a link that a trick hides and whose host tells enough': {
      facts: { texts: [textOf(REPORT)], hiddenLinks: [hidden('https://slot-88.example/', '', 'off-screen')] },
      expect: ['hidden-links'],
    },
    'tricks that lead to many sites': {
      facts: {
        texts: [textOf(REPORT)],
        hiddenLinks: ['a', 'b', 'c', 'd', 'e'].map((name) =>
          hidden(`https://${name}-shop.example.com`.replace('example', name), 'x', 'zero-size'),
        ),
      },
      expect: ['hidden-links'],
    },
    'a link farm in the footer': {
      facts: {
        texts: [textOf(REPORT)],
        links: [
          linkOf('https://pgslot-1.example/', 'สล็อตเว็บตรง', { inChrome: true }),
          linkOf('https://site-2.example/', 'แทงบอลออนไลน์', { inChrome: true }),
          linkOf('https://town.example/ita', 'ITA', { inChrome: true }),
        ],
      },
      expect: ['link-farm'],
    },
    'a robot that is shown advertisements': {
      facts: {
        texts: [textOf(REPORT)],
        robotViews: [view(glimpse(`สล็อตเว็บตรง บาคาร่าออนไลน์ แจกเครดิตฟรี ${REPORT}`))],
      },
      options: { asSearchRobot: true },
      expect: ['cloaking'],
    },
    'a robot that is shown another page': {
      facts: { texts: [textOf(REPORT)], robotViews: [view(glimpse(OTHER))] },
      options: { asSearchRobot: true },
      expect: ['cloaking'],
    },
    'a robot that is sent elsewhere': {
      facts: {
        texts: [textOf(REPORT)],
        robotViews: [view(glimpse('x', { finalUrl: 'https://elsewhere.test/' }))],
      },
      options: { asSearchRobot: true },
      expect: ['cloaking'],
      actual: 'https://elsewhere.test/',
    },
  },
});
