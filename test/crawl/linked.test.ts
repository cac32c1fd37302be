import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type Behaviour,
  file,
  html,
  page,
  type Routes,
  redirect,
  type Site,
  startSite,
  status,
} from '../helpers/site.js';
import { codesOf, inState, pdf, type Visitor, visitSite } from './town.js';

let site: Site;
let town: Visitor;

async function open(routes: Routes): Promise<void> {
  site = await startSite(routes);
  town = visitSite(site.url);
}

afterEach(async () => {
  await town.close();
  await site.close();
});

const LONG = `<p>${'รายงานผลการจัดซื้อจัดจ้าง '.repeat(20)}</p>`;
const PDF = file(pdf(), 'application/pdf');

/** Serves what it guards to those who come from a page of its own host. */
function guarded(open: Behaviour, shut: Behaviour): Behaviour {
  return (request, response, times) => (comesFromOwnPage(request) ? open : shut)(request, response, times);
}

function comesFromOwnPage({ headers }: IncomingMessage): boolean {
  return URL.parse(headers.referer ?? '')?.host === headers.host;
}

const shown = ({ evidence }: Awaited<ReturnType<Visitor['gather']>>): string[] =>
  evidence.map(({ exchange }) =>
    [new URL(exchange.url).pathname, exchange.status, ...codesOf(exchange.problems)].join(' '),
  );

describe('what a page links to is asked for as its visitors do', () => {
  test('documents, scripts that hand out files, frames and what is in them, also over a redirect', async () => {
    await open({
      '/': page('เทศบาล', LONG),
      '/x': page(
        'O13',
        `${LONG}<a href="/a.pdf">1</a><a href="/dl.php?id=1">2</a><a href="/old.pdf">3</a><iframe src="/frame"></iframe>`,
      ),
      '/a.pdf': guarded(PDF, status(403)),
      '/dl.php': guarded(PDF, redirect('/')),
      '/old.pdf': redirect('/a.pdf'),
      '/frame': guarded(page('ตาราง', `${LONG}<a href="/in-frame.pdf">4</a>`), status(404)),
      '/in-frame.pdf': (request, response, times) =>
        (request.headers.referer?.endsWith('/frame') ? PDF : status(403))(request, response, times),
    });
    expect(shown(await town.gather([`${site.origin}/x`]))).toEqual([
      '/x 200',
      '/frame 200',
      '/a.pdf 200',
      '/dl.php 200',
      '/old.pdf 200',
      '/in-frame.pdf 200',
    ]);
  });

  test('what the checklist names is opened without a page before it and stays refused; its link opens, in either order', async () => {
    await open({
      '/': page('เทศบาล', LONG),
      '/x': page('O13', `${LONG}<a href="/a.pdf">1</a>`),
      '/a.pdf': guarded(PDF, status(403)),
    });
    const [named, linked] = [[`${site.origin}/a.pdf`], [`${site.origin}/x`]];
    for (const order of [
      [named, linked],
      [linked, named],
    ]) {
      const round = visitSite(site.url);
      const found = [];
      for (const urls of order) found.push(...shown(await round.gather(urls)));
      expect(found.sort()).toEqual(['/a.pdf 200', '/a.pdf 403 http-status', '/x 200']);
      await round.close();
    }
  });

  test('what opens to everybody is asked for once, whether named or linked', async () => {
    await open({
      '/': page('เทศบาล', `${LONG}<a href="/a.pdf">1</a>`),
      '/x': page('O13', `${LONG}<a href="/a.pdf">1</a>`),
      '/a.pdf': PDF,
    });
    await town.gather([`${site.origin}/a.pdf`]);
    await town.gather([`${site.origin}/x`]);
    await town.crawl();
    expect(site.asked('/a.pdf')).toBe(1);
  });

  test('links of the crawl, pages and files, and an address of the checklist that a page links', async () => {
    await open({
      '/': page(
        'เทศบาล',
        `${LONG}<a href="/news">ข่าว</a><a href="/a.pdf">1</a><a href="/named.pdf">2</a><a href="/dead.pdf">3</a>`,
      ),
      '/news': guarded(page('ข่าว', `${LONG}<a href="/b.pdf">1</a>`), status(403)),
      '/a.pdf': guarded(PDF, status(403)),
      '/b.pdf': guarded(PDF, redirect('/')),
      '/named.pdf': guarded(PDF, status(403)),
      '/dead.pdf': status(403),
    });
    await town.gather([`${site.origin}/named.pdf`]);
    expect(inState(await town.crawl(), 'broken')).toEqual(['/dead.pdf']);
    expect(site.requests.find(({ path }) => path === '/b.pdf')?.headers.referer).toBe(`${site.origin}/news`);
  });

  test('the home page and what the checklist names have no page before them', async () => {
    await open({ '/': page('เทศบาล', LONG), '/x': page('O13', LONG) });
    await town.gather([`${site.origin}/x`]);
    expect(site.requests.map(({ headers }) => headers.referer)).toEqual(site.requests.map(() => undefined));
  });
});

