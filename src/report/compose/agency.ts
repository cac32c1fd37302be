import { kindOf } from '../../model/agency/agency-kind.js';
import type { Report, ReportFinding, ReportItem } from '../../model/report.js';
import type { Say } from './words.js';

/** `เทศบาลตำบลสำราญ อ.เมืองยโสธร จ.ยโสธร`; a district or province with its own prefix stays as it is. */
export function agencyLine({ name, district, province }: Report['checklist']['agency'], say: Say): string {
  const named = (part: string | undefined, key: 'agency.district' | 'agency.province'): string => {
    if (part === undefined || part === '') return '';
    return /^(อำเภอ|อ\.|เขต|จังหวัด|จ\.|กรุงเทพ)/.test(part) ? part : say(key, { name: part });
  };
  return [name, named(district, 'agency.district'), named(province, 'agency.province')]
    .filter((part) => part !== '')
    .join(' ');
}

/** `ทต.สำราญ`: officials abbreviate the kind of a local government; the name behind the kind is what identifies it. */
export function shortAgency(name: string): string {
  const kind = kindOf({ name });
  const [short] = kind?.isLocal ? kind.also : [];
  return kind !== null && short !== undefined ? name.replace(kind.name, short) : name;
}

const isWarning = ({ severity, review }: ReportFinding): boolean => severity === 'warning' && !review;

/** Whether an item passes, but with a warning: what every count and filter of warnings means. */
export const isWarned = ({ verdict, findings }: ReportItem): boolean => verdict === 'pass' && findings.some(isWarning);

/** The items that pass with a warning; they are among those that pass. */
export function warnedItems({ items }: Pick<Report, 'items'>): readonly ReportItem[] {
  return items.filter(isWarned);
}
