import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type LookupFunction, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/fetch/browser/find-browser.js';
import { createRenderer } from '../../src/fetch/browser/renderer.js';
import type { Renderer } from '../../src/model/renderer.js';
import { openDesk, runProgram } from '../helpers/program.js';
import { file, hang, html, type Routes, redirect, type Site, startSite, status } from '../helpers/site.js';

const SHELL = '<!doctype html><title>ระบบ</title><div id="app"></div><script src="/app.js"></script>';
/** Fills the page from what the server tells, as the programs of many offices do. */
const APP = `
  const say = async () => {
    const { title, text, link } = await (await fetch('/api' + location.pathname)).json();
    document.title = title;
    document.getElementById('app').innerHTML = '<h1>' + title + '</h1><p>' + text + '</p>' + link;
  };
  say();`;
const STRUCTURE = {
  title: 'โครงสร้างหน่วยงาน',
  text: 'โครงสร้างการแบ่งส่วนราชการของเทศบาลตำบลสำราญ ประจำปีงบประมาณ พ.ศ. 2568 '.repeat(8),
  link: '<img src="/photo.jpg"><a href="/files/chart.csv">แผนผังโครงสร้าง</a>',
};
const SITE: Routes = {
  '/': html('<title>เทศบาล</title><h1>เทศบาลตำบลสำราญ</h1><p>ยินดีต้อนรับ</p>'),
  '/ita/o1': html(SHELL),
  '/ita/empty': html(SHELL),
  '/app.js': file(APP, 'application/javascript'),
  '/api/ita/o1': file(JSON.stringify(STRUCTURE), 'application/json'),
  '/api/ita/empty': file(JSON.stringify({ title: '', text: '', link: '' }), 'application/json'),
  '/files/chart.csv': file('ลำดับ,ตำแหน่ง\n1,นายกเทศมนตรี\n2,ปลัดเทศบาล\n', 'text/csv; charset=utf-8'),
  '*': status(404),
};

const executable = findBrowser({ env: process.env }) ?? '';
let site: Site | null = null;
let renderer: Renderer | null = null;

afterEach(async () => {
  await renderer?.close();
  await site?.close();
});

/** An address of this machine by which others reach it: to loopback no public name leads, not even the site's own. */
function outerAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const outer = all.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (outer === undefined) throw new Error('npm run test:browser needs a network interface beside loopback');
  return outer.address;
}

/** Leads connections to that address on to a site. */
async function openOuterDoor(port: number): Promise<Server> {
  const door = createServer((socket) => {
    const inner = connect(port, '127.0.0.1');
    for (const end of [socket, inner]) end.on('error', () => end.destroy());
    socket.pipe(inner).pipe(socket);
  });
  door.listen(0, outerAddress());
  await once(door, 'listening');
  return door;
}

describe('a page of the public web', () => {
  const SECRET = 'ข้อมูลภายใน';
  const GOTO = {
    'a public name that leads inside': (port: number) => `location = 'http://inner.example:${port}/'`,
    'an address inside': (port: number) => `location = 'http://127.0.0.1:${port}/'`,
    'an address of the cloud': () => "location = 'http://169.254.169.254/latest/meta-data/'",
    'a redirect inside': () => "location = '/r302'",
    'a form that is posted on': () =>
      "document.body.innerHTML = '<form method=post action=/r307>'; document.forms[0].submit()",
    'a request of a script': (port: number) =>
      `fetch('http://inner.example:${port}/').then((a) => a.text()).then((t) => document.body.append(t))`,
  };

  it.each(Object.entries(GOTO))('reaches nothing inside by %s', async (_, script) => {
    const inner = await startSite({ '*': html(`<title>ใน</title>${SECRET}`) });
    site = await startSite({
      '/r302': redirect(`http://127.0.0.1:${inner.port}/`),
      '/r307': redirect(`http://127.0.0.1:${inner.port}/`, 307),
      '*': html(`<title>นอก</title><body>หน้าแรก<script>setTimeout(() => { ${script(inner.port)} }, 50)</script>`),
    });
    const door = await openOuterDoor(site.port);
    const { port } = door.address() as AddressInfo;
    // Names of a public web and of the network inside, as a page could have them resolve.
    const names: Readonly<Record<string, string>> = { 'town.example': outerAddress(), 'inner.example': '127.0.0.1' };
    const lookup = ((name: string, options: { all?: boolean }, done: (...answer: unknown[]) => void) => {
      const address = names[name] ?? '203.0.113.9';
      done(null, options.all ? [{ address, family: 4 }] : address, 4);
    }) as unknown as LookupFunction;
    renderer = createRenderer({
      executable,
      site: `http://town.example:${port}/`,
      userAgent: 'oit-audit test',
      timeoutMs: 5_000,
      perHost: 2,
      delayMs: 0,
      proxy: null,
      lookup,
    });
    try {
      const shown = await renderer.render(`http://town.example:${port}/`);
      expect(site.asked('/')).toBeGreaterThan(0);
      expect(inner.requests).toEqual([]);
      expect(shown?.html ?? '').not.toContain(SECRET);
      expect(shown?.url ?? '').not.toMatch(/^chrome-error/);
    } finally {
      door.close();
      await inner.close();
    }
  });
});

async function open(routes: Routes, timeoutMs = 10_000): Promise<{ site: Site; renderer: Renderer }> {
  site = await startSite(routes);
  renderer = createRenderer({
    executable,
    site: site.url,
    userAgent: 'oit-audit test',
    timeoutMs,
    perHost: 2,
    delayMs: 0,
    proxy: null,
  });
  return { site, renderer };
}