describe('an address is asked for as its page writes it', () => {
  const PLAIN = page('แผน', LONG);

  test('and is one address, however pages write it', async () => {
    await open({
      '/': page(
        'เทศบาล',
        `${LONG}<a href="/get?t=aB3%3d&amp;n=%41">1</a><a href="/get?t=aB3%3D&amp;n=A">2</a><a href="/%7Etown/x">3</a>`,
      ),
      '/get?t=aB3%3d&n=%41': PLAIN,
      '/%7Etown/x': page('หน้า', `${LONG}<a href="/get?t=aB3%3D&n=A">4</a>`),
    });
    const outcome = await town.crawl();
    expect(inState(outcome, 'ok')).toEqual(['/', '/get?t=aB3%3D&n=A', '/~town/x']);
    expect([site.asked('/get?t=aB3%3d&n=%41'), site.asked('/get?t=aB3%3D&n=A')]).toEqual([1, 0]);
  });

  test('also behind a redirect, so that a server that leads to its own way of writing is no loop', async () => {
    await open({
      '/': page('เทศบาล', `${LONG}<a href="/%E0%B8%81">1</a>`),
      '/%E0%B8%81': redirect('/%e0%b8%81', 301),
      '/%e0%b8%81': PLAIN,
    });
    const outcome = await town.crawl();
    expect([inState(outcome, 'ok'), inState(outcome, 'broken')]).toEqual([['/', '/%E0%B8%81'], []]);
    expect(shown(await town.gather([`${site.origin}/%E0%B8%81`]))).toEqual(['/%E0%B8%81 200']);
  });

  test('by the pages of items too', async () => {
    await open({
      '/': page('เทศบาล', LONG),
      '/x%3d1': page('O13', `${LONG}<a href="/a%2fb.pdf">1</a>`),
      '/a%2fb.pdf': PDF,
    });
    expect(shown(await town.gather([`${site.origin}/x%3d1`]))).toEqual(['/x%3D1 200', '/a%2Fb.pdf 200']);
  });

  test('and a true loop is one still', async () => {
    await open({
      '/': page('เทศบาล', `${LONG}<a href="/%7Ea">1</a>`),
      '/%7Ea': redirect('/~a'),
      '/~a': redirect('/%7Ea'),
    });
    expect(inState(await town.crawl(), 'broken')).toEqual(['/~a']);
  });
});

