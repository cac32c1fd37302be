// The workbooks: budget and progress, statistics, procurement, complaints, register of loans.
import { HALF_YEAR, PLACE, TOWN, USERS } from './facts.mjs';
import {
  FORM_HEADINGS,
  LOAN_HEADINGS,
  LOANS,
  PLAN_HEADINGS,
  planRows,
  purchases2567,
  purchases2568,
} from './figures.mjs';

const FORM_WIDTHS = [1.2, 1.9, 3.4, 2.4, 1.8, 2, 3, 7.5, 3.2, 3.2, 3.2, 3.2, 3, 3, 5, 3.8];

function budget(stage) {
  const isSwapped = stage !== 'first';
  return {
    path: 'files/2568/o6-budget-progress-2568.xlsx',
    title: 'แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณ ประจำปีงบประมาณ พ.ศ. 2568',
    date: isSwapped ? '2025-04-09' : '2025-03-31',
    sheets: [
      {
        name: 'แผนและความก้าวหน้า',
        widths: [1.2, 7.5, 3.2, 4.4, 4.6, 4.2, 4, 3.6, 2.4],
        titles: [
          'แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณ ประจำปีงบประมาณ พ.ศ. 2568',
          `${TOWN} ${PLACE}`,
          'รอบ 6 เดือนแรก ข้อมูล ณ วันที่ 31 มีนาคม 2568',
        ],
        head: [PLAN_HEADINGS],
        rows: planRows({ isSwapped }),
        notes: ['หมายเหตุ: โครงการที่ยังไม่เบิกจ่ายระบุเป็น 0.00'],
      },
    ],
  };
}

const total = (months) => months.reduce((sum, month) => sum + month[0] + month[1], 0);

/** As first published: users of a month in one number. */
const STATISTICS_PLAIN = {
  widths: [1.2, 7.5, ...HALF_YEAR.map(() => 2.8), 2.4],
  head: [['ที่', 'งานบริการ', ...HALF_YEAR, 'รวม (ราย)']],
  rows: USERS.map(([service, ...months], index) => [
    index + 1,
    service,
    ...months.map(([counter, online]) => counter + online),
    total(months),
  ]),
};

const STATISTICS_BY_CHANNEL = {
  widths: [1.2, 7.5, ...HALF_YEAR.flatMap(() => [2, 2.2]), 2.2, 2.2],
  head: [
    [
      { text: 'ที่', rows: 2 },
      { text: 'งานบริการ', rows: 2 },
      ...[...HALF_YEAR, 'รวม 6 เดือน'].map((text) => ({ text, columns: 2 })),
    ],
    [...HALF_YEAR, 'รวม'].flatMap(() => ['Walk-in', 'E-Service']),
  ],
  rows: USERS.map(([service, ...months], index) => [
    index + 1,
    service,
    ...months.flat(),
    ...[0, 1].map((channel) => months.reduce((sum, month) => sum + month[channel], 0)),
  ]),
};

function statistics(stage) {
  const isAfter = stage === 'after';
  return {
    path: 'files/2568/o11-service-statistics-2568.xlsx',
    title: 'ข้อมูลสถิติการให้บริการ ประจำปีงบประมาณ พ.ศ. 2568',
    date: isAfter ? '2025-04-28' : '2025-03-31',
    sheets: [
      {
        name: 'สถิติการให้บริการ',
        titles: ['ข้อมูลสถิติการให้บริการ ประจำปีงบประมาณ พ.ศ. 2568 (ตุลาคม 2567 – มีนาคม 2568)', `${TOWN} ${PLACE}`],
        notes: ['หมายเหตุ: เดือนที่ไม่มีผู้รับบริการระบุเป็น 0'],
        ...(isAfter ? STATISTICS_BY_CHANNEL : STATISTICS_PLAIN),
      },
    ],
  };
}

const PROGRESS = {
  path: 'files/2568/o12-procurement-progress-2568.xlsx',
  title: 'รายการการจัดซื้อจัดจ้างและความก้าวหน้า ประจำปีงบประมาณ พ.ศ. 2568',
  date: '2025-03-31',
  sheets: [
    {
      name: 'ITA-o12',
      widths: FORM_WIDTHS,
      titles: [
        'รายการการจัดซื้อจัดจ้างหรือการจัดหาพัสดุและความก้าวหน้า ประจำปีงบประมาณ พ.ศ. 2568',
        'รอบ 6 เดือนแรก (1 ตุลาคม 2567 – 31 มีนาคม 2568)',
      ],
      head: [FORM_HEADINGS],
      rows: purchases2568(),
    },
  ],
};

function report(stage) {
  const isCorrected = stage === 'after';
  return {
    path: 'files/2567/o13-procurement-report-2567.xlsx',
    title: 'รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ ประจำปีงบประมาณ พ.ศ. 2567',
    date: isCorrected ? '2025-04-28' : '2024-10-31',
    sheets: [
      {
        name: 'ITA-o13',
        widths: FORM_WIDTHS,
        titles: [
          'รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ ประจำปีงบประมาณ พ.ศ. 2567',
          `${TOWN} ${PLACE}`,
          'ระหว่างวันที่ 1 ตุลาคม 2566 ถึงวันที่ 30 กันยายน 2567',
        ],
        head: [FORM_HEADINGS],
        rows: purchases2567({ isCorrected }),
        notes: [
          'หมายเหตุ: จัดซื้อจัดจ้างทั้งสิ้น 31 รายการ ทุกรายการสิ้นสุดระยะสัญญาแล้ว',
          'ปัญหาและอุปสรรค: ผู้เสนอราคาในพื้นที่มีน้อยราย ข้อเสนอแนะ: ประชาสัมพันธ์การจัดซื้อจัดจ้างให้ทั่วถึง',
        ],
      },
    ],
  };
}

const COMPLAINTS = {
  path: 'files/2568/o19-complaint-statistics-2568.csv',
  title: 'สถิติเรื่องร้องเรียน',
  date: '2025-03-31',
  sheets: [
    {
      name: 'สถิติ',
      widths: [5, 4, 4, 4],
      titles: ['ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ประจำปีงบประมาณ พ.ศ. 2568'],
      head: [['เดือน', 'จำนวนเรื่อง', 'ดำเนินการแล้วเสร็จ', 'อยู่ระหว่างดำเนินการ']],
      rows: HALF_YEAR.map((month) => [month, 0, 0, 0]),
      notes: ['สรุป: ไม่มีเรื่องร้องเรียน'],
    },
  ],
};

const REGISTER = {
  path: 'files/2568/sa3-loan-register-2568.ods',
  title: 'ทะเบียนคุมการยืมทรัพย์สินของทางราชการ ปีงบประมาณ พ.ศ. 2568',
  date: '2025-03-31',
  sheets: [
    {
      name: 'ทะเบียนคุม',
      widths: [1.6, 2.4, 5.5, 3, 1.6, 4.6, 4.6, 2.8, 4, 2.8, 2.8, 2.8, 2.8, 4.4],
      titles: ['ทะเบียนคุมการยืมทรัพย์สินของทางราชการ ปีงบประมาณ พ.ศ. 2568', `กองคลัง ${TOWN} (เผยแพร่เฉพาะชื่อหน่วยงานผู้ยืม)`],
      head: [LOAN_HEADINGS],
      rows: LOANS,
    },
  ],
};

export function sheets(stage) {
  return [budget(stage), statistics(stage), PROGRESS, report(stage), COMPLAINTS, REGISTER];
}
