import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Behaviour, leadTo, type Site, startSite } from '../helpers/site.js';
import { openTown, type Town } from './town.js';

const PAGES = 30;
const FILLING = `<p>${'ประกาศเทศบาลตำบลสำราญ เรื่อง การจัดซื้อจัดจ้าง '.repeat(400)}</p>`;
const FIRST = '2025-10-02T09:00:00+07:00';
const SECOND = '2025-10-17T09:00:00+07:00';
const THIRD = '2025-11-01T09:00:00+07:00';

const yamlOf = (more = ''): string => `
version: 1
agency: { name: เทศบาลตำบลสำราญ }
site: http://town.test/
fiscalYear: 2568
crawl: { sample: all, maxPages: 200, maxDepth: 50 }
${more}
items:
  O1:
    title: โครงสร้าง
    urls: [http://town.test/ita/o1.html]
  O13:
    title: รายงานสรุปผลการจัดซื้อจัดจ้าง
    urls: [http://town.test/files/o13.csv]
`;

/** A town whose server knows ETags, with a count of all bytes that it wrote, headers included. */
interface LiveTown {
  readonly site: Site;
  readonly town: Town;
  /** What the pages say beside their links, by path. */
  readonly said: Map<string, string>;
  /** Bytes since the last time. */
  sent(): number;
  conditional(): readonly string[];
}

let live: LiveTown | null = null;

afterEach(async () => {
  await live?.site.close();
  await live?.town.clear();
});

async function openLive(more = ''): Promise<LiveTown> {
  const said = new Map<string, string>();
  const sockets = new Set<Socket>();
  let before = 0;
  const answer: Behaviour = (request, response) => {
    sockets.add(request.socket);
    const body = bodyOf(request.url ?? '', said);
    if (body === null) {
      response.writeHead(404).end();
      return;
    }
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    const isSame = request.headers['if-none-match'] === etag;
    const type = request.url?.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'text/html; charset=utf-8';
    response.writeHead(isSame ? 304 : 200, { etag, 'content-type': type }).end(isSame ? undefined : body);
  };
  const site = await startSite(answer);
  const town = openTown(yamlOf(more), {}, { connect: leadTo({ 'town.test': site.port }) });
  live = {
    site,
    town,
    said,
    sent() {
      const total = [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, 0);
      const since = total - before;
      before = total;
      return since;
    },
    conditional: () => site.requests.filter(isConditional).map(({ path }) => path),
  };
  return live;
}

