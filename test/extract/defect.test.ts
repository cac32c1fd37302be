import { createRequire } from 'node:module';
import { zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { isDefect } from '../../src/extract/defect.js';
import { defectiveDocument, extractDocument } from '../../src/extract/extract-document.js';
import { corpusFile } from './corpus.js';
import { bytes, hintsFor } from './hints.js';

vi.mock('../../src/extract/sheets/read-csv.js', () => ({
  readCsv: async () => {
    throw new TypeError('x is undefined');
  },
}));

vi.mock('../../src/extract/office/read-pptx.js', () => {
  throw new Error('a part of the program is missing');
});

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

function throwWith(code: string): never {
  throw Object.assign(new Error('Cannot find package'), { code });
}

describe('an error of the program', () => {
  test.each<[string, () => unknown]>([
    ['a property of undefined', () => (undefined as unknown as { cells: unknown }).cells],
    ['a name that is not there', () => Function('return missingName')()],
    ['a module that is not installed', () => createRequire(import.meta.url)('a-package-that-is-not-there')],
    ['a module that an import misses', () => throwWith('ERR_MODULE_NOT_FOUND')],
    ['a native part of another system', () => throwWith('ERR_DLOPEN_FAILED')],
    ['a day that does not exist', () => new Date(Number.NaN).toISOString()],
  ])('%s is ours', (_, work) => expect(isDefect(thrownBy(work))).toBe(true));

  test.each<[string, () => unknown]>([
    ['a number that points outside of the file', () => new DataView(new ArrayBuffer(2)).getUint32(0)],
    ['the same in a buffer', () => Buffer.alloc(2).readUInt32LE(0)],
    ['a length that nobody can hold', () => new Array(-1)],
    [
      'nesting without end',
      () =>
        (function dive(): number {
          return dive() + 1;
        })(),
    ],
    ['letters that are none', () => new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.of(0xff))],
    ['what a library says of a file', () => JSON.parse('{')],
  ])('%s is the file’s', (_, work) => expect(isDefect(thrownBy(work))).toBe(false));
});

describe('a document at which a reader of ours fails', () => {
  test('is not readable, not corrupt, and names the defect', async () => {
    const result = await extractDocument(bytes('ก,ข\n1,2'), hintsFor('o13.csv'));
    expect(result.problems).toEqual([{ code: 'not-readable', data: { reason: 'defect' }, at: null }]);
    expect(result.texts).toEqual({ ok: false, why: { kind: 'unreadable', reason: 'defect' } });
    expect(result.defect).toMatch(/^TypeError: x is undefined\n\s+at /);
  });

  test('is not readable either when the reader is not there', async () => {
    const result = await extractDocument(
      zipSync({ '[Content_Types].xml': bytes('<Types/>'), 'ppt/presentation.xml': bytes('<p/>') }),
      hintsFor('o13.pptx'),
    );
    expect(result.problems).toEqual([{ code: 'not-readable', data: { reason: 'defect' }, at: null }]);
    expect(result.defect).toMatch(/^Error: /);
  });

  test('keeps what is known of its bytes when its process failed', () => {
    const result = defectiveDocument('html', bytes('<p>x'), hintsFor('o13.pdf'), new Error('ended by itself'));
    expect(result.problems.map(({ code }) => code)).toEqual(['type-mismatch', 'not-readable']);
    expect(result.defect).toContain('ended by itself');
  });
});

test('files that are cut or altered bring out no defect of a reader', async () => {
  const found: string[] = [];
  for (const type of ['xlsx', 'xls', 'ods', 'docx', 'doc', 'odt', 'rtf']) {
    const whole = corpusFile(`procurement.${type}`);
    for (let step = 1; step <= 12; step++) {
      const altered = Uint8Array.from(whole);
      for (let at = step * 37; at < altered.length; at += Math.ceil(altered.length / step))
        altered[at] = (altered[at]! ^ (step * 29)) & 0xff;
      const { defect } = await extractDocument(altered, hintsFor(`o13.${type}`));
      if (defect !== undefined) found.push(`${type} ${step}: ${defect.split('\n').slice(0, 2).join(' ')}`);
    }
  }
  expect(found).toEqual([]);
});
