import { describe, expect, test } from 'vitest';
import { documentAddress } from '../../src/crawl/evidence/document-address.js';

describe('documentAddress', () => {
  for (const [url, download, kind] of [
    ['https://t.go.th/a.pdf', 'https://t.go.th/a.pdf', 'file'],
    ['https://t.go.th/pdfjs/web/viewer.html?file=/files/a.pdf', 'https://t.go.th/files/a.pdf', 'file'],
    ['https://flowpaper.com/flipbook/?pdf=https://t.go.th/a.pdf', 'https://t.go.th/a.pdf', 'file'],
    [
      'https://docs.google.com/viewer?url=https%3A%2F%2Ft.go.th%2Fa.docx&embedded=true',
      'https://t.go.th/a.docx',
      'file',
    ],
    [
      'https://drive.google.com/file/d/1AbC_d-9/view?usp=sharing',
      'https://drive.google.com/uc?export=download&confirm=t&id=1AbC_d-9',
      'share',
    ],
    [
      'https://drive.google.com/open?id=1AbC&usp=drive_fs&resourcekey=0-x',
      'https://drive.google.com/uc?export=download&confirm=t&id=1AbC&resourcekey=0-x',
      'share',
    ],
    [
      'https://drive.google.com/drive/u/0/folders/1AbC?usp=sharing',
      'https://drive.google.com/embeddedfolderview?id=1AbC',
      'folder',
    ],
    [
      'https://docs.google.com/spreadsheets/d/1AbC/edit#gid=0',
      'https://docs.google.com/spreadsheets/d/1AbC/export?format=xlsx',
      'share',
    ],
    [
      'https://docs.google.com/document/d/1AbC/edit',
      'https://docs.google.com/document/d/1AbC/export?format=docx',
      'share',
    ],
    [
      'https://docs.google.com/spreadsheets/d/e/2PACX-1v/pubhtml',
      'https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?output=xlsx',
      'share',
    ],
    [
      'https://1drv.ms/b/s!AbC',
      'https://api.onedrive.com/v1.0/shares/u!aHR0cHM6Ly8xZHJ2Lm1zL2IvcyFBYkM/root/content',
      'share',
    ],
    [
      'https://onedrive.live.com/redir?resid=A!1&authkey=!x',
      'https://onedrive.live.com/download?resid=A!1&authkey=!x',
      'share',
    ],
    [
      'https://town-my.sharepoint.com/:x:/g/personal/a/E1?e=x',
      'https://town-my.sharepoint.com/:x:/g/personal/a/E1?e=x&download=1',
      'share',
    ],
    [
      'https://www.dropbox.com/scl/fi/a/b.xlsx?rlkey=x&dl=0',
      'https://www.dropbox.com/scl/fi/a/b.xlsx?rlkey=x&dl=1',
      'share',
    ],
  ] as const) {
    test(url, () => expect(documentAddress(url)).toMatchObject({ download, kind }));
  }

  for (const url of [
    'https://t.go.th/',
    'https://t.go.th/news.php?id=5',
    'https://docs.google.com/forms/d/e/1F/viewform',
    'mailto:a@b.go.th',
    'not an address',
  ]) {
    test(`${url} is no document`, () => expect(documentAddress(url)).toBeNull());
  }
});
