import { describe, expect, it } from 'vitest';
import { distinctDates, readPdfDate, readXmpDates } from '../../src/extract/pdf/catalogue/metadata.js';
import { bytes } from './hints.js';

const day = (text: string) => readPdfDate(text)?.date ?? null;

describe('dates of the document information', () => {
  it('are days of Bangkok, whatever zone the writer was in', () => {
    expect(day("D:20241002091500+07'00'")).toBe('2024-10-02');
    expect(day('D:20241002200000Z')).toBe('2024-10-03');
    expect(day("D:20241002003000+09'00'")).toBe('2024-10-01');
    expect(day('D:20241002')).toBe('2024-10-02');
  });

  it('are as precise as the writer was', () => {
    expect(readPdfDate('D:2024')).toMatchObject({ date: '2024', precision: 'year' });
    expect(readPdfDate('D:202410')).toMatchObject({ date: '2024-10', precision: 'month' });
  });

  it('of programs that write the Buddhist era are brought to ours', () => {
    expect(day("D:25671002091500+07'00'")).toBe('2024-10-02');
  });

  it('that cannot be are left out', () => {
    for (const text of ['', 'D:', 'yesterday', 'D:00000000000000', 'D:20241402', 'D:19040101'])
      expect(day(text)).toBeNull();
  });
});

describe('dates of XMP', () => {
  it('are read from elements and attributes, of the last packet', () => {
    const packet = (content: string) => `<x:xmpmeta>${content}</x:xmpmeta>`;
    const body = bytes(
      `%PDF ${packet('<xmp:ModifyDate>2020-01-01</xmp:ModifyDate>')} ${packet('<rdf:Description xmp:CreateDate="2024-10-01T23:30:00Z"><xmp:ModifyDate>2024-10-05T08:00:00+07:00</xmp:ModifyDate>')}`,
    );
    expect(readXmpDates(body).map((fact) => fact.date)).toEqual(['2024-10-02', '2024-10-05']);
  });

  it('are none where there is no packet or it never ends', () => {
    expect(readXmpDates(bytes('%PDF-1.7'))).toEqual([]);
    expect(readXmpDates(bytes('<x:xmpmeta><xmp:ModifyDate>2024-10-05'))).toEqual([]);
  });
});

it('keeps each day once', () => {
  const fact = readPdfDate('D:20241002')!;
  expect(distinctDates([fact, { ...fact, text: 'again' }])).toHaveLength(1);
});
