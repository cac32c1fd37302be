import type { Severity } from '../../model/finding.js';
import type { Report, ReportFinding, ReportItem, ReportLink } from '../../model/report.js';
import { placeToText } from '../compose/place.js';
import type { Reporter, View } from '../reporter.js';

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** SARIF 2.1.0 (OASIS), as code scanning reads it: the location is the item's line in the checklist, the address a related location. */
export const sarif: Reporter = { id: 'sarif', render: (report, view) => render([report], view), renderMany: render };

function render(reports: readonly Report[], view: View): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: reports.map((report) => runOf(report, view)),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf(report: Report, view: View): object {
  const codes = Object.keys(report.codes);
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const levels = new Map(
    report.items.flatMap(({ findings }) => findings).map(({ code, severity }) => [code, severity]),
  );
  const results = [
    ...report.items.flatMap((item) => item.findings.map((finding) => itemResult(report, item, finding, indexOf, view))),
    ...report.links.filter(({ items }) => items.length === 0).map((link) => linkResult(report, link, indexOf)),
  ];
  return {
    tool: {
      driver: {
        name: report.tool.name,
        semanticVersion: report.tool.version,
        rules: codes.map((code) => ruleOf(report, code, levels.get(code) ?? 'error')),
      },
    },
    language: view.lang,
    columnKind: 'utf16CodeUnits',
    automationDetails: { id: `oit-audit/${report.checklist.path}/${report.run.id}` },
    invocations: [
      {
        executionSuccessful: report.run.complete,
        startTimeUtc: report.run.startedAt,
        endTimeUtc: report.run.finishedAt,
        toolExecutionNotifications: report.run.notices.map(({ code, message }) => ({
          level: 'warning',
          descriptor: { id: code },
          message: { text: message },
        })),
      },
    ],
    ...(report.run.fingerprint !== undefined && { properties: { fingerprint: report.run.fingerprint } }),
    results,
  };
}

function ruleOf(report: Report, code: string, severity: Severity): object {
  const { group, cause, fix, source } = report.codes[code]!;
  const help = [cause, fix, source].filter((part) => part !== '').join('\n\n');
  return {
    id: code,
    shortDescription: { text: group },
    fullDescription: { text: cause === '' ? group : cause },
    help: { text: help === '' ? group : help },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: [code.slice(0, code.indexOf('/'))], source },
  };
}

function itemResult(
  report: Report,
  item: ReportItem,
  finding: ReportFinding,
  indexOf: ReadonlyMap<string, number>,
  view: View,
): object {
  const place = placeToText(finding.location, view.lang);
  const { sheet, page, table, row, rowLabel, column } = finding.location;
  const key = [item.id, finding.code, finding.url, sheet, page, table, rowLabel ?? row, column]
    .map((part) => part ?? '')
    .join('|');
  return {
    ruleId: finding.code,
    ruleIndex: indexOf.get(finding.code),
    level: LEVEL[finding.severity],
    message: { text: `${item.id}: ${finding.message}` },
    locations: [checklistPlace(report, item)],
    ...(finding.url === null ? {} : { relatedLocations: [related(1, finding.url, place)] }),
    partialFingerprints: { 'oitAuditFinding/v1': key },
    ...(report.run.previous === null
      ? {}
      : { baselineState: finding.firstSeen.round >= report.run.round ? 'new' : 'unchanged' }),
    properties: {
      item: item.id,
      owner: item.owner,
      review: finding.review,
      actual: finding.actual,
      expected: finding.expected,
      firstSeen: finding.firstSeen,
    },
  };
}

function linkResult(report: Report, link: ReportLink, indexOf: ReadonlyMap<string, number>): object {
  return {
    ruleId: link.code,
    ruleIndex: indexOf.get(link.code),
    level: LEVEL[link.severity],
    message: { text: `${link.message} ${link.url}` },
    locations: [checklistPlace(report, null)],
    relatedLocations: [related(1, link.url, ''), ...link.foundOn.map(({ url, text }, n) => related(n + 2, url, text))],
    partialFingerprints: { 'oitAuditFinding/v1': `${link.code}|${link.url}` },
    properties: { status: link.status },
  };
}

function checklistPlace(report: Report, item: ReportItem | null): object {
  const source = item?.source ?? { file: report.checklist.path, line: 1, column: 1 };
  return {
    physicalLocation: {
      artifactLocation: { uri: fileReference(source.file) },
      region: { startLine: source.line, startColumn: source.column },
    },
    ...(item === null
      ? {}
      : { logicalLocations: [{ name: item.id, fullyQualifiedName: `items.${item.id}`, kind: 'member' }] }),
  };
}

function related(id: number, url: string, words: string): object {
  return {
    id,
    physicalLocation: { artifactLocation: { uri: addressReference(url) } },
    ...(words === '' ? {} : { message: { text: words } }),
  };
}

/** A path as a URI reference (RFC 3986): relative as it is, absolute as `file:`. */
function fileReference(path: string): string {
  const parts = path.replace(/\\/g, '/').split('/').map(encodeURIComponent);
  // A drive's letter keeps its colon: file:///C:/…
  const joined = parts.join('/').replace(/^([A-Za-z])%3A/, '/$1:');
  return joined.startsWith('/') ? `file://${joined}` : joined;
}

/** As a URI reference of ASCII; the address may be invalid, which is what its finding says. */
function addressReference(url: string): string {
  const reference = URL.canParse(url) ? new URL(url).href : url;
  return reference.replace(/[^\x21-\x7e]|[<>"\\^`{|}]/gu, encodeURIComponent);
}
