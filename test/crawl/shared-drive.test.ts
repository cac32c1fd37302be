import { describe, expect, test } from 'vitest';
import { collectEvidence } from '../../src/crawl/collect-evidence.js';
import { createSiteContext } from '../../src/crawl/judge/site-profile.js';
import { extractDocument } from '../../src/extract/extractor.js';
import type { Client } from '../../src/model/client.js';
import type { Exchange, Fetched } from '../../src/model/evidence.js';
import { codesOf, itemOf, pdf } from './town.js';

const PAGE = 'https://www.town.go.th/o13';
const DRIVE = 'https://drive.google.com/uc?export=download&confirm=t&id=';

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string | Uint8Array;
  readonly finalUrl?: string;
}

/** A web of given answers: shared drives cannot be had on this machine. */
function webOf(answers: Readonly<Record<string, Answer>>): { client: Client; asked: string[] } {
  const asked: string[] = [];
  const answer = (url: string): Fetched => {
    asked.push(url);
    const { status = 200, type = 'text/html', body, finalUrl = url } = answers[url] ?? { status: 404, body: '' };
    const exchange: Exchange = {
      url,
      finalUrl,
      status,
      redirects: finalUrl === url ? [] : [{ url, status: 302 }],
      contentType: type,
      fileName: null,
      lastModified: null,
      etag: null,
      bytes: body.length,
      sha256: null,
      cut: null,
      problems: status < 400 ? [] : [{ code: 'http-status', data: { status } }],
      fetchedAt: '2025-10-02T03:00:00.000Z',
    };
    return { exchange, body: Buffer.from(body) };
  };
  const client: Client = {
    get: async (url) => answer(url),
    probe: async (url) => answer(url).exchange,
    allowed: async () => true,
    sitemaps: async () => [],
    stats: { requests: 0, bytes: 0 },
    close: async () => {},
  };
  return { client, asked };
}

async function gather(urls: readonly string[], answers: Readonly<Record<string, Answer>>) {
  const { client, asked } = webOf({ 'https://www.town.go.th/': { body: '<h1>เทศบาล</h1>' }, ...answers });
  const site = createSiteContext({ client, site: 'https://www.town.go.th/', seed: 's' });
  const item = await collectEvidence(itemOf(urls), {
    client,
    site,
    extract: extractDocument,
    wants: { grids: false, qrCodes: false, ocr: false },
  });
  return { item, asked };
}

const pageWith = (...hrefs: readonly string[]): Answer => ({
  body: `<main><p>รายงานผลการจัดซื้อจัดจ้าง</p>${hrefs.map((href) => `<a href="${href}">เอกสาร</a>`).join('')}</main>`,
});

describe('documents on shared drives', () => {
  test('are fetched by their download address and named by their own', async () => {
    const view = 'https://drive.google.com/file/d/1Abc/view?usp=sharing';
    const { item, asked } = await gather([PAGE], {
      [PAGE]: pageWith(view),
      [`${DRIVE}1Abc`]: {
        type: 'application/pdf',
        body: pdf(),
        finalUrl: 'https://drive.usercontent.google.com/download?id=1Abc',
      },
    });
    expect(item.evidence[1]?.exchange).toMatchObject({
      url: view,
      finalUrl: 'https://drive.usercontent.google.com/download?id=1Abc',
      status: 200,
    });
    expect([item.evidence[1]?.extracted?.type, codesOf(item.evidence[1]?.exchange.problems ?? [])]).toEqual([
      'pdf',
      ['off-site'],
    ]);
    expect(asked).not.toContain(view);
  });

  test('as an address of the checklist too', async () => {
    const { item } = await gather(['https://docs.google.com/spreadsheets/d/1Abc/edit#gid=0'], {
      'https://docs.google.com/spreadsheets/d/1Abc/export?format=xlsx': { type: 'application/pdf', body: pdf() },
    });
    expect(item.evidence[0]?.exchange.url).toBe('https://docs.google.com/spreadsheets/d/1Abc/edit#gid=0');
    expect(item.evidence[0]?.extracted?.type).toBe('pdf');
  });

  for (const [name, answer, code] of [
    [
      'a sign-in',
      { body: '<title>Sign in</title><input type=password>', finalUrl: 'https://accounts.google.com/v3/signin' },
      'login-wall',
    ],
    ['a request for access', { body: '<title>Google Drive</title><p>You need access</p>' }, 'login-wall'],
    ['a refusal', { status: 403, body: '' }, 'login-wall'],
    [
      'a page that is no refusal and no file',
      {
        body: `<p>${'Google Drive can’t scan this file, and too many users have viewed or downloaded it. '.repeat(5)}</p>`,
      },
      'unverifiable',
    ],
    ['nothing', { status: 404, body: '' }, 'http-status'],
  ] as const) {
    test(`${name} in place of the file, and at the link as well: ${code}`, async () => {
      const { item } = await gather([PAGE], {
        [PAGE]: pageWith('https://drive.google.com/open?id=1Abc'),
        'https://drive.google.com/open?id=1Abc': answer,
        [`${DRIVE}1Abc`]: answer,
      });
      expect(codesOf(item.evidence[1]?.exchange.problems ?? [])).toContain(code);
      expect(item.evidence[1]?.extracted).toBeNull();
    });
  }

  test('a shared folder is opened for the files in it', async () => {
    const { item } = await gather([PAGE], {
      [PAGE]: pageWith('https://drive.google.com/drive/folders/1Fold?usp=sharing'),
      'https://drive.google.com/embeddedfolderview?id=1Fold': {
        body: `<title>ITA</title><p>${'แฟ้มเอกสาร '.repeat(40)}</p><a href="https://drive.google.com/file/d/1Abc/view?usp=drive_web">รายงาน.pdf</a>`,
      },
      [`${DRIVE}1Abc`]: { type: 'application/pdf', body: pdf() },
    });
    expect(item.evidence.map(({ extracted }) => extracted?.type)).toEqual(['html', 'html', 'pdf']);
    expect(item.evidence[2]).toMatchObject({
      label: 'รายงาน.pdf',
      foundOn: 'https://drive.google.com/drive/folders/1Fold?usp=sharing',
    });
  });
});

