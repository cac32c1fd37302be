import type { Lang } from '../model/words.js';

const formatThaiDate = (day: string): string => {
  const M = [
    'มกราคม',
    'กุมภาพันธ์',
    'มีนาคม',
    'เมษายน',
    'พฤษภาคม',
    'มิถุนายน',
    'กรกฎาคม',
    'สิงหาคม',
    'กันยายน',
    'ตุลาคม',
    'พฤศจิกายน',
    'ธันวาคม',
  ];
  const [y, m, d] = day.split('-').map(Number);
  return `${d} ${M[m! - 1]} ${y! + 543}`;
};

/** Bangkok keeps UTC+7 all year. */
const BANGKOK_MS = 7 * 3_600_000;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** @returns hours and minutes in Asia/Bangkok of an ISO 8601 time, `09:03`. */
export function bangkokTime(iso: string): string {
  return new Date(Date.parse(iso) + BANGKOK_MS).toISOString().slice(11, 16);
}

/** A day as people write it: `2 ตุลาคม 2568`, `2 October 2025`. What is no day stays as it is. */
export function dayInWords(day: string, lang: Lang): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return day;
  if (lang === 'th') return formatThaiDate(day);
  return `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1] ?? ''} ${parts[1]}`;
}
