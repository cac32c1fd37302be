import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DebugEvent } from '../../src/audit.js';
import { debugLine } from '../../src/cli/print/debug.js';
import { type Desk, openDesk } from '../helpers/program.js';
import { file, page, type Site, startSite } from '../helpers/site.js';

const TIME = '2025-10-01T02:00:00.000Z';
const request: DebugEvent = {
  kind: 'request',
  method: 'GET',
  url: 'https://town.go.th/%E0%B8%81.pdf',
  attempt: 0,
  status: 200,
  problem: null,
  bytes: 5432,
  ms: 38.4,
  isReused: false,
};

describe('a line of --debug', () => {
  const lines: [string, DebugEvent, string][] = [
    ['a response', request, 'GET https://town.go.th/ก.pdf: 200, 5432 B, 38 ms, new connection'],
    [
      'a retry that fails',
      {
        ...request,
        attempt: 2,
        status: null,
        problem: { code: 'timeout', data: { phase: 'headers', ms: 10_000 } },
        bytes: 0,
        isReused: true,
      },
      'GET https://town.go.th/ก.pdf: timeout (headers), 0 B, 38 ms, retry 2, connection reused',
    ],
    [
      'a document',
      { kind: 'document', url: 'https://town.go.th/a.xls', type: 'html', contentType: 'application/vnd.ms-excel' },
      'https://town.go.th/a.xls: html by its bytes, application/vnd.ms-excel by its header',
    ],
    [
      'a check without facts',
      {
        kind: 'skipped-check',
        item: 'O13',
        check: 'table',
        needs: ['grids'],
        gaps: [{ url: 'https://town.go.th/a.pdf', kind: 'scan', reason: 'no-text' }],
      },
      'O13: check "table" skipped, no grids to look at: https://town.go.th/a.pdf: scan (no-text)',
    ],
    [
      'a site that writes controls and passwords',
      {
        kind: 'document',
        url: 'https://clerk:s3cret@town.go.th/a',
        type: 'pdf',
        contentType: 'a\u001b[2J\r\nb',
      },
      'https://town.go.th/a: pdf by its bytes, a b by its header',
    ],
  ];
  for (const [name, event, line] of lines) {
    test(name, () => expect(debugLine(event, TIME)).toBe(`debug ${TIME} ${line}`));
  }
});

describe('run --debug', () => {
  let desk: Desk;
  let site: Site;
  let checklist: string;

  beforeEach(async () => {
    desk = openDesk();
    site = await startSite({
      '/': page('เทศบาล', '<h1>เทศบาล</h1>'),
      '/o1.csv': file('no table', 'text/csv'),
    });
    checklist = join(desk.dir, 'town.yaml');
    desk.write(
      'town.yaml',
      `version: 1
agency: { name: เทศบาล }
site: ${site.url}
fiscalYear: 2568
items:
  O1: { title: O1, urls: ["${site.origin.replace('://', '://clerk:s3cret@')}/o1.csv"] }
  O13: { title: O13, urls: ["${site.origin}/gone.xlsx"], checks: [egp] }
`,
    );
  });

  afterEach(async () => {
    await site.close();
    desk.clear();
  });

  test('tells on stderr of requests, types and skipped checks, without passwords', async () => {
    const { stderr, stdout } = await desk.run('run', checklist, '--no-crawl', '--debug', '--lang', 'en');
    expect(stdout).not.toContain('debug ');
    expect(stderr + stdout).not.toContain('s3cret');
    expect(stderr).toMatch(
      /^debug \S+Z GET http\S+\/o1\.csv: 200, \d+ B, \d+ ms, (?:new connection|connection reused)$/m,
    );
    expect(stderr).toMatch(/^debug \S+Z http\S+\/o1\.csv: \w+ by its bytes, text\/csv by its header$/m);
    expect(stderr).toMatch(
      /^debug \S+Z O13: check "egp" skipped, no [a-z ]+ to look at: http\S+\/gone\.xlsx: absent \(link\)$/m,
    );
  });

  test('is silent when nobody asks', async () => {
    const { stderr } = await desk.run('run', checklist, '--no-crawl');
    expect(stderr).not.toContain('debug ');
  });
});
