import { describe, expect, test } from 'vitest';
import { fileNameInUrl, fileNameOf, fileNameOrHost } from '../../src/text/file-name.js';

describe('the file name of an address', () => {
  const cases: Record<string, readonly [url: string, name: string]> = {
    'is the last step of its path': ['https://t.go.th/files/plan.pdf', 'plan.pdf'],
    'has neither query nor fragment': ['https://t.go.th/files/plan.pdf?x=/1#p/2', 'plan.pdf'],
    'is decoded': ['https://t.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99%202568.pdf?x=1', 'แผน 2568.pdf'],
    'is decoded from windows-874': ['https://t.go.th/%E1%BC%B9%202568.pdf', 'แผน 2568.pdf'],
    'is that of the folder': ['https://t.go.th/ita/2568/', '2568'],
    'may hold an escaped slash': ['https://t.go.th/a%2Fb.pdf', 'a/b.pdf'],
    'is one line': ['https://t.go.th/a%0D%0A%23%20b.pdf', 'a # b.pdf'],
    'may be written raw': ['https://t.go.th/แผน 2568.pdf', 'แผน 2568.pdf'],
    'is read from a path alone': ['/files/plan.pdf', 'plan.pdf'],
    'is none of a host': ['https://t.go.th/', ''],
    'is none of a host without a slash': ['https://t.go.th?a=b', ''],
    'is none of nothing': ['', ''],
  };
  for (const [name, [url, wanted]] of Object.entries(cases)) {
    test(name, () => expect(fileNameInUrl(url)).toBe(wanted));
  }
});

test('a front page has the name of its host', () => {
  expect(['https://T.go.th/', 'https://t.go.th/a.pdf', 'nothing'].map(fileNameOrHost)).toEqual([
    't.go.th',
    'a.pdf',
    'nothing',
  ]);
  expect(fileNameOrHost('')).toBe('');
});

test('an answer is saved under the name that the server sent, else that of its final address, else of the one asked for', () => {
  const url = 'https://t.go.th/download.php';
  const finalUrl = 'https://t.go.th/files/plan.pdf';
  expect(fileNameOf({ fileName: 'sent.pdf', finalUrl, url })).toBe('sent.pdf');
  expect(fileNameOf({ fileName: null, finalUrl, url })).toBe('plan.pdf');
  expect(fileNameOf({ fileName: null, finalUrl: 'https://t.go.th/', url })).toBe('download.php');
  expect(fileNameOf({ fileName: null, finalUrl: null, url: 'https://t.go.th/' })).toBe('');
});
