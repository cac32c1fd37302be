import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openState } from '../../src/history/state.js';
import { type Desk, openDesk, runProgram } from '../helpers/program.js';
import { storeYear } from '../history/year.js';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.clear());

const TOWN =
  'version: 1\nextends: oit-2568\nagency: { name: ทต.สำราญ }\nsite: https://www.samran.go.th/\nfiscalYear: 2568\n';

describe('notify', () => {
  let server: Server;
  const bodies: string[] = [];
  beforeEach(async () => {
    bodies.length = 0;
    server = createServer((request, response) => {
      let body = '';
      request
        .on('data', (chunk) => (body += chunk))
        .on('end', () => {
          bodies.push(body);
          response.writeHead(request.url === '/closed' ? 403 : 200).end();
        });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(() => new Promise((done) => server.close(done)));

  const notify = (path: string, checklist: string) => {
    desk.write('town.yaml', checklist);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    return runProgram(['notify', 'town.yaml'], { cwd: desk.dir, env: { OIT_AUDIT_WEBHOOK_URL: url } });
  };

  it('sends a message that says that it is a test', async () => {
    const { status, stderr } = await notify('/', `${TOWN}notify: { webhook: {} }\n`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'ส่งข้อความทดสอบทาง webhook แล้ว\n' });
    expect(bodies.map((body) => JSON.parse(body))).toMatchObject([
      { event: 'test', schemaVersion: 1, text: expect.stringContaining('ทต.สำราญ') },
    ]);
  });

  it('says which channel does not work, and ends with 3', async () => {
    const closed = await notify('/closed', `${TOWN}notify: { webhook: {}, line: { to: U${'0'.repeat(32)} } }\n`);
    expect(closed.status).toBe(3);
    expect(closed.stderr).toContain('403');
    expect(closed.stderr).toContain('OIT_AUDIT_LINE_TOKEN');
  });

  it('needs a checklist that names a channel', async () => {
    expect((await notify('/', TOWN)).status).toBe(2);
    expect(bodies).toEqual([]);
  });
});

describe('validate -f json', () => {
  it('says what was found, of a right checklist and of a wrong one', async () => {
    desk.write('town.yaml', `${TOWN}items: { O1: { urls: [https://www.samran.go.th/o1] } }\n`);
    const right = await desk.run('validate', 'town.yaml', '-f', 'json');
    expect(right.status).toBe(0);
    expect(JSON.parse(right.stdout)).toMatchObject({
      valid: true,
      problems: [],
      checklists: [{ path: 'town.yaml', items: 28, withoutAddress: expect.arrayContaining(['O2']) }],
    });
    desk.write('wrong.yaml', `${TOWN}itmes: {}\n`);
    const wrong = await desk.run('validate', 'wrong.yaml', '-f', 'json', '--lang', 'en');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('wrong.yaml:6:1');
    expect(JSON.parse(wrong.stdout)).toMatchObject({
      valid: false,
      problems: [{ file: 'wrong.yaml', line: 6, column: 1, path: 'itmes', message: expect.stringContaining('items') }],
    });
  });
});

describe('on a history', () => {
  const dir = () => join(desk.dir, '.oit-audit', 'town');
  const rounds = () => {
    const state = openState({ dir: dir(), write: false, now: () => '2025-10-02T02:00:00.000Z' });
    try {
      return state.rounds().map(({ number }) => number);
    } finally {
      state.close();
    }
  };
  beforeEach(() => storeYear(dir(), 'town', 4));

  it('prune --dry-run lists what goes, and removes nothing', async () => {
    const trial = await desk.run('prune', '--keep-rounds', '2', '--dry-run');
    expect(trial).toMatchObject({ status: 0, stdout: 'รอบ 1  1 ตุลาคม 2567\nรอบ 2  16 ตุลาคม 2567\n' });
    expect(rounds()).toEqual([1, 2, 3, 4]);
    const json = await desk.run('prune', '--keep-rounds', '2', '--dry-run', '-f', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      dryRun: true,
      rounds: [{ number: 1, date: '2024-10-01' }, { number: 2 }],
    });
    await desk.run('prune', '--keep-rounds', '2');
    expect(rounds()).toEqual([3, 4]);
  });

  it('accept --list shows the explanations, and accept the one before', async () => {
    expect((await desk.run('accept', '--list')).stdout).toBe('ยังไม่มีคำชี้แจงที่บันทึกไว้\n');
    await storeYear(join(desk.dir, '.oit-audit', 'other'), 'town', 3);
    const other = ['--checklist', 'other.yaml'];
    const accept = (letter: string) =>
      desk.run('accept', 'O2', ...other, '--letter', letter, '--by', 'สมหญิง', '--now', '2025-01-05');
    expect(await accept('ยส 1')).toMatchObject({ status: 0, stdout: expect.not.stringContaining('ก่อนหน้านี้') });
    expect(await accept('ยส 2')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('ก่อนหน้านี้: ยส 1 โดย สมหญิง'),
    });
    const { stdout } = await desk.run('accept', '--list', ...other);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'O2  5 มกราคม 2568  ยส 1  (สมหญิง)',
      'O2  5 มกราคม 2568  ยส 2  (สมหญิง)',
    ]);
    expect(JSON.parse((await desk.run('accept', 'O9', '--list', ...other, '-f', 'json')).stdout)).toEqual([]);
    expect((await desk.run('accept')).status).toBe(2);
  });
});
