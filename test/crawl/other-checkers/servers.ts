import * as serve from '../../helpers/site.js';
import { link, OK, type Situation } from './situation.js';

const moved = (code: number) => serve.redirect('/end', code);
/** What servers answer. */
export const SERVERS: readonly Situation[] = [
  ...[301, 302, 303, 307, 308].map(
    (code): Situation => ({
      of: 'linkinator',
      what: `a redirect ${code}`,
      page: link('/a'),
      routes: { '/a': moved(code), '/end': OK },
      theirs: { '/a': 'good' },
    }),
  ),
  {
    of: 'linkinator',
    what: 'a status that is no redirect, with a place',
    page: link('/a'),
    routes: { '/a': moved(300), '/end': OK },
    theirs: { '/a': 'good' },
    ours: { '/a': 'broken' },
    why: 'what is shown is the list of the server, not what was linked',
  },
  {
    of: 'linkinator',
    what: 'a redirect to what is gone',
    page: link('/a'),
    routes: { '/a': serve.redirect('/gone') },
    theirs: { '/a': 'broken' },
  },
  {
    of: 'muffet',
    what: 'a redirect without a place',
    page: link('/a'),
    routes: { '/a': serve.status(302, '') },
    theirs: { '/a': 'broken' },
  },
  {
    of: 'muffet',
    what: 'a redirect without a place that shows a page',
    page: link('/a'),
    routes: {
      '/a': (_, response) => {
        response.writeHead(302, { 'content-type': 'text/html' });
        response.end('<p>ข้อมูลของเทศบาล</p>');
      },
    },
    theirs: { '/a': 'broken' },
    ours: { '/a': 'good' },
    why: 'browsers show it',
  },
  {
    of: 'muffet',
    what: 'a redirect to no address',
    page: link('/a'),
    routes: { '/a': serve.redirect('http://[') },
    theirs: { '/a': 'broken' },
  },
  {
    of: 'muffet',
    what: 'a relative redirect',
    page: link('/d/a'),
    routes: { '/d/a': serve.redirect('b'), '/d/b': OK },
    theirs: { '/d/a': 'good' },
  },
  {
    of: 'LinkChecker',
    what: 'a redirect to the disk',
    page: link('/a'),
    routes: { '/a': serve.redirect('file:///etc/x') },
    theirs: { '/a': 'broken' },
  },
  {
    of: 'LinkChecker',
    what: 'a redirect to a file server',
    page: link('/a'),
    routes: { '/a': serve.redirect('ftp://example.test/') },
    theirs: { '/a': 'broken' },
    ours: { '/a': 'good' },
    why: 'a program for such servers opens it; what stands there no browser shows',
  },
  {
    of: 'broken-link-checker',
    what: 'a redirect in a circle',
    page: link('/a'),
    routes: { '/a': serve.redirect('/b'), '/b': serve.redirect('/a') },
    theirs: { '/a': 'broken' },
  },
  {
    of: 'linkinator',
    what: 'as many redirects as programs follow',
    page: link('/0'),
    routes: {
      ...Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`/${n}`, serve.redirect(`/${n + 1}`)])),
      '/20': OK,
    },
    theirs: { '/0': 'good' },
    ours: { '/0': 'broken' },
    why: 'more than ten are a fault by the contract, though browsers follow twenty',
  },
  {
    of: 'LinkChecker',
    what: 'a redirect that wants its cookie back',
    page: link('/a'),
    routes: {
      '/a': (request, response, times) =>
        ((request.headers.cookie ?? '').includes('c=1') ? OK : serve.redirect('/a', 302, { 'set-cookie': 'c=1' }))(
          request,
          response,
          times,
        ),
    },
    theirs: { '/a': 'good' },
  },
  ...[400, 401, 403, 404, 410, 500, 501, 502, 503].map(
    (code): Situation => ({
      of: 'LinkChecker',
      what: `status ${code}`,
      page: link('/a'),
      routes: { '/a': serve.status(code) },
      theirs: { '/a': 'broken' },
    }),
  ),
  {
    of: 'LinkChecker',
    what: 'status 429',
    page: link('/a'),
    routes: { '/a': serve.status(429) },
    theirs: { '/a': 'good' },
    ours: { '/a': 'unverifiable' },
    why: 'nobody saw the page; it is no fault of it',
  },
  {
    of: 'LinkChecker',
    what: 'status 405 to all that a program may ask',
    page: link('/a'),
    routes: { '/a': serve.status(405) },
    theirs: { '/a': 'broken' },
    ours: { '/a': 'unverifiable' },
    why: 'it takes what a form sends',
  },
  {
    of: 'LinkChecker',
    what: 'status 204',
    page: link('/a'),
    routes: {
      '/a': (_, response) => {
        response.writeHead(204);
        response.end();
      },
    },
    theirs: { '/a': 'good' },
  },
  {
    of: 'linkinator',
    what: 'status 999',
    page: link('/a'),
    routes: {
      '/a': (_, response) => {
        response.writeHead(999);
        response.end();
      },
    },
    theirs: { '/a': 'skipped' },
    ours: { '/a': 'unverifiable' },
    why: 'a person has to look',
  },
  {
    of: 'linkinator',
    what: 'a wall of Cloudflare',
    page: link('/a'),
    routes: { '/a': serve.html('Just a moment...', { 'cf-mitigated': 'challenge' }, 403) },
    theirs: { '/a': 'skipped' },
    ours: { '/a': 'unverifiable' },
    why: 'a person has to look',
  },
  ...[405, 403, 404, 500].map(
    (code): Situation => ({
      of: 'linkinator',
      what: `HEAD is refused with ${code}, GET is not`,
      page: link('/a.pdf'),
      routes: { 'HEAD /a.pdf': serve.status(code), '/a.pdf': serve.file('%PDF-1.4\n%%EOF', 'application/pdf') },
      theirs: { '/a.pdf': 'good' },
    }),
  ),
  {
    of: 'lychee',
    what: 'HEAD is answered, GET is not',
    page: link('/a.pdf'),
    routes: { 'HEAD /a.pdf': serve.file('%PDF-1.4\n%%EOF', 'application/pdf'), '/a.pdf': serve.status(404) },
    theirs: { '/a.pdf': 'good' },
    ours: { '/a.pdf': 'broken' },
    why: 'a visitor asks with GET',
  },
  {
    of: 'broken-link-checker',
    what: 'compressed pages',
    page: link('/g') + link('/d'),
    routes: { '/g': serve.gzip('<a href="/ok">x</a>'), '/d': serve.deflate('<a href="/gone">x</a>') },
    theirs: { '/g': 'good', '/d': 'good', '/ok': 'good', '/gone': 'broken' },
  },
  {
    of: 'broken-link-checker',
    what: 'pages that link in a circle, and a page without links',
    page: link('/1'),
    routes: { '/1': serve.page('1', link('/2')), '/2': serve.page('2', link('/1') + link('/3')), '/3': OK },
    theirs: { '/1': 'good', '/2': 'good', '/3': 'good' },
  },
  {
    of: 'linkinator',
    what: 'files hold no links',
    page: link('/a.txt'),
    routes: { '/a.txt': serve.file('<a href="/no">x</a>', 'text/plain') },
    theirs: { '/a.txt': 'good', '/no': 'none' },
  },
  {
    of: 'lychee',
    what: 'pages without an ending are pages',
    page: link('/page'),
    routes: { '/page': serve.html(link('/gone')) },
    theirs: { '/page': 'good', '/gone': 'broken' },
  },
  {
    of: 'linkinator',
    what: 'relative links of a page without an ending',
    page: link('/d/page'),
    routes: { '/d/page': serve.html(link('ok2')), '/d/ok2': OK },
    theirs: { '/d/ok2': 'good' },
  },
  {
    of: 'linkinator',
    what: 'relative links of what a redirect led to',
    page: link('/a'),
    routes: { '/a': serve.redirect('/d/page'), '/d/page': serve.html(link('gone')) },
    theirs: { '/d/gone': 'broken' },
  },
  {
    of: 'broken-link-checker',
    what: 'what robots.txt forbids',
    page: link('/private/a') + link('/ok'),
    routes: { '/robots.txt': serve.file('User-agent: *\nDisallow: /private', 'text/plain') },
    theirs: { '/private/a': 'skipped', '/ok': 'good' },
  },
  {
    of: 'LinkChecker',
    what: 'what robots.txt forbids is in order',
    page: link('/secret'),
    routes: { '/robots.txt': serve.file('User-agent: *\nDisallow: /secret', 'text/plain') },
    theirs: { '/secret': 'good' },
    ours: { '/secret': 'skipped' },
    why: 'nobody looked, and the report says so',
  },
  {
    of: 'muffet',
    what: 'sitemaps name pages',
    page: '',
    routes: {
      '/sitemap.xml': (request, response, times) =>
        serve.file(`<urlset><url><loc>http://${request.headers.host}/gone</loc></url></urlset>`, 'application/xml')(
          request,
          response,
          times,
        ),
    },
    theirs: { '/gone': 'broken' },
  },
  {
    of: 'muffet',
    what: 'a page in place of the sitemap',
    page: '',
    routes: { '/sitemap.xml': serve.html(link('/no')) },
    theirs: { '/no': 'none' },
  },
  {
    of: 'broken-link-checker',
    what: 'a page behind a password',
    page: link('/a'),
    routes: { '/a': serve.status(401) },
    theirs: { '/a': 'broken' },
  },
  {
    of: 'lychee',
    what: 'a body that breaks off',
    page: link('/a.html'),
    routes: { '/a.html': serve.cutBody('<p>ข้อมูล', 5_000, 'text/html') },
    theirs: { '/a.html': 'broken' },
    ours: { '/a.html': 'good' },
    why: 'browsers show what came',
  },
  {
    of: 'broken-link-checker',
    what: 'a server that hangs up',
    page: link('/a'),
    routes: { '/a': serve.resetAtOnce() },
    theirs: { '/a': 'broken' },
  },
];
