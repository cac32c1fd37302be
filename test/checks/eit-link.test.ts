import { eitLink } from '../../src/checks/eit-link/eit-link.js';
import type { HomeView } from '../../src/model/evidence.js';
import { testCheck } from '../helpers/test-check.js';

const HOME = 'https://town.example/';
const link = (text: string, url: string): Partial<HomeView> => ({ links: [{ url, text }] });
const home = (rest: Partial<HomeView>) => ({ facts: { home: { url: HOME, links: [], codes: [], ...rest } } });
const ITAS = 'https://itas.nacc.go.th/go/eit/abc123';
const NAME = 'แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายนอก (EIT)';

testCheck(eitLink, {
  passes: {
    'a banner without words that leads to the survey on ITAS': home(link('', ITAS)),
    'an address with a query': home(link('', 'http://itas.nacc.go.th/go/EIT?id=7')),
    'a short address under the name of the survey': home(link(NAME, 'https://bit.ly/3abc')),
    'the name in the letters of old fonts and with the year': home(
      link('แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายนอก\u200b ปี ๒๕๖๘', 'https://forms.gle/x'),
    ),
    'a page of its own that passes on to the survey': home(link('ตอบแบบสำรวจ EIT', 'https://town.example/eit-2568')),
    'a QR code of the survey in a picture': home({ codes: [{ text: ITAS, label: '' }] }),
    'a QR code of a short address in a picture that names the survey': home({
      codes: [{ text: 'https://qrco.de/x', label: 'QR EIT 2568' }],
    }),
    'nothing where the home page could not be read': {},
    'nothing before the survey begins': { ...home({}), options: { from: '2025-10-03' } },
    'nothing after it has ended': { ...home({}), options: { from: '1 มกราคม 2568', to: '1 ตุลาคม 2568' } },
  },
  fails: {
    'a home page without it': { ...home({}), expect: ['missing'], severity: 'warning', where: { url: HOME } },
    'on the first and the last day': {
      ...home({}),
      options: { from: '2025-10-02', to: '2025-10-02' },
      expect: ['missing'],
    },
    'the survey of officers': { ...home(link('แบบวัด IIT', 'https://itas.nacc.go.th/go/iit/abc')), expect: ['missing'] },
    'the home page of ITAS': { ...home(link('ระบบ ITAS', 'https://itas.nacc.go.th/')), expect: ['missing'] },
    'the survey of an earlier year': { ...home(link('EIT 2567', ITAS)), expect: ['missing'] },
    'a report of its results': {
      ...home(link('รายงานผลการประเมิน EIT', 'https://town.example/eit-report.pdf')),
      expect: ['missing'],
    },
    'a name that leads nowhere': { ...home(link(NAME, `${HOME}#`)), expect: ['missing'] },
    'Latin letters within another word': {
      ...home(link('Weitere Links', 'https://other.example/')),
      expect: ['missing'],
    },
    'an address that only looks like it': {
      ...home(link('', 'https://itas.nacc.go.th.evil.example/go/eit/x')),
      expect: ['missing'],
    },
    'a QR code of something else': {
      ...home({ codes: [{ text: 'https://line.me/x', label: '' }] }),
      expect: ['missing'],
    },
  },
});