describe('a page that needs JavaScript', () => {
  const yaml = (url: string, crawl = ''): string => `
version: 1
agency: { name: เทศบาลตำบลสำราญ }
site: ${url}
fiscalYear: 2568
crawl: { sample: 0, retries: 0 ${crawl} }
items:
  O1: { title: โครงสร้าง, urls: [${url}ita/o1], checks: [{ text: { all: [การแบ่งส่วนราชการ] } }] }
  O2: { title: ว่าง, urls: [${url}ita/empty] }
`;

  it('is shown by the installed browser where that is asked for, and left to a person otherwise', async () => {
    const { site: town } = await open(SITE);
    const desk = openDesk();
    try {
      desk.write('town.yaml', yaml(town.url));
      const without = await desk.audit('town.yaml', '--now', '2025-10-02');
      expect(without.report.items.map(({ verdict }) => verdict)).toEqual(['review', 'review']);
      town.forget();
      const { report, stderr } = await desk.audit('town.yaml', '--browser', '--now', '2025-10-17');
      expect(stderr).toBe('');
      const [first, second] = report.items;
      expect(first).toMatchObject({ verdict: 'pass' });
      expect(first?.evidence.map(({ url }) => new URL(url).pathname)).toEqual(['/ita/o1', '/files/chart.csv']);
      // It shows nothing even then.
      expect(second?.findings.map(({ code }) => code)).toEqual(['link/unverifiable']);
      expect(town.requests.map(({ path }) => path)).not.toContain('/photo.jpg');
      desk.write('town.yaml', yaml(town.url, ', browser: true'));
      const third = await desk.audit('town.yaml', '--now', '2025-11-01');
      expect(third.report.items[0]).toMatchObject({ verdict: 'pass' });
      expect(third.report.changes.filter(({ item, kind }) => item === 'O1' && kind === 'changed')).toEqual([]);
    } finally {
      desk.clear();
    }
  });

  it('is judged again from what was kept of it', async () => {
    const { site: town } = await open(SITE);
    const desk = openDesk();
    try {
      desk.write('town.yaml', yaml(town.url));
      await desk.audit('town.yaml', '--browser', '--now', '2025-10-02');
      const { stdout } = await desk.run('recheck', '--checklist', 'town.yaml', '-f', 'json');
      expect(JSON.parse(stdout).items[0]).toMatchObject({ verdict: 'pass', findings: [] });
    } finally {
      desk.clear();
    }
  });

  it('is told once when no browser can be found, for all checklists together', async () => {
    const { site: town } = await open(SITE);
    const desk = openDesk();
    try {
      desk.write('a.yaml', yaml(town.url));
      desk.write('b.yaml', yaml(town.url, ', browser: true'));
      const { stderr, stdout } = await runProgram(
        ['run', 'a.yaml', 'b.yaml', '--browser', '--lang', 'en', '--no-progress'],
        {
          cwd: desk.dir,
          env: { OIT_AUDIT_BROWSER: '/nowhere/chrome' },
        },
      );
      expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('no Chrome, Chromium or Edge was found')]);
      expect(stdout).toContain('Needs a person: O1 O2');
    } finally {
      desk.clear();
    }
  });
});

describe('the browser', () => {
  it('asks the site for no more than a few things at a time, and for none that make no text', async () => {
    const many = Array.from({ length: 12 }, (_, n) => `<script src="/s${n}.js"></script>`).join('');
    const { site: town, renderer: browser } = await open({
      '/': html(
        `<title>ก</title><style>@font-face{font-family:x;src:url(/x.woff2)} body{font-family:x}</style>${many}<img src="/i.png"><video src="/v.mp4"></video>`,
      ),
      '*': (_, response) => void setTimeout(() => response.end(''), 60),
    });
    await browser.render(town.url);
    expect(town.mostAtOnce()).toBeLessThanOrEqual(2);
    expect(town.requests.filter(({ path }) => path.startsWith('/s'))).toHaveLength(12);
    expect(town.requests.map(({ path }) => path).filter((path) => /i\.png|v\.mp4|x\.woff2/.test(path))).toEqual([]);
    expect(town.requests[0]?.headers['user-agent']).toBe('oit-audit test');
  });

  it('gives up a page that never comes or never ends, and shows the next', async () => {
    const { site: town, renderer: browser } = await open(
      {
        '/hang': hang(),
        '/loop': html('<title>ก</title><script>for (;;);</script>'),
        '/good': html('<title>ก</title><script>document.body.append("มาแล้ว")</script>'),
      },
      2_000,
    );
    const started = performance.now();
    expect(await browser.render(`${town.origin}/hang`)).toBeNull();
    expect(await browser.render(`${town.origin}/loop`)).toBeNull();
    expect((await browser.render(`${town.origin}/good`))?.html).toContain('มาแล้ว');
    expect(performance.now() - started).toBeLessThan(40_000);
  });

  it('keeps no profile between pages', async () => {
    const { site: town, renderer: browser } = await open({
      '/': html(
        '<title>ก</title><script>document.title = document.cookie + localStorage.seen; document.cookie = "a=1"; localStorage.seen = 1</script>',
      ),
      '*': status(404),
    });
    for (let n = 0; n < 2; n++) expect((await browser.render(town.url))?.html).toContain('<title>undefined</title>');
  });

  it('that cannot be started says why, and shows nothing', async () => {
    const broken = createRenderer({
      executable: '/bin/false',
      site: 'http://town.test/',
      userAgent: 'oit-audit test',
      timeoutMs: 3_000,
      perHost: 1,
      delayMs: 0,
      proxy: null,
    });
    expect(await broken.render('http://town.test/')).toBeNull();
    expect(broken.failure()).not.toBeNull();
    await broken.close();
  });
});
