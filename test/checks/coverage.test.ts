import { coverage } from '../../src/checks/coverage/coverage.js';
import { gridOf, textOf } from '../helpers/facts.js';
import { testCheck } from '../helpers/test-check.js';

const services = ['งานทะเบียนราษฎร', 'ภาษีที่ดินและสิ่งปลูกสร้าง', 'ขออนุญาตก่อสร้าง'];
const rowsOf = (...names: readonly string[]): string =>
  ['ภารกิจ\tเหตุการณ์ความเสี่ยง', ...names.map((name) => `${name}\tเรียกรับเงิน`)].join('\n');
const says = (text: string) => ({ facts: { texts: [textOf(text)] }, lists: { services } });
const handbook = gridOf([
  ['ที่', 'งานบริการ'],
  ['1', 'จัดเก็บขยะ'],
  ['2', 'ไม่มี'],
  ['', 'รวม'],
]);

testCheck(coverage, {
  passes: {
    'every entry of a list of the checklist': {
      ...says('ทะเบียนราษฎร ภาษีที่ดิน และสิ่งปลูกสร้าง\nการขออนุญาต\nก่อสร้าง'),
      options: { of: 'services' },
    },
    'an entry in spite of a lost tone mark': { ...says('ทะเบยนราษฎร'), options: { of: ['งานทะเบียนราษฎร'] } },
    'an entry in the title': { facts: { texts: [textOf('', { title: 'จัดเก็บขยะ' })] }, options: { of: ['จัดเก็บขยะ'] } },
    'entries that are named first, and then each in a row': {
      ...says(`ภารกิจ ได้แก่ งานทะเบียนราษฎร ภาษีที่ดินและสิ่งปลูกสร้าง ขออนุญาตก่อสร้าง\n${rowsOf(...services)}`),
      options: { of: 'services' },
    },
    'entries with a part and a table of their own': {
      ...says(services.map((name) => `${name}\n${rowsOf('เรียกรับเงินเพื่อเร่งคิว')}`).join('\n')),
      options: { of: 'services' },
    },
    'entries in sentences, where no table is': {
      ...says('ภารกิจ ได้แก่ งานทะเบียนราษฎร ภาษีที่ดินและสิ่งปลูกสร้าง และการขออนุญาตก่อสร้าง มีความเสี่ยงต่ำ'),
      options: { of: 'services' },
    },
    'enough of the entries': { ...says('งานทะเบียนราษฎร ขออนุญาตก่อสร้าง'), options: { of: 'services', minRatio: 0.66 } },
    'the column of another item': {
      ...says('การจัดเก็บขยะ'),
      gridsOf: (id) => (id === 'O9' ? [handbook] : []),
      options: { of: { item: 'O9', column: 'งานบริการ' } },
    },
  },
  fails: {
    'each absent entry': {
      ...says('งานทะเบียนราษฎร'),
      options: { of: 'services' },
      expect: ['missing', 'missing'],
      severity: 'error',
    },
    'an entry that the introduction names, and no row of the table': {
      ...says(`ภารกิจ ได้แก่ งานทะเบียนราษฎร ภาษีที่ดินและสิ่งปลูกสร้าง ขออนุญาตก่อสร้าง\n${rowsOf(services[0]!, services[1]!)}`),
      options: { of: 'services' },
      expect: ['only-named'],
      severity: 'warning',
      review: true,
    },
    'entries in lines of a list above a table about others': {
      ...says(`ภารกิจ\n1. งานทะเบียนราษฎร\n2. ภาษีที่ดินและสิ่งปลูกสร้าง\n3. ขออนุญาตก่อสร้าง\n${rowsOf('จัดซื้อจัดจ้าง')}`),
      options: { of: 'services' },
      expect: ['only-named', 'only-named', 'only-named'],
    },
    'an absent entry of another item’s column': {
      ...says('อื่น ๆ'),
      gridsOf: () => [handbook],
      options: { of: { item: 'O9', column: 'งานบริการ' } },
      expect: ['missing'],
    },
    'too few of the entries': {
      ...says('ขออนุญาตก่อสร้าง'),
      options: { of: 'services', minRatio: 0.5 },
      expect: ['missing', 'missing'],
    },
    'a list that the checklist does not have': {
      ...says('x'),
      options: { of: 'missions' },
      expect: ['no-list'],
      severity: 'warning',
      review: true,
    },
    'a column that no table of the other item has': {
      ...says('x'),
      gridsOf: () => [handbook],
      options: { of: { item: 'O9', column: 'ภารกิจ' } },
      expect: ['no-list'],
    },
  },
});
