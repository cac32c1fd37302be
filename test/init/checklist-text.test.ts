import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createChecklistLoader } from '../../src/checklist/load.js';
import { checks } from '../../src/checks/registry.js';
import { checklistText } from '../../src/init/write/checklist-text.js';
import { normalizeUrl } from '../../src/text/url.js';
import { anyText } from '../helpers/any-text.js';
import { draftOf, itemsWith, proposal } from './draft.js';

const loadChecklist = createChecklistLoader(checks);

function load(text: string) {
  const dir = mkdtempSync(join(tmpdir(), 'oit-init-'));
  try {
    writeFileSync(join(dir, 'town.yaml'), text);
    return loadChecklist(join(dir, 'town.yaml'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

it('writes a checklist that loads, with what was found', () => {
  const items = itemsWith({
    O1: { chosen: [proposal('https://town.test/a b.html?x=1&y=2#o1'), proposal('https://town.test/ก.pdf')] },
  });
  const checklist = load(checklistText(draftOf({ items }), 'th'));
  expect(checklist.items.find(({ id }) => id === 'O1')?.urls.map(({ url }) => url)).toEqual([
    'https://town.test/a%20b.html?x=1&y=2#o1',
    'https://town.test/ก.pdf',
  ]);
  expect(checklist.items).toHaveLength(28);
  expect(checklist.agency.name).toBe('เทศบาลตำบลสำราญ');
});

it('says of each address how sure it is and why, and names alternatives', () => {
  const text = checklistText(
    draftOf({
      items: itemsWith({
        O13: {
          chosen: [proposal('https://town.test/13.xlsx')],
          alternatives: [proposal('https://town.test/o13.html', 0.6)],
        },
      }),
    }),
    'th',
  );
  expect(text).toContain('# 90% (สูง) ป้ายลิงก์ตรงกับชื่อข้อ, ปี 2567 ตรง\n      - https://town.test/13.xlsx');
  expect(text).toContain('# ทางเลือกอื่น: https://town.test/o13.html – 60% (ต่ำ ควรเปิดดู)');
});

it('leaves what was not found visibly empty, with what to look for', () => {
  const text = checklistText(draftOf(), 'en');
  expect(text).toContain('O11: { urls: [] }');
  expect(text).toMatch(/# not found; look for a page or file with ข้อมูลสถิติการให้บริการ, .*, of 2567/);
});

it('writes addresses as people read them, which lead to the same place', () => {
  const part = fc.oneof(
    anyText({ maxLength: 8 }),
    fc.constantFrom('ข้อมูล', 'น้ํา', 'a b', '100%', '#', '?a=ก&b=%', '{x}', '%A1%A2', '%e0%b8%81', '…', '\u200B', "'"),
  );
  fc.assert(
    // Several in one checklist, which takes longer to load than an address to write.
    fc.property(fc.array(fc.array(part, { maxLength: 4 }), { minLength: 1, maxLength: 12 }), (addresses) => {
      const urls = addresses.map((parts) => normalizeUrl(`https://town.test/${parts.join('/')}`) ?? '');
      const items = itemsWith({ O2: { chosen: urls.map((url) => proposal(url)) } });
      const targets = load(checklistText(draftOf({ items }), 'th')).items[1]?.urls ?? [];
      expect(targets.map(({ url }) => normalizeUrl(url))).toEqual(urls);
    }),
    { numRuns: 12 },
  );
  const thai = 'https://town.test/%E0%B8%81.html';
  expect(checklistText(draftOf({ items: itemsWith({ O2: { chosen: [proposal(thai)] } }) }), 'th')).toContain(
    '- https://town.test/ก.html\n',
  );
});

it('whatever a site calls itself or its addresses, the checklist loads and nothing leaves its comment', () => {
  const odd = fc.oneof(
    anyText({ maxLength: 12 }),
    fc.constantFrom('a: b', '# x', '- y', '"', "'", '\n  evil: 1', '&a *a', '{', '\u0085x', '\u2028y'),
  );
  fc.assert(
    fc.property(odd, odd, (name, path) => {
      const url = `https://town.test/${encodeURIComponent(Buffer.from(path).toString())}`;
      const items = itemsWith({ O2: { chosen: [proposal(url)], alternatives: [proposal(url)] } });
      const agency = { name: `เทศบาล${name}`, district: name || 'x', province: null };
      const checklist = load(checklistText(draftOf({ items, agency }), 'th'));
      expect(checklist.items).toHaveLength(28);
      expect(checklist.items[1]?.urls).toHaveLength(1);
    }),
    { numRuns: 25 },
  );
});
