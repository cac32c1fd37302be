import { describe, expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { bytes, hintsFor } from './hints.js';

const load = (body: string, head = '') =>
  extractDocument(
    bytes(`<html><head>${head}</head><body>${body}</body></html>`),
    hintsFor('o6.html', { contentType: 'text/html' }),
  );

describe('dates of a page', () => {
  test('are told by where they stand', async () => {
    const { dates } = await load(
      '<h1>ข้อมูล ณ 30 กันยายน 2568</h1><p>ประกาศ ณ วันที่ ๒ ตุลาคม ๒๕๖๗',
      '<title>แผนพัฒนา ปีงบประมาณ พ.ศ. 2568</title>',
    );
    expect(dates.filter((fact) => fact.from === 'title').map((fact) => fact.fiscalYear ?? fact.date)).toEqual([
      2568,
      '2025-09-30',
    ]);
    expect(dates.filter((fact) => fact.from === 'text').map((fact) => fact.date)).toEqual(['2025-09-30', '2024-10-02']);
  });

  test('leave out the acts that are cited, the visitors that are counted, and navigation', async () => {
    const { dates } = await load(
      '<nav>ประจำปีงบประมาณ 2560</nav><p>ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540</p><p>วันศุกร์ที่ 3 ตุลาคม พ.ศ. 2568</p><footer>ลิขสิทธิ์ พ.ศ. 2566</footer>',
    );
    expect(dates).toEqual([]);
  });

  test('are each told once, and no more than five hundred', async () => {
    const days = Array.from(
      { length: 900 },
      (_, index) => `${(index % 28) + 1}/${(index % 12) + 1}/${2500 + (index % 71)}`,
    );
    const { dates } = await load([...days, ...days, 'ปีงบประมาณ 2568'].map((day) => `<p>${day}</p>`).join(''));
    expect(dates).toHaveLength(500);
    expect(dates.some((fact) => fact.fiscalYear === 2568)).toBe(true);
  });
});

test('a page without words has no content to compare', async () => {
  expect((await load('<img src=a.png>')).contentSha256).toBeNull();
  expect((await load('<p>ก')).contentSha256).toMatch(/^[0-9a-f]{64}$/);
});

test('a kind that nobody reads is told, not taken for empty', async () => {
  const result = await extractDocument(
    Uint8Array.from([0x52, 0x61, 0x72, 0x21, 0x1a, 7, 1, 0, 1, 2, 3]),
    hintsFor('a.rar'),
  );
  expect(result.problems).toMatchObject([{ code: 'not-readable', data: { type: 'rar' } }]);
  expect(result.texts).toMatchObject({ ok: false, why: { kind: 'unreadable' } });
});