describe('a share that a second service does not give out', () => {
  const link = 'https://1drv.ms/b/s!Aabc';
  const api = `https://api.onedrive.com/v1.0/shares/u!${Buffer.from(link).toString('base64url')}/root/content`;
  const live = 'https://onedrive.live.com/?authkey=%21A&id=1';
  const refused: Answer = { status: 401, type: 'application/json', body: '{"error":{"code":"unauthenticated"}}' };
  const cases: Readonly<
    Record<string, readonly [answer: Answer, codes: readonly string[], reason: string | undefined]>
  > = {
    'shows nothing without scripts': [
      {
        body: '<html><head><script src="/app.js"></script></head><body><div id="root"></div></body></html>',
        finalUrl: live,
      },
      ['unverifiable'],
      'javascript',
    ],
    'shows a page around the file': [
      {
        body: `<h1>แผนพัฒนา.pdf</h1><p>${'OneDrive preview of the file. '.repeat(20)}</p><img src="p.png">`,
        finalUrl: live,
      },
      ['unverifiable'],
      'share',
    ],
    'leads to a sign-in': [
      { body: '<title>Sign in</title><input type=password>', finalUrl: 'https://login.live.com/login.srf?x=1' },
      ['login-wall'],
      'share',
    ],
    'asks for access': [
      { body: '<title>OneDrive</title><p>You need permission to access this item. Request access</p>', finalUrl: live },
      ['login-wall'],
      'share',
    ],
    'is gone': [{ status: 404, body: '' }, ['http-status'], undefined],
  };
  for (const [name, [answer, codes, reason]] of Object.entries(cases))
    test(`is told of by the link itself, which ${name}`, async () => {
      const { item } = await gather([PAGE], { [PAGE]: pageWith(link), [api]: refused, [link]: answer });
      const { url, problems } = item.evidence[1]?.exchange ?? { url: '', problems: [] };
      expect([url, codesOf(problems).filter((code) => code !== 'off-site')]).toEqual([link, codes]);
      expect(problems.find(({ code }) => code !== 'off-site')?.data.reason).toBe(reason);
    });

  test('is read where the link itself gives the file', async () => {
    const answer: Answer = { type: 'application/pdf', body: pdf(), finalUrl: 'https://public.ch.files.1drv.com/y4m' };
    const { item } = await gather([link], { [api]: refused, [link]: answer });
    expect(item.evidence[0]?.extracted?.type).toBe('pdf');
  });

  test('is told of by the link itself also where both are of one service', async () => {
    const old = 'https://onedrive.live.com/redir?resid=A!1&authkey=!x';
    const { item } = await gather([old], {
      'https://onedrive.live.com/download?resid=A!1&authkey=!x': { ...refused, status: 403 },
      [old]: { body: '<html><head><script src="/app.js"></script></head><body></body></html>' },
    });
    expect(codesOf(item.evidence[0]?.exchange.problems ?? [])).toEqual(['unverifiable', 'off-site']);
  });

  test('is told of by the link itself where the other service asks for a name', async () => {
    const { item } = await gather([link], {
      [api]: { body: '<title>Sign in</title>', finalUrl: 'https://login.live.com/login.srf?y=2' },
      [link]: { type: 'application/pdf', body: pdf() },
    });
    expect(item.evidence[0]?.extracted?.type).toBe('pdf');
  });

  const SHOWN: Answer = {
    body: '<html><head><title>แผน.pdf</title><script src="/viewer.js"></script></head><body></body></html>',
  };
  test.each([
    ['https://drive.google.com/file/d/1View/view', `${DRIVE}1View`, 403],
    ['https://docs.google.com/document/d/1Doc/edit', 'https://docs.google.com/document/d/1Doc/export?format=docx', 401],
    ['https://www.dropbox.com/s/a/b.pdf?dl=0', 'https://www.dropbox.com/s/a/b.pdf?dl=1', 429],
  ])(
    'is told of by %s itself, where its owner shows the file and forbids its download',
    async (link, download, status) => {
      const { item } = await gather([link], { [download]: { ...refused, status }, [link]: SHOWN });
      expect(codesOf(item.evidence[0]?.exchange.problems ?? [])).toEqual(['unverifiable', 'off-site']);
    },
  );

  test('is a sign-in where the link shows one as well', async () => {
    const link = 'https://docs.google.com/spreadsheets/d/1Own/edit#gid=0';
    const { item } = await gather([link], {
      'https://docs.google.com/spreadsheets/d/1Own/export?format=xlsx': refused,
      'https://docs.google.com/spreadsheets/d/1Own/edit': {
        body: '<title>Sign in</title><input type=password>',
        finalUrl: 'https://accounts.google.com/v3/signin',
      },
    });
    expect(codesOf(item.evidence[0]?.exchange.problems ?? [])).toContain('login-wall');
  });

  test('is not asked for where the other service gives the file', async () => {
    const { item, asked } = await gather([link], { [api]: { type: 'application/pdf', body: pdf() } });
    expect([item.evidence[0]?.extracted?.type, asked.includes(link)]).toEqual(['pdf', false]);
  });
});
