import { describe, expect, it } from 'vitest';
import { egp } from '../../src/checks/egp/egp.js';
import { createRegisterRows, MAX_CONTRACTS } from '../../src/checks/egp/register-rows.js';
import { gridOf } from '../helpers/facts.js';
import { runCheck } from '../helpers/test-check.js';

const OPEN_DATA = [
  'รหัสโครงการ',
  'ชื่อโครงการ',
  'งบประมาณ(บาท)',
  'ราคากลาง(บาท)',
  'ราคาตกลงซื้อ/จ้าง(บาท)',
  'ชื่อผู้ชนะ',
  'เลขที่สัญญา',
];
const contract = (number: string, price: string, winner: string) => [
  number,
  'จ้างซ่อมถนน',
  '600000',
  '590000',
  price,
  winner,
  '1/2568',
];

function registerOf(rows: readonly (readonly string[])[], head: readonly string[] = OPEN_DATA) {
  const made = createRegisterRows();
  made.begin();
  for (const row of [head, ...rows]) made.add(row);
  const register = made.finish();
  if (typeof register === 'string') throw new Error(register);
  return register;
}

const register = registerOf([
  contract('67019123456', '500000.00', 'บริษัท สำราญก่อสร้าง จำกัด'),
  contract('67029123457', '120,000', 'หจก.ยโสธรการโยธา'),
  contract('67039123458', '70000', 'ร้านเจริญพาณิชย์'),
  contract('67039123458', '30000', 'นายสมมติ ใจดี'),
  contract('67049123459', '', ''),
]);

const HEAD = [
  'ลำดับที่',
  'รายการ',
  'วงเงินงบประมาณ',
  'ราคาที่ตกลงซื้อหรือจ้าง',
  'รายชื่อผู้ประกอบการที่ได้รับการคัดเลือก',
  'เลขที่โครงการในระบบ e-GP',
];
const row = (number: string, price: string, supplier: string) => [
  '1',
  'จ้างซ่อมถนน',
  '600,000.00',
  price,
  supplier,
  number,
];
const found = (rows: readonly (readonly string[])[], head: readonly string[] = HEAD) =>
  runCheck(egp, { facts: { grids: [gridOf([head, ...rows])] }, options: { register: 'data.csv' }, register }).map(
    ({ code, actual, expected }) => [code.slice(4), actual, expected],
  );

describe('a row that the contract data confirm', () => {
  it.each([
    ['in the same words', '500000.00', 'บริษัท สำราญก่อสร้าง จำกัด', '67019123456'],
    ['with commas, Thai digits and baht', '๕๐๐,๐๐๐.- บาท', 'บริษัทสำราญก่อสร้างจำกัด', '67019123456'],
    ['with the company abbreviated', '500,000', 'บจก.สำราญก่อสร้าง', '67019123456'],
    ['with a public company’s form', '500,000', 'บมจ. สำราญ ก่อสร้าง (มหาชน)', '67019123456'],
    ['with an ordinary partnership written out', '120,000.00', 'ห้างหุ้นส่วนจำกัด ยโสธรการโยธา', '67029123457'],
    ['without the satang', '120,000.50', 'หจก. ยโสธรการโยธา (สำนักงานใหญ่)', '67029123457'],
    ['with a mark that was lost in typing', '70,000', 'ร้าน เจริญพาณิชย', '67039123458'],
    ['of two contracts, by the second', '30,000', 'นาย สมมติ  ใจดี', '67039123458'],
    ['of two contracts in one sum', '100,000', 'ร้านเจริญพาณิชย์', '67039123458'],
    ['of which the data have neither price nor name', '1', 'ใครก็ได้', '67049123459'],
    ['without price and name yet', '', '', '67019123456'],
    ['with Thai digits in its number', '500,000', 'สำราญก่อสร้าง', '๖๗๐๑๙๑๒๓๔๕๖'],
  ])('%s', (_, price, supplier, number) => expect(found([row(number, price, supplier)])).toEqual([]));

  it('without such columns', () =>
    expect(found([['1', 'จ้าง', '67019123456']], ['ลำดับที่', 'รายการ', 'เลขที่โครงการ'])).toEqual([]));

  it('where price and name share a cell', () =>
    expect(
      found(
        [['1', 'จ้าง', 'บริษัท สำราญก่อสร้าง จำกัด ราคา 500,000 บาท', '67019123456']],
        ['ลำดับที่', 'รายการ', 'ผู้ที่ได้รับการคัดเลือกและราคาที่ตกลง', 'เลขที่โครงการ'],
      ),
    ).toEqual([]));
});

