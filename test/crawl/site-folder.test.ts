import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { file, html, page, type Routes, redirect, type Site, startSite } from '../helpers/site.js';
import { inState, pdf, type Visitor, visitSite } from './town.js';

let site: Site;
let town: Visitor;

async function open(routes: Routes, path = '/'): Promise<void> {
  site = await startSite(routes);
  town = visitSite(site.origin + path);
}

afterEach(async () => {
  await town.close();
  await site.close();
});

const links = (...hrefs: readonly string[]) => hrefs.map((href) => `<a href="${href}">${href}</a>`).join(' ');

describe('a site with a path', () => {
  const shared: Routes = {
    '/': page('จังหวัด', links('/town/', '/other/')),
    '/town': redirect('/town/', 301),
    '/town/': page(
      'เทศบาลตำบลสำราญ',
      links('/town/news', 'ita/', '/other/', '/files/plan.pdf', '/gone.pdf', '/townsend/'),
    ),
    '/town/news': page('ข่าว', links('/town/dead')),
    '/town/ita/': page('ITA', links('/town/dead2')),
    '/other/': page('เทศบาลอื่น', links('/other/dead')),
    '/townsend/': page('เทศบาลอื่น', links('/townsend/dead')),
    '/files/plan.pdf': file(pdf(), 'application/pdf'),
    '/sitemap.xml': file(
      '<urlset><url><loc>/other/dead3</loc></url><url><loc>/town/dead3</loc></url></urlset>',
      'application/xml',
    ),
  };

  for (const path of ['/town/', '/town'])
    test(`is read below ${path}; what its pages link to elsewhere is checked and not read`, async () => {
      await open(shared, path);
      const outcome = await town.crawl();
      expect(inState(outcome, 'broken')).toEqual(['/gone.pdf', '/town/dead', '/town/dead2', '/town/dead3']);
      expect(inState(outcome, 'ok')).toEqual(
        expect.arrayContaining(['/files/plan.pdf', '/other/', '/town/news', '/townsend/']),
      );
      expect([site.asked('/other/dead'), site.asked('/townsend/dead'), site.asked('/other/dead3')]).toEqual([0, 0, 0]);
    });

  test('keeps its evidence in any folder of its host', async () => {
    await open(shared, '/town/');
    const { evidence } = await town.gather([`${site.origin}/files/plan.pdf`]);
    expect(evidence[0]?.exchange.problems.map(({ code }) => code)).not.toContain('off-site');
  });

  for (const path of ['/index.php', '/th/home', '/home.aspx'])
    test(`${path} is the home page of the whole host`, async () => {
      await open(
        { '*': html('', {}, 404), [path]: page('เทศบาล', links('/ita/o1')), '/ita/o1': page('O1', links('/ita/dead')) },
        path,
      );
      expect(inState(await town.crawl(), 'broken')).toEqual(['/ita/dead']);
    });

  test('a page of a folder stands for its folder', async () => {
    await open(
      {
        '/town/main.php': page('เทศบาล', links('/town/news.php', '/other/main.php')),
        '/town/news.php': page('ข่าว', links('/town/dead.php')),
        '/other/main.php': page('เทศบาลอื่น', links('/other/dead.php')),
      },
      '/town/main.php',
    );
    expect(inState(await town.crawl(), 'broken')).toEqual(['/town/dead.php']);
  });
});

describe('compressed bytes that no header tells of', () => {
  const shown =
    '<html><title>แผนพัฒนา</title><h1>แผนพัฒนาท้องถิ่น</h1><p>ประจำปีงบประมาณ พ.ศ. 2568 ของเทศบาลตำบลสำราญ</p></html>';
  const bodies: Readonly<Record<string, Uint8Array>> = { gzip: gzipSync(shown), brotli: brotliCompressSync(shown) };
  for (const [name, bytes] of Object.entries(bodies))
    test(`${name}: browsers show signs without sense`, async () => {
      await open({ '/': page('เทศบาล', ''), '/o1': file(bytes, 'text/html; charset=utf-8') });
      const { evidence } = await town.gather([`${site.origin}/o1`]);
      expect(evidence[0]?.extracted?.problems).toMatchObject([{ code: 'corrupt' }]);
    });

  test('a page with a stray zero byte is a page', async () => {
    await open({ '/': page('เทศบาล', ''), '/o1': html(shown.replace('<p>', '<p>\0')) });
    const { evidence } = await town.gather([`${site.origin}/o1`]);
    expect(evidence[0]?.extracted).toMatchObject({ type: 'html', problems: [] });
  });
});
