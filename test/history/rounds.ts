import { createHash } from 'node:crypto';
import type { State } from '../../src/history/state.js';
import type { Exchange } from '../../src/model/evidence.js';
import { type Finding, placeAt } from '../../src/model/finding.js';
import type { ChangeRecord, EvidenceRecord, ItemRound, LinkRecord, Round } from '../../src/model/round.js';

export const SITE = 'https://town.test/';

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function anExchange(url: string, body: string | null, rest: Partial<Exchange> = {}): Exchange {
  return {
    url,
    finalUrl: url,
    status: 200,
    redirects: [],
    contentType: 'text/html',
    fileName: null,
    lastModified: null,
    etag: null,
    bytes: body === null ? 0 : Buffer.byteLength(body),
    sha256: body === null ? null : sha256(body),
    cut: null,
    problems: [],
    fetchedAt: '2025-10-02T02:00:00.000Z',
    ...rest,
  };
}

export function aRecord(url: string, body: string | null, rest: Partial<EvidenceRecord> = {}): EvidenceRecord {
  return {
    exchange: anExchange(url, body),
    foundOn: null,
    label: null,
    sheet: null,
    type: 'html',
    contentSha256: body === null ? null : sha256(`content of ${body}`),
    dates: [],
    ...rest,
  };
}

export function anItem(id: string, rest: Partial<ItemRound> = {}): ItemRound {
  return {
    id,
    title: `ข้อ ${id}`,
    owner: null,
    enabled: true,
    verdict: 'pass',
    evidence: [],
    unexamined: [],
    results: [{ check: 'change', state: 'ran', findings: [] }],
    changes: [],
    ...rest,
  };
}

export function aChange(url: string, kind: ChangeRecord['kind'], rest: Partial<ChangeRecord> = {}): ChangeRecord {
  return { url, kind, before: null, after: null, explained: false, details: [], ...rest };
}

export function aFinding(code: string, rest: Partial<Finding> = {}): Finding {
  return { code, severity: 'error', review: false, data: {}, at: placeAt(SITE), actual: null, expected: null, ...rest };
}

export function aLink(url: string, rest: Partial<LinkRecord> = {}): LinkRecord {
  return {
    url,
    status: 200,
    state: 'ok',
    problems: [],
    severity: null,
    foundOn: [{ url: SITE, text: 'ลิงก์' }],
    foundOnCount: 1,
    lastChecked: '2025-10-02T02:00:00.000Z',
    etag: null,
    lastModified: null,
    ...rest,
  };
}

/** Stores the texts as evidence, then the round. */
export async function saveWith(state: State, round: Round, texts: readonly string[], type = 'html'): Promise<void> {
  for (const text of texts) await state.putEvidence(type, Buffer.from(text));
  await state.saveRound(round);
}

/** Round `number`, begun 15 days after the one before it. */
export function aRound(number: number, rest: Partial<Round> = {}): Round {
  const startedAt = new Date(Date.parse('2025-10-02T02:03:00Z') + (number - 1) * 15 * 86_400_000).toISOString();
  return {
    id: `round-${number}`,
    number,
    toolVersion: '0.1.0',
    startedAt,
    finishedAt: startedAt,
    seed: 'seed',
    complete: true,
    notices: [],
    previousId: number === 1 ? null : `round-${number - 1}`,
    nextDue: '2025-10-17',
    checklist: {
      path: 'town.yaml',
      agency: { name: 'เทศบาลตำบลสำราญ' },
      site: SITE,
      fiscalYear: 2568,
      everyDays: 15,
    },
    items: [],
    links: [],
    linkTotals: { found: 0, checked: 0, broken: 0, unverifiable: 0, roundsToAll: null },
    score: { indicators: [], oit: 67.5, ita: 86.73 },
    firstSeen: {},
    ...rest,
  };
}
