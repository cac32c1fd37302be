import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaReference } from '../../src/cli/commands/init/schema-reference.js';
import { type Desk, openDesk } from '../helpers/program.js';
import { page, redirect, type Site, startSite, status } from '../helpers/site.js';
import { startTlsSite, type TlsKind } from '../helpers/tls-site.js';

const NOW = ['--now', '2025-03-01T09:00:00+07:00'];
const THAI = '/%E0%B8%82%E0%B9%89%E0%B8%AD%E0%B8%A1%E0%B8%B9%E0%B8%A5/o13.html';
const home = page('เทศบาลตำบลสำราญ', `<h1>เทศบาลตำบลสำราญ</h1><a href="${THAI}">O13 รายงานสรุปผลการจัดซื้อจัดจ้าง</a>`);
const routes = {
  '/': home,
  [THAI]: page('รายงานสรุปผลการจัดซื้อจัดจ้าง', '<p>รายงานสรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. 2567</p>'),
};

let desk: Desk;
let open: (() => Promise<unknown>)[];
beforeEach(() => {
  desk = openDesk();
  open = [];
});
afterEach(async () => {
  desk.clear();
  await Promise.all(open.map((close) => close()));
});

const serve = async (site: Promise<Site>): Promise<Site> => {
  const started = await site;
  open.push(() => started.close());
  return started;
};