describe('a redirect into what robots.txt forbids', () => {
  const ROBOTS = file('User-agent: *\nDisallow: /private/', 'text/plain');

  test('is not followed by the crawl; the link is skipped, not broken', async () => {
    await open({
      '/robots.txt': ROBOTS,
      '/': page(
        'เทศบาล',
        `${LONG}<a href="/go">1</a><a href="/get.pdf">2</a><a href="/far">3</a><a href="/fine">4</a>`,
      ),
      '/go': redirect('/private/secret.html'),
      '/get.pdf': redirect('/private/a.pdf', 301),
      '/far': redirect('/step'),
      '/step': redirect('/private/x?y=1', 307),
      '/fine': redirect('/open'),
      '/open': page('เปิด', LONG),
      '/private/secret.html': page('ลับ', LONG),
    });
    const outcome = await town.crawl();
    expect([inState(outcome, 'skipped'), inState(outcome, 'broken')]).toEqual([['/far', '/get.pdf', '/go'], []]);
    expect(outcome.totals.unchecked).toEqual([{ reason: 'robots', count: 3 }]);
    expect(site.requests.map(({ path }) => path).filter((path) => path.startsWith('/private'))).toEqual([]);
  });

  test('is not followed either where another site forbids it, to a page, a document or a picture', async () => {
    const other = await startSite({
      '/robots.txt': file('User-agent: *\nDisallow: /store', 'text/plain'),
      '*': page('คลัง', LONG),
    });
    await open({
      '/': page(
        'เทศบาล',
        `${LONG}<a href="/ext">1</a><a href="/doc.pdf">2</a><img src="/logo.png"><a href="/fine">3</a>`,
      ),
      '/ext': redirect(`${other.origin}/store/1`),
      '/doc.pdf': redirect(`${other.origin}/store/2.pdf`, 308),
      '/logo.png': redirect(`${other.origin}/store/3.png`, 301),
      '/fine': redirect(`${other.origin}/shop`),
    });
    const outcome = await town.crawl();
    expect([inState(outcome, 'skipped'), inState(outcome, 'broken')]).toEqual([['/doc.pdf', '/ext', '/logo.png'], []]);
    expect(other.requests.map(({ path }) => path).filter((path) => path.startsWith('/store'))).toEqual([]);
    expect(other.asked('/shop')).toBeGreaterThan(0);
    await other.close();
  });

  test('by a refresh of the page, of its header or by its script is not followed either', async () => {
    await open({
      '/robots.txt': ROBOTS,
      '/': page('เทศบาล', `${LONG}<a href="/m">1</a><a href="/h">2</a><a href="/s">3</a><a href="/t">4</a>`),
      '/m': page('m', '<meta http-equiv="refresh" content="0;url=/private/m">'),
      '/h': html(LONG, { refresh: '0; url=/private/h' }),
      '/s': html('<script>location.href="/private/s"</script>'),
      '/t': html('<script>window.location="/real"</script>'),
      '/real': page('จริง', `${LONG}<a href="/gone">5</a>`),
    });
    const outcome = await town.crawl();
    expect(inState(outcome, 'skipped')).toEqual(['/private/h', '/private/m', '/private/s']);
    // Where nothing forbids it, what a script leads to is part of the site.
    expect(inState(outcome, 'broken')).toEqual(['/gone']);
    expect(site.requests.filter(({ path }) => path.startsWith('/private'))).toEqual([]);
  });

  test('is followed to its end for the addresses of the checklist', async () => {
    await open({
      '/robots.txt': ROBOTS,
      '/': page('เทศบาล', LONG),
      '/ita': redirect('/private/ita'),
      '/private/ita': page('O13', LONG),
    });
    expect(shown(await town.gather([`${site.origin}/ita`]))).toEqual(['/ita 200']);
    expect(site.asked('/private/ita')).toBe(1);
  });

  test('ends a look at what a link of the content answers', async () => {
    await open({
      '/robots.txt': ROBOTS,
      '/': page('เทศบาล', LONG),
      '/x': page('O13', `${LONG}<a href="/download/1">ดาวน์โหลด</a>`),
      '/download/1': redirect('/private/1'),
      '/private/1': PDF,
    });
    expect(shown(await town.gather([`${site.origin}/x`]))).toEqual(['/x 200']);
    expect(site.asked('/private/1')).toBe(0);
  });
});
