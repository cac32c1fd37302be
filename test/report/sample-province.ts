import { loadChecklistText } from '../../src/checklist/load.js';
import { checks } from '../../src/checks/registry.js';
import { type Finding, placeAt } from '../../src/model/finding.js';
import type { Report } from '../../src/model/report.js';
import type { ItemRound, Round } from '../../src/model/round.js';
import type { Lang } from '../../src/model/words.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { evidence, finding, ran, sampleRound } from './sample-round.js';

const NAMES = [
  'เทศบาลเมืองยโสธร',
  'เทศบาลตำบลสำราญ',
  'เทศบาลตำบลน้ำคำใหญ่',
  'เทศบาลตำบลเดิด',
  'องค์การบริหารส่วนตำบลหนองคู',
  'เทศบาลตำบลทุ่งแต้',
  'องค์การบริหารส่วนตำบลขั้นไดใหญ่',
  'เทศบาลตำบลกุดชุมพัฒนา',
  'องค์การบริหารส่วนตำบลโพนทัน',
  'เทศบาลตำบลป่าติ้ว',
] as const;

const checklist = loadChecklistText(
  'version: 1\nextends: oit-2568\nagency: { name: เทศบาลตำบลสำราญ }\nsite: https://www.town.go.th/\nfiscalYear: 2568\n',
  'town.yaml',
  { registry: checks },
);

export const townName = (town: number): string =>
  `${NAMES[town % NAMES.length]}${town < NAMES.length ? '' : ` ${Math.floor(town / NAMES.length) + 1}`}`;

/** A municipality without a site, one broken into, and others that are anything between perfect and poor. */
function noticesOf(town: number, number: number): Round['notices'] {
  const url = `https://www.town-${town}.go.th/`;
  if (town % 17 === 6 && number > 1) return [{ code: 'home-unreachable', data: { url, reason: 'dns', status: 0 } }];
  if (town % 13 === 4)
    return [{ code: 'site-hacked', data: { pages: 41, url: `${url}news/slot`, sample: 'สล็อตเว็บตรง' } }];
  return [];
}

function faultOf(town: number, n: number, site: string): Finding {
  const file = `${site}ita/o${n + 1}.xlsx`;
  const at = placeAt(file, { sheet: 'รายงาน', table: 1, row: 24, rowLabel: '19', column: 'เลขที่โครงการในระบบ e-GP' });
  const faults = [
    finding('link/http-status', { status: 404 }, { at: placeAt(`${site}ita/o${n + 1}.html`), actual: '404' }),
    finding('egp/digits', { count: 10 }, { at, actual: '6701912345', expected: '11 digits' }),
    finding('table/cell-empty', { column: 'ราคากลาง' }, { at, actual: '', expected: 'not empty' }),
    finding('date/wrong-fiscal-year', { found: '2566', wanted: 2568 }, { at: placeAt(file), actual: '2566' }),
  ] as const;
  return faults[(town + n) % faults.length] ?? faults[0];
}

/** A round of one of many municipalities: what fails comes and goes, and some mend more than others. */
export function roundOfTown(town: number, number: number): Round {
  const site = `https://www.town-${town}.go.th/`;
  const notices = noticesOf(town, number);
  const isDown = notices.some(({ code }) => code === 'home-unreachable');
  const items = checklist.items.map((item, n): ItemRound => {
    const weight = (town * 7 + n * 5 + Math.floor((number * (1 + (town % 3)) + n) / 4)) % 23;
    const limit = (town * 3) % 11;
    const verdict = isDown ? 'review' : weight < limit ? 'fail' : weight === 20 ? 'review' : 'pass';
    const { id, title, owner, enabled, source } = item;
    const doubt = { severity: 'warning', review: true, at: placeAt(`${site}ita/o${n + 1}.pdf`) } as const;
    const results =
      verdict === 'fail'
        ? [ran('link'), ran('egp', faultOf(town, n, site))]
        : verdict === 'review'
          ? [ran('file', finding('file/no-text', { reason: 'scan', pages: 3, of: 3 }, doubt))]
          : [ran('link'), ran('file')];
    return {
      id,
      title,
      owner,
      enabled,
      verdict,
      evidence: [evidence(`${site}ita/o${n + 1}.html`)],
      unexamined: [],
      results,
      changes: [],
      source,
    };
  });
  const share = items.filter(({ verdict }) => verdict === 'pass').length / items.length;
  return {
    ...sampleRound,
    id: `round-${town}-${number}`,
    number,
    previousId: number > 1 ? `round-${town}-${number - 1}` : null,
    startedAt: new Date(Date.UTC(2024, 9, 1 + (number - 1) * 15, 2)).toISOString(),
    notices,
    checklist: {
      ...sampleRound.checklist,
      path: `town-${String(town + 1).padStart(3, '0')}.yaml`,
      agency: { name: townName(town), province: 'ยโสธร' },
      site,
    },
    items,
    links: isDown ? [] : sampleRound.links,
    score: isDown ? null : { indicators: [], oit: share * 100, ita: null },
    firstSeen: {},
  };
}

/** The reports of so many municipalities in one round, each compared with the round before. */
export function reportsOfProvince(towns: number, number: number, lang: Lang = 'th'): Report[] {
  return Array.from({ length: towns }, (_, town) =>
    buildReport(roundOfTown(town, number), lang, checks, {
      previous: number > 1 ? roundOfTown(town, number - 1) : null,
    }),
  );
}
