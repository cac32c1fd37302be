import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadChecklist } from '../../src/checklist/load.js';
import { coverage } from '../../src/checks/coverage/coverage.js';
import { egp } from '../../src/checks/egp/egp.js';
import { checks } from '../../src/checks/registry.js';
import { table } from '../../src/checks/table/table.js';
import { extractDocument } from '../../src/extract/extract-document.js';
import { openPageReader } from '../../src/extract/html/page/page-reader.js';
import { UserError } from '../../src/model/checklist.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { explainCode } from '../../src/report/explain.js';
import { bytes, hintsFor } from '../extract/hints.js';
import { gridOf } from '../helpers/facts.js';
import { runCheck } from '../helpers/test-check.js';
import { sampleChecks } from '../report/sample-checks.js';
import { finding, item, ran, sampleRound } from '../report/sample-round.js';
import { archive, member, WORKBOOK } from './bombs.js';

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'oit-proto-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const untouched = JSON.stringify(Reflect.ownKeys(Object.prototype).map(String));
afterEach(() => {
  expect(JSON.stringify(Reflect.ownKeys(Object.prototype).map(String))).toBe(untouched);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

describe.each(NAMES)('the name %s', (name) => {
  const problemsOf = (yaml: string): readonly string[] => {
    const path = join(dir, 'town.yaml');
    writeFileSync(path, yaml);
    try {
      loadChecklist(path, { registry: checks });
      return [];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.problems.map(({ line, message }) => `${line} ${message.en}`);
    }
  };
  const HEAD = 'version: 1\nagency: { name: x }\nsite: https://town.example/\nfiscalYear: 2568\n';

  test.each([
    ['at the top', `${HEAD}items: { O1: { title: x } }\n"${name}": { polluted: yes }\n`],
    ['in crawl', `${HEAD}crawl: { "${name}": { polluted: 1 } }\nitems: { O1: { title: x } }\n`],
    ['as a check', `${HEAD}items: { O1: { title: x, checks: ["${name}"] } }\n`],
    ['as a check with options', `${HEAD}items: { O1: { title: x, checks: [{ "${name}": { polluted: 1 } }] } }\n`],
    ['among options', `${HEAD}items: { O1: { title: x, checks: [{ egp: { "${name}": [polluted] } }] } }\n`],
    ['as a code', `${HEAD}items: { O1: { title: x, checks: [{ egp: { severity: { "${name}": off } } }] } }\n`],
    ['as a severity', `${HEAD}items: { O1: { title: x, checks: [{ egp: { severity: "${name}" } }] } }\n`],
    ['as a profile', `${HEAD}extends: "${name}"\n`],
    ['in an address', `${HEAD}items: { O1: { title: x, urls: [{ url: "https://a.example/", "${name}": x }] } }\n`],
    ['by a merge key', `${HEAD}base: &b { "${name}": { polluted: 1 } }\nitems: { O1: { title: x, <<: *b } }\n`],
  ])('%s of a checklist is a mistake with its line', (_, yaml) => {
    const problems = problemsOf(yaml);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatch(/^\d+ /);
  });

  test('is an identifier like any other, or none, and never an item by inheritance', () => {
    const problems = problemsOf(`${HEAD}items: { O1: { title: x }, "${name}": { title: y } }\n`);
    if (problems.length > 0) expect(problems.join()).toMatch(/identifier|cannot be used|can't be used|key/i);
    expect(problemsOf(`${HEAD}items: { O1: { title: x, checks: [{ coverage: { of: "${name}" } }] } }\n`)).not.toEqual(
      [],
    );
  });

  test('is a heading, a row and a cell of a table like any other', () => {
    const codes = (word: string): string[] => {
      const grids = [
        gridOf([
          ['ลำดับที่', word, 'เลขที่โครงการ'],
          ['1', word, '67019123456'],
          ['2', 'x', ''],
        ]),
      ];
      return [
        ...runCheck(table, {
          facts: { grids },
          options: { columns: [{ name: word }, { name: 'other' }], rows: [word] },
        }),
        ...runCheck(egp, { facts: { grids } }),
        ...runCheck(coverage, { facts: { grids }, options: { of: 'list' }, lists: { list: [word, 'absent'] } }),
      ].map(({ code }) => code);
    };
    expect(codes(name)).toEqual(codes('plain'));
    expect(codes(name)).toContain('egp/missing');
  });

  test('is a list that nobody wrote', () => {
    const outcome = (word: string): string => {
      try {
        return runCheck(coverage, { options: { of: word }, lists: {} })
          .map(({ code }) => code)
          .join();
      } catch (error) {
        return String(error).replaceAll(word, '');
      }
    };
    expect(outcome(name)).toBe(outcome('plain'));
  });

  test.each([
    [
      'a sheet and cells of a workbook',
      'a.xlsx',
      () =>
        archive([
          ...WORKBOOK.slice(0, 2),
          member(
            'xl/workbook.xml',
            `<workbook xmlns:r="r"><sheets><sheet name="${name}" r:id="s"/></sheets></workbook>`,
          ),
          ...WORKBOOK.slice(3),
          member(
            'xl/worksheets/sheet1.xml',
            `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr" ${name}="x"><is><t>${name}</t></is></c><c r="${name}1" t="${name}" s="${name}"><v>${name}</v></c></row></sheetData></worksheet>`,
          ),
        ]),
    ],
    ['headings of separated text', 'a.csv', () => bytes(`${name},b\n1,${name}\n`)],
    ['keys of JSON', 'a.json', () => bytes(`{"${name}": {"polluted": 1}}`)],
    [
      'elements, attributes and roles of a page',
      'a.html',
      () =>
        bytes(
          `<${name} ${name}="x"><a href="${name}" rel="${name}" role="${name}" class="${name}" id="${name}">${name}</a><meta name="${name}" http-equiv="${name}" content="x"><link rel="${name}" href="y"><form method="${name}"><input type="${name}"></form>`,
        ),
    ],
  ])('as %s is read', async (_, file, make) => {
    const result = await extractDocument(
      make(),
      hintsFor(file, { contentType: file.endsWith('html') ? 'text/html' : null }),
    );
    expect(result.problems.filter(({ code }) => code === 'corrupt')).toEqual([]);
    expect(result.texts.ok && result.texts.value.map(({ text }) => text).join()).toContain(name);
  });

  test('in a page is read for links', () => {
    const reader = openPageReader({ contentType: 'text/html; charset=utf-8' });
    reader.write(bytes(`<${name}><a ${name}=1 href="${name}">${name}</a><${name} href=x src=y>`));
    expect(reader.end().links.map(({ href }) => href)).toContain(name);
  });

  test('as a code has no explanation and as the code of a stored round is reported all the same', () => {
    expect(explainCode(name, 'en')).toBeNull();
    expect(explainCode(`egp/${name}`, 'en')).toBeNull();
    expect(explainCode(`${name}/digits`, 'en')).toBeNull();
    const round = {
      ...sampleRound,
      items: [item('O1', name, { verdict: 'fail', results: [ran('egp', finding(`egp/${name}`, { [name]: name }))] })],
    };
    const report = buildReport(round, 'th', sampleChecks);
    expect(report.items[0]?.findings.map(({ code }) => code)).toEqual([`egp/${name}`]);
    expect(typeof report.items[0]?.findings[0]?.message).toBe('string');
  });
});
