import { expect, test } from 'vitest';
import { item } from '../../src/checks/item/item.js';
import { extractDocument } from '../../src/extract/extract-document.js';
import { bytes, hintsFor } from '../extract/hints.js';
import { evidenceOf } from '../helpers/facts.js';
import { judge } from '../helpers/judge.js';
import { runCheck } from '../helpers/test-check.js';

test('no-url: an item without an address fails', () => {
  const { verdict, findings } = judge({ item: { urls: [] }, evidence: [] });
  expect([verdict, findings]).toMatchObject([
    'fail',
    [{ code: 'item/no-url', severity: 'error', data: { item: 'O13' } }],
  ]);
});

test('disabled: an item that is switched off says so', () => {
  const { verdict, findings } = judge({ item: { enabled: false } });
  expect([verdict, findings]).toMatchObject(['disabled', [{ code: 'item/disabled', severity: 'info' }]]);
});

test('it looks at nothing itself', () => expect(runCheck(item, {})).toEqual([]));

test('item/other-document: what calls itself something else than the item fails it', async () => {
  const body = '<h1>แผนอัตรากำลัง 3 ปี</h1><p>ดำเนินการตามแผนอัตรากำลัง 3 ปี เพื่อพัฒนาบุคลากร</p>';
  const page = `<!doctype html><meta charset="utf-8"><title>เทศบาล</title><main>${body}</main>`;
  const extracted = await extractDocument(bytes(page), hintsFor('page.html'));
  const find = { keywords: ['แผนพัฒนาบุคลากร'], not: ['อัตรากำลัง'], fiscalYear: null, kind: 'any' } as const;
  const { verdict, findings } = judge({
    item: { title: 'แผนการบริหารและพัฒนาทรัพยากรบุคคล', find },
    evidence: [evidenceOf({ extracted })],
    checks: { text: { any: ['พัฒนาบุคลากร'] } },
  });
  expect([verdict, findings.map(({ code }) => code)]).toEqual(['fail', ['item/other-document']]);
});