/** One port for both, told apart by the first byte: a TLS handshake begins with 0x16 (RFC 8446, 5.1). */
async function onOnePort(secure: Site, plain: Site): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (first) => {
      const onward = connect(first[0] === 0x16 ? secure.port : plain.port, '127.0.0.1');
      onward.on('error', () => socket.destroy());
      onward.write(first);
      socket.pipe(onward).pipe(socket);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const init = (...args: string[]) => desk.run('init', ...args, ...NOW, '--profile', 'oit-2568', '--timeout', '3000');
const siteOf = (text: string): string => /^site: (.*)$/m.exec(text)?.[1] ?? '';

describe('https', () => {
  it('that is refused leads to http, and file and terminal say so', async () => {
    const site = await serve(startSite(routes));
    const { stdout, stderr, status: ended } = await init(site.url.replace('http:', 'https:'));
    expect(ended).toBe(0);
    expect(siteOf(stdout)).toBe(site.url);
    expect(stdout).toMatch(/# เปิดด้วย https ไม่ได้: .* จึงใช้ http .*\nsite:/);
    expect(stderr).toContain('! เปิดด้วย https ไม่ได้');
    expect(stderr).toContain('พบ 1 จาก 28 ข้อ');
  });

  it.each([404, 503])('that answers %i where http has a page leads to http', async (code) => {
    const secure = await serve(startTlsSite({ kind: 'self-signed', routes: { '*': status(code) } }));
    const port = await onOnePort(secure, await serve(startSite(routes)));
    const { stdout, stderr } = await init(`https://127.0.0.1:${port}/`);
    expect(siteOf(stdout)).toBe(`http://127.0.0.1:${port}/`);
    expect(stderr).toContain(String(code));
  });

  it.each<TlsKind>(['self-signed', 'expired', 'wrong-host'])(
    'with a certificate that is %s is used where it was asked for, and told',
    async (kind) => {
      const site = await serve(startTlsSite({ kind, routes }));
      const { stdout, stderr, status: ended } = await init(`https://127.0.0.1:${site.port}/`);
      expect({ ended, site: siteOf(stdout) }).toEqual({ ended: 0, site: `https://127.0.0.1:${site.port}/` });
      expect(stderr).toMatch(/! ใบรับรองความปลอดภัย \(https\) ของเว็บไซต์ใช้ไม่ได้/);
      expect(stdout).toMatch(/# ใบรับรองความปลอดภัย .*\nsite:/);
    },
  );

  it('with a wrong certificate gives way to http where the address names neither, as in browsers', async () => {
    const secure = await serve(startTlsSite({ kind: 'wrong-host', routes }));
    const port = await onOnePort(secure, await serve(startSite(routes)));
    expect(siteOf((await init(`127.0.0.1:${port}`)).stdout)).toBe(`http://127.0.0.1:${port}/`);
    // Where http has nothing, a bad certificate is better than no site.
    const alone = await init(`127.0.0.1:${secure.port}`);
    expect(siteOf(alone.stdout)).toBe(`https://127.0.0.1:${secure.port}/`);
  });

  it('and http that both fail: what https said is told', async () => {
    const { status: ended, stderr } = await init('https://127.0.0.1:9/');
    expect({ ended, stderr }).toEqual({
      ended: 3,
      stderr: expect.stringContaining('https://127.0.0.1:9/ (ติดต่อเว็บไซต์ไม่ได้'),
    });
  });
});

describe('an address', () => {
  it('is written with its Thai letters, and the round takes both forms alike', async () => {
    const site = await serve(startSite(routes));
    expect((await init(site.url, '-o', 'town.yaml')).status).toBe(0);
    const decoded = desk.read('town.yaml');
    expect(decoded).toContain(`- ${site.origin}/ข้อมูล/o13.html\n`);
    const encoded = decoded.replace('/ข้อมูล/', THAI.replace('o13.html', ''));
    const first = await desk.audit('town.yaml', '--no-crawl', '--now', '2025-03-01');
    desk.write('town.yaml', encoded);
    const second = await desk.audit('town.yaml', '--no-crawl', '--now', '2025-03-16');
    const shown = ({ report }: typeof first) => {
      const item = report.items.find(({ id }) => id === 'O13');
      return { urls: item?.evidence.map(({ url }) => url), codes: item?.findings.map(({ code }) => code) };
    };
    expect(shown(first)).toEqual(shown(second));
    expect(shown(first).urls).toEqual([`${site.origin}${THAI}`]);
    expect(second.report.changes).toEqual([]);
    // To fill it again changes nothing: the address is the one that stands there.
    const again = await desk.run('init', '--update', 'town.yaml', ...NOW);
    expect(again.stderr).not.toContain('O13: ');
    expect(desk.read('town.yaml')).toBe(encoded);
  });
});

describe('the JSON Schema for editors', () => {
  it('is named by a way that leads to it from the checklist', async () => {
    const site = await serve(startSite(routes));
    await init(site.url, '-o', 'town.yaml');
    const [first = ''] = desk.read('town.yaml').split('\n');
    const way = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1] ?? '';
    const schema: unknown = JSON.parse(readFileSync(resolve(desk.dir, way), 'utf8'));
    expect(schema).toMatchObject({ properties: { items: {}, site: {} } });
  });

  it('is named by an address where the way has a blank or Thai letters end it', () => {
    const schema = join('/srv', 'โปรแกรม ตรวจ', 'checklists', 'schema.json');
    expect(schemaReference('/srv/towns', schema)).toMatch(/^file:\/\/\/srv\/%E0.*%20.*schema\.json$/);
    expect(schemaReference(dirname(dirname(schema)), schema)).toBe('./checklists/schema.json');
    expect(schemaReference('/srv/towns', '/srv/oit-audit/checklists/schema.json')).toBe(
      '../oit-audit/checklists/schema.json',
    );
  });
});

describe('a link that opens nothing', () => {
  it('stands as a comment at the item that it was meant for, and is none of its addresses', async () => {
    const list = [
      '<a href="/o13.html">O13 รายงานสรุปผลการจัดซื้อจัดจ้าง</a>',
      '<a href="/o6.html">O6 แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณประจำปี</a>',
      '<a href="/">O5 แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน</a>',
      '<a href="/">O7 รายงานผลการดำเนินงานประจำปี</a>',
      '<a href="/o8.html">O8 คู่มือหรือแนวทางการปฏิบัติงานของเจ้าหน้าที่</a>',
      // Ways home, which every page has.
      '<h2>O9 คู่มือหรือแนวทางการขอรับบริการ</h2><a href="/">หน้าแรก</a> » <a href="/">กลับไปหน้าหลัก</a> » <a href="/"></a>',
      '<a href="/">เทศบาลตำบลสำราญ</a>',
    ];
    const site = await serve(
      startSite({
        ...routes,
        '/': page('เทศบาลตำบลสำราญ', '<h1>เทศบาลตำบลสำราญ</h1><a href="/ita">ITA</a>'),
        '/ita': page('ITA 2568', `<h1>การเปิดเผยข้อมูลสาธารณะ</h1>${list.join('<br>')}`),
        '/o13.html': routes[THAI] ?? home,
        '/o6.html': redirect('/'),
        '/o8.html': status(404),
      }),
    );
    const { stdout, stderr } = await init(site.url);
    const item = (id: string): string =>
      stdout.split(/\n(?= {2}# O\d+ )/).find((part) => part.includes(`# ${id} `)) ?? '';
    expect(item('O6')).toContain(`# ลิงก์ในเว็บไซต์พากลับหน้าแรก จึงไม่ใช่หลักฐาน ให้แก้ลิงก์: ${site.origin}/o6.html`);
    expect(item('O5')).toContain(`พากลับหน้าแรก จึงไม่ใช่หลักฐาน ให้แก้ลิงก์: ${site.url}`);
    expect(item('O8')).toContain(`# ลิงก์ในเว็บไซต์ที่ต้องแก้: ${site.origin}/o8.html (ลิงก์เปิดไม่ได้ เว็บไซต์ตอบรหัส 404)`);
    for (const id of ['O5', 'O6', 'O7', 'O8']) expect(item(id)).toContain(`${id}: { urls: [] }`);
    expect(item('O13')).not.toContain('ลิงก์ในเว็บไซต์');
    expect(stdout.match(/ลิงก์ในเว็บไซต์/g)).toHaveLength(4);
    expect(stderr).toContain('มีลิงก์ที่เปิดไม่ได้หรือพากลับหน้าแรก: O5, O6, O7, O8');
  });
});
