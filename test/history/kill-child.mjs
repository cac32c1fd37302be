// Stores rounds one after another until it is killed: `node kill-child.mjs DIR [ROUNDS PER OPENING]`. Says `stored N` once a round is stored.
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openState } from '../../dist/history/state.js';

const [dir, turns = '3'] = process.argv.slice(2);
const now = () => '2025-10-02T02:00:00.000Z';
const sha256Of = (text) => createHash('sha256').update(text).digest('hex');

function bodyOf(number, index) {
  // Some small and kept raw, some large and compressed.
  return `round ${number} file ${index} ${'ก'.repeat(index % 3 === 0 ? 20_000 : 10)}`;
}

function evidenceOf(number, index) {
  const text = bodyOf(number, index);
  const url = `https://town.test/${index}.html`;
  const exchange = {
    url,
    finalUrl: url,
    status: 200,
    redirects: [],
    contentType: null,
    fileName: null,
    lastModified: null,
    etag: null,
    bytes: Buffer.byteLength(text),
    sha256: sha256Of(text),
    cut: null,
    problems: [],
    fetchedAt: now(),
  };
  return {
    text,
    record: { exchange, foundOn: null, label: null, sheet: null, type: 'html', contentSha256: null, dates: [] },
  };
}

function roundOf(number, evidence, links) {
  const finding = {
    code: 'link/dns',
    severity: 'error',
    review: false,
    data: {},
    at: null,
    actual: null,
    expected: null,
  };
  const item = {
    id: 'O6',
    title: 'แผน',
    owner: null,
    enabled: true,
    verdict: 'fail',
    evidence,
    unexamined: [],
    results: [{ check: 'link', state: 'ran', findings: [finding] }],
    changes: [],
  };
  return {
    id: `round-${number}`,
    number,
    toolVersion: '0',
    startedAt: now(),
    finishedAt: now(),
    seed: '',
    complete: true,
    notices: [],
    previousId: null,
    nextDue: '2025-10-17',
    checklist: { path: '', agency: { name: '' }, site: '', fiscalYear: 2568, everyDays: 15 },
    items: [item],
    links,
    linkTotals: { found: 0, checked: 0, broken: 0, unverifiable: 0, roundsToAll: null },
    score: null,
    firstSeen: {},
  };
}

const links = Array.from({ length: 200 }, (_, index) => ({
  url: `https://town.test/link/${index}`,
  status: 200,
  state: 'ok',
  problems: [],
  severity: null,
  foundOn: [],
  foundOnCount: 0,
  lastChecked: now(),
  etag: null,
  lastModified: null,
}));

for (;;) {
  const state = openState({ dir, write: true, now });
  for (let turn = 0; turn < Number(turns); turn += 1) {
    const number = (state.lastRound()?.number ?? 0) + 1;
    state.beginAttempt(now());
    const files = Array.from({ length: 8 }, (_, index) => evidenceOf(number, index));
    for (const { text } of files) await state.putEvidence('html', Buffer.from(text));
    await state.saveRound(
      roundOf(
        number,
        files.map(({ record }) => record),
        links,
      ),
    );
    writeSync(1, `stored ${number}\n`);
  }
  state.close();
}
