import { qr } from '../../src/checks/qr/qr.js';
import type { QrCode } from '../../src/model/evidence.js';
import { placeAt } from '../../src/model/finding.js';
import { brokenExchange, exchangeOf, linkOf } from '../helpers/facts.js';
import { testCheck } from '../helpers/test-check.js';

const PICTURE = 'https://town.example/qr.png';
const code = (text: string, exchange: QrCode['exchange'] = exchangeOf({ url: text })): QrCode => ({
  at: placeAt(PICTURE),
  text,
  exchange,
});
const FORM = 'https://forms.gle/abc';

testCheck(qr, {
  passes: {
    'a code whose address answers': { facts: { qrCodes: [code(FORM)] } },
    'a code of the address asked for, beside another': {
      facts: { qrCodes: [code('WIFI:S:x;;', null), code(FORM)] },
      options: { expect: 'forms.gle' },
    },
    'no code, and an online form in its place': {
      facts: { links: [linkOf('https://town.example/borrow', 'เปิดแบบฟอร์มการยืม')] },
      options: { instead: ['form'] },
    },
    'an address that only people can open': { facts: { qrCodes: [code(FORM, brokenExchange('unverifiable'))] } },
  },
  fails: {
    'no readable code': { expect: ['unreadable'], severity: 'error' },
    'neither a code nor what may stand in its place': {
      facts: { links: [linkOf('https://town.example/borrow.pdf', 'แบบฟอร์มออนไลน์', { kind: 'document' })] },
      options: { instead: ['form'] },
      expect: ['unreadable'],
    },
    'a code that is dead beside an online form': {
      facts: {
        qrCodes: [code(FORM, brokenExchange('dns'))],
        links: [linkOf('https://forms.gle/x')],
      },
      options: { instead: ['form'] },
      expect: ['dead-link'],
    },
    'a code whose address is gone': {
      facts: { qrCodes: [code(FORM, brokenExchange('http-status', { status: 404 }))] },
      expect: ['dead-link'],
      where: { url: PICTURE },
      actual: '404',
    },
    'a code that leads elsewhere': {
      facts: { qrCodes: [code(FORM)] },
      options: { expect: 'town.example' },
      expect: ['unexpected'],
      actual: FORM,
    },
    'a code that holds no address': { facts: { qrCodes: [code('0812345678', null)] }, expect: ['unexpected'] },
    'the same code twice only once': {
      facts: { qrCodes: [code(FORM, brokenExchange('dns')), code(FORM, brokenExchange('dns'))] },
      expect: ['dead-link'],
      actual: 'dns',
    },
  },
});
