import type { Report, ReportFinding, ReportItem } from '../../model/report.js';
import { escapeMarkup } from '../../text/markup.js';
import { readableUrl } from '../../text/url.js';
import { alarmsOf } from '../compose/alarms.js';
import { sayIn } from '../compose/words.js';
import { escapeAttribute } from '../escape.js';
import type { Reporter, View } from '../reporter.js';

/** JUnit XML as CI systems read it: a suite per checklist, a case per item. An item that needs a person is skipped, with the reason. */
export const junit: Reporter = { id: 'junit', render: (report, view) => render([report], view), renderMany: render };

function render(reports: readonly Report[], view: View): string {
  const sum = (count: (report: Report) => number): number =>
    reports.reduce((total, report) => total + count(report), 0);
  const totals = attributes({
    name: 'oit-audit',
    tests: sum(({ items }) => items.length),
    failures: sum(({ summary }) => summary.items.fail),
    errors: 0,
    skipped: sum(({ summary }) => summary.items.review + summary.items.disabled),
    time: sum(secondsOf),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${totals}>\n${reports.map((report) => suite(report, view)).join('')}</testsuites>\n`;
}

function suite(report: Report, view: View): string {
  const { checklist, summary, run } = report;
  const totals = attributes({
    name: `${checklist.agency.name} ${checklist.fiscalYear}`,
    tests: report.items.length,
    failures: summary.items.fail,
    errors: 0,
    skipped: summary.items.review + summary.items.disabled,
    time: secondsOf(report),
    timestamp: run.startedAt,
  });
  const properties = {
    round: run.round,
    complete: String(run.complete),
    seed: run.seed,
    nextDue: run.nextDue,
    ...(run.fingerprint !== undefined && { fingerprint: run.fingerprint }),
    ...scores(report),
  };
  const alarms = alarmsOf(report).alarms.map(({ code, message }) => [code, message] as const);
  const lines = [...alarms, ...Object.entries(properties)].map(
    ([name, value]) => `      <property${attributes({ name, value })}/>\n`,
  );
  const notices = run.notices.map(({ message }) => message).join('\n');
  return [
    `  <testsuite${totals}>\n    <properties>\n${lines.join('')}    </properties>\n`,
    ...report.items.map((item) => testCase(report, item, view)),
    ...(notices === '' ? [] : [`    <system-out>${escapeMarkup(notices)}</system-out>\n`]),
    '  </testsuite>\n',
  ].join('');
}

function scores({ summary: { score } }: Report): Record<string, number> {
  if (score === null) return {};
  return { estimatedOit: score.oit, ...(score.ita === null ? {} : { estimatedIta: score.ita }) };
}

function testCase(report: Report, item: ReportItem, view: View): string {
  const place = item.source === null ? {} : { file: item.source.file, line: item.source.line };
  const head = attributes({
    classname: report.checklist.path,
    name: `${item.id} ${item.title}`,
    ...place,
    time: item.seconds ?? 0,
  });
  const body = bodyOf(item, view);
  return body === '' ? `    <testcase${head}/>\n` : `    <testcase${head}>\n${body}    </testcase>\n`;
}

function bodyOf(item: ReportItem, view: View): string {
  const say = sayIn(view.lang);
  const errors = item.findings.filter(({ severity, review }) => severity === 'error' && !review);
  const reviews = item.findings.filter(({ review }) => review);
  const others = item.findings.filter(({ severity, review }) => severity !== 'error' && !review);
  const out = others.length === 0 ? '' : `      <system-out>${escapeMarkup(textOf(others))}</system-out>\n`;
  if (item.verdict === 'fail') {
    const shown = errors.length === 0 ? item.findings : errors;
    const head = attributes({ message: summaryOf(shown), type: shown[0]?.code ?? 'fail' });
    return `      <failure${head}>${escapeMarkup(textOf([...shown, ...(errors.length === 0 ? [] : reviews)]))}</failure>\n${out}`;
  }
  if (item.verdict === 'pass') return out;
  const reason =
    item.verdict === 'disabled'
      ? say('verdict.disabled')
      : `${say('verdict.review')}: ${summaryOf(reviews.length === 0 ? item.findings : reviews)}`;
  return `      <skipped${attributes({ message: reason })}/>\n${out}`;
}

const MAX_SUMMARY = 5;

function summaryOf(findings: readonly ReportFinding[]): string {
  const more = findings.length > MAX_SUMMARY ? [`(+${findings.length - MAX_SUMMARY})`] : [];
  return [...findings.slice(0, MAX_SUMMARY).map(({ message }) => message), ...more].join(' · ');
}

const textOf = (findings: readonly ReportFinding[]): string =>
  findings
    .map(({ code, message, url, fix }) =>
      [`${code} ${message}`, readableUrl(url ?? ''), fix].filter((line) => line !== '').join('\n'),
    )
    .join('\n\n');

const secondsOf = ({ run }: Report): number =>
  Math.max(0, (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000);

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('');
}