function isConditional({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['if-none-match'] !== undefined;
}

/** Page n leads to page n + 1; the last one to a file that is gone. */
function bodyOf(path: string, said: ReadonlyMap<string, string>): string | null {
  const words = `${said.get(path) ?? ''}${FILLING}`;
  if (path === '/') return `<title>เทศบาล</title><a href="/page/1">หน้า</a>${words.slice(0, 400)}`;
  if (path === '/ita/o1.html') return `<title>โครงสร้าง</title>${words}`;
  if (path === '/files/o13.csv')
    return `ลำดับ,รายการ\n${Array.from({ length: 3_000 }, (_, n) => `${n},ซื้อวัสดุ`).join('\n')}\n`;
  const number = Number(/^\/page\/(\d+)$/.exec(path)?.[1] ?? 0);
  if (number < 1 || number > PAGES) return null;
  const next = number === PAGES ? '/files/gone.pdf' : `/page/${number + 1}`;
  return `<title>หน้า ${number}</title><a href="${next}">ต่อไป</a>${said.get(path) ?? ''}${FILLING}`;
}

describe('a round of a site that has not changed', () => {
  it('moves at most a tenth of the bytes of the first, asks for the evidence as if for the first time, and finds the same', async () => {
    const { site, town, sent, conditional } = await openLive();
    const first = await town.round(FIRST);
    const firstBytes = sent();
    site.forget();
    const second = await town.round(SECOND);
    expect(sent()).toBeLessThan(firstBytes / 10);
    expect(conditional()).toEqual(expect.arrayContaining(['/page/1', `/page/${PAGES}`]));
    expect(conditional().filter((path) => /^\/(?:ita|files\/o)/.test(path))).toEqual([]);
    const found = ({ round }: typeof first) => ({
      links: round.links.map(({ url, state, status, foundOn }) => ({ url, state, status, foundOn })),
      items: round.items.map(({ id, verdict, results, evidence }) => ({
        id,
        verdict,
        results,
        evidence: evidence.map(({ exchange: { sha256, bytes, status }, contentSha256 }) => [
          sha256,
          bytes,
          status,
          contentSha256,
        ]),
      })),
    });
    expect(found(second)).toEqual(found(first));
    expect(first.round.links.find(({ url }) => url.endsWith('/gone.pdf'))?.state).toBe('broken');
  });

  it('sees what changes after all, on a page and in the evidence', async () => {
    const { town, said } = await openLive();
    await town.round(FIRST);
    await town.round(SECOND);
    said.set('/page/3', '<a href="/files/new.pdf">ใหม่</a>');
    said.set('/ita/o1.html', 'แก้ไข');
    const { round } = await town.round(THIRD);
    expect(round.links.find(({ url }) => url.endsWith('/new.pdf'))).toMatchObject({ state: 'broken' });
    expect(round.items[0]?.changes.map(({ kind }) => kind)).toEqual(['changed']);
  });

  it('keeps what it knows of the pages over a round without a crawl', async () => {
    const { site, town, conditional } = await openLive();
    await town.round(FIRST);
    const idle = openTown(yamlOf(), { crawl: false }, { connect: leadTo({ 'town.test': site.port }) });
    try {
      cpSync(town.stateDir, idle.stateDir, { recursive: true });
      await idle.round(SECOND);
      cpSync(idle.stateDir, town.stateDir, { recursive: true });
    } finally {
      await idle.clear();
    }
    site.forget();
    await town.round(THIRD);
    expect(conditional()).toContain('/page/1');
  });
});

/** Servers whose validators do not tell that the content is another one. */
const LYING: Readonly<Record<string, (request: IncomingMessage, second: boolean) => readonly [boolean, string[]]>> = {
  'the time of a file that was put back is older, and the server compares as Apache does': ({ headers }, second) => {
    const modified = second ? 'Mon, 01 Sep 2025 03:00:00 GMT' : 'Wed, 01 Oct 2025 03:00:00 GMT';
    const since = headers['if-modified-since'];
    return [since !== undefined && Date.parse(since) >= Date.parse(modified), ['last-modified', modified]];
  },
  'a weak ETag that is made of the name alone': ({ url, headers }) => [
    headers['if-none-match'] === `W/"${url}"`,
    ['etag', `W/"${url}"`],
  ],
  'the time is that of the template, and any time since counts': ({ headers }) => [
    headers['if-modified-since'] !== undefined,
    ['last-modified', 'Mon, 01 Jan 2018 00:00:00 GMT'],
  ],
  'the ETag is one for all files': ({ headers }) => [headers['if-none-match'] === '"1"', ['etag', '"1"']],
  'a cache answers 304 to every condition': ({ headers }, second) => [
    headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined,
    ['etag', second ? '"b"' : '"a"', 'last-modified', 'Wed, 01 Oct 2025 03:00:00 GMT'],
  ],
};

describe('evidence behind a server that says 304 for other content', () => {
  it.each(Object.entries(LYING))('is seen to have changed: %s', async (_, answerOf) => {
    let second = false;
    const site = await startSite((request, response) => {
      const body = Buffer.from(
        request.url === '/ita/o1.html'
          ? `<title>โครงสร้าง</title><p>${second ? 'กองช่าง' : 'กองคลัง'}</p>${FILLING}`
          : request.url === '/files/o13.csv'
            ? `ลำดับ,รายการ,จำนวนเงิน\n1,ซื้อวัสดุ,${second ? 900 : 100}\n`
            : `<title>เทศบาล</title><p>ยินดีต้อนรับ</p>${FILLING}`,
      );
      const [isSame, validators] = answerOf(request, second);
      const type = request.url?.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'text/html; charset=utf-8';
      response.writeHead(isSame ? 304 : 200, ['content-type', type, ...validators]).end(isSame ? undefined : body);
    });
    const town = openTown(yamlOf(), {}, { connect: leadTo({ 'town.test': site.port }) });
    try {
      await town.round(FIRST);
      second = true;
      const { round } = await town.round(SECOND);
      expect(round.items.map(({ changes }) => changes.map(({ kind }) => kind))).toEqual([['changed'], ['changed']]);
    } finally {
      await site.close();
      await town.clear();
    }
  });
});