describe('a row that the contract data do not confirm', () => {
  it('has a number that they do not have', () =>
    expect(found([row('67019123465', '500,000', 'สำราญก่อสร้าง')])).toEqual([
      ['unknown', '67019123465', 'a number of the register'],
    ]));

  it('has another price', () =>
    expect(found([row('67019123456', '50,000', 'สำราญก่อสร้าง')])).toEqual([['register-mismatch', '50,000', '500,000']]));

  it('has another supplier', () =>
    expect(found([row('67019123456', '500,000', 'บริษัท อื่น จำกัด')])).toEqual([
      ['register-mismatch', 'บริษัท อื่น จำกัด', 'บริษัท สำราญก่อสร้าง จำกัด'],
    ]));

  it('has both, each said at its own cell', () =>
    expect(found([row('67039123458', '99', 'ร้านอื่น')]).map(([, , expected]) => expected)).toEqual([
      '70,000 / 30,000',
      'ร้านเจริญพาณิชย์ / นายสมมติ ใจดี',
    ]));

  it('says nothing of numbers that are none: their own codes do', () =>
    expect(found([row('6701912345', '1', 'ก'), row('-', '1', 'ก')]).map(([code]) => code)).toEqual([
      'digits',
      'stated-none',
    ]));
});

describe('rows of contract data', () => {
  it('are known by the headings of the API too', () => {
    const api = registerOf(
      [['67019123456', '2568', '500000', 'A Co., Ltd.']],
      ['project_id', 'year', 'price_agree', 'winner'],
    );
    expect(api.entriesOf('67019123456')).toEqual([{ prices: [500000], supplier: 'A Co., Ltd.' }]);
  });

  it('may follow titles, and repeat their headings', () => {
    const made = createRegisterRows();
    made.begin();
    for (const cells of [
      ['ข้อมูลสัญญา ปีงบประมาณ 2568'],
      [],
      OPEN_DATA,
      contract('67019123456', '1', 'ก'),
      OPEN_DATA,
      contract('67019123457', '2', 'ข'),
    ])
      made.add(cells);
    const data = made.finish();
    expect(typeof data === 'string' ? data : data.entriesOf('67019123457')).toEqual([{ prices: [2], supplier: 'ข' }]);
  });

  it('take no tax number for a name', () => {
    const data = registerOf([['67019123456', '3350000000001', 'ก']], ['รหัสโครงการ', 'เลขประจำตัวผู้เสียภาษีผู้ชนะ', 'ชื่อผู้ชนะ']);
    expect(data.entriesOf('67019123456')).toEqual([{ prices: [], supplier: 'ก' }]);
  });

  it.each([
    [
      'no-column',
      [
        ['ลำดับ', 'ชื่อ'],
        ['1', 'ก'],
      ],
    ],
    ['no-number', [OPEN_DATA, contract('6.70191E+10', '1', 'ก')]],
  ])('are none: %s', (fault, rows) => {
    const made = createRegisterRows();
    made.begin();
    for (const cells of rows) made.add(cells);
    expect(made.finish()).toBe(fault);
  });

  it('beyond the bound are refused, for a number that is not kept would be called unknown', () => {
    const made = createRegisterRows();
    made.begin();
    made.add(['project_id', 'winner']);
    for (let index = 0; index <= MAX_CONTRACTS; index += 1) made.add([`67${String(index).padStart(9, '0')}`, 'ก']);
    expect(made.finish()).toBe('too-many');
  });
});
