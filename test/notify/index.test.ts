import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { notifyOption } from '../../src/model/notify.js';
import { type NotifySecrets, notify, secretsFrom, shouldNotify } from '../../src/notify/notify.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { buildDiff } from '../../src/report/compose/report-diff.js';
import { sampleChecks } from '../report/sample-checks.js';
import { firstRound, sampleRound } from '../report/sample-round.js';

const report = buildReport(sampleRound, 'th', sampleChecks);
const diff = buildDiff(firstRound, sampleRound, 'th', sampleChecks);
const nothing = { new: [], mended: [], still: diff.still };
const passed = { ...report, summary: { ...report.summary, verdict: 'pass' as const } };
const deps = { lang: 'th', now: '2025-10-17T02:00:00Z', timeoutMs: 2_000 } as const;
const none: NotifySecrets = { smtpUrl: null, webhookUrl: null, webhookToken: null, lineToken: null };
const LINE_ID = `U${'0a'.repeat(16)}`;

const open: { close(done: () => void): unknown }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise<void>((done) => server.close(done))));
});

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

async function httpServer(
  answers: readonly number[],
  location?: string,
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
      response.writeHead(answers[received.length - 1] ?? 500, location === undefined ? {} : { location }).end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook-secret-path`, received };
}

async function smtpServer(password: string): Promise<{ port: number; mails: { to: string[]; data: string }[] }> {
  const mails: { to: string[]; data: string }[] = [];
  const server = new SMTPServer({
    authOptional: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.password === password
        ? done(null, { user: auth.username })
        : done(new Error(`wrong password ${auth.password}`)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          data: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push(server);
  return { port: (server.server.address() as AddressInfo).port, mails };
}

describe('when something is told', () => {
  const config = (on: 'new' | 'fail' | 'always', remindAfter?: number) => ({ on, remindAfter });

  it('tells of what is new or mended, else stays silent', () => {
    expect(shouldNotify(report, diff, config('new'))).toBe(true);
    expect(shouldNotify(report, { ...nothing, mended: diff.mended }, config('new'))).toBe(true);
    expect(shouldNotify(report, nothing, config('new'))).toBe(false);
  });

  it('reminds of what has stayed as many rounds as asked', () => {
    expect(shouldNotify(report, nothing, config('new', 1))).toBe(true);
    expect(shouldNotify(report, nothing, config('new', 2))).toBe(false);
    const fifth = { ...report, run: { ...report.run, round: 5 } };
    expect(shouldNotify(fifth, nothing, config('new', 2))).toBe(true);
  });

  it('tells of failing rounds or of all, as asked', () => {
    expect(shouldNotify(report, nothing, config('fail'))).toBe(true);
    expect(shouldNotify(passed, diff, config('fail'))).toBe(false);
    expect(shouldNotify(passed, nothing, config('always'))).toBe(true);
  });

  it('sends nothing when there is nothing to tell', async () => {
    const { url, received } = await httpServer([200]);
    const config = notifyOption.parse({ on: 'new', webhook: {} });
    expect(await notify(report, nothing, config, { ...none, webhookUrl: url }, deps)).toEqual([]);
    expect(received).toEqual([]);
  });
});

describe('e-mail', () => {
  const email = { from: 'oit@town.test', to: ['it@town.test', 'clerk@town.test'] };
  const config = notifyOption.parse({ on: 'always', email });

  it('reaches every recipient through a server that asks for a password, with the page attached', async () => {
    const { port, mails } = await smtpServer('p@ss word');
    const smtpUrl = `smtp://oit:${encodeURIComponent('p@ss word')}@127.0.0.1:${port}`;
    expect(await notify(report, diff, config, { ...none, smtpUrl }, deps)).toEqual([]);
    expect(mails.map(({ to }) => to)).toEqual([email.to]);
    const mail = mails[0]!.data;
    expect(mail).toMatch(/filename=oit-round-2\.html/);
    const [text] = [...mail.matchAll(/Content-Transfer-Encoding: base64\r\n\r\n([\w+/=\r\n]+)/g)].map((match) =>
      Buffer.from(match[1]!, 'base64').toString(),
    );
    expect(text).toContain('ข้อที่ไม่ผ่าน: O3, O6, O11, O13, O23, O27');
    expect(text).toContain('แก้ไขแล้ว (1)');
  });

  it('becomes a warning without its secrets when the password is wrong', async () => {
    const { port, mails } = await smtpServer('right');
    const smtpUrl = `smtp://oit-user:hunter2secret@127.0.0.1:${port}`;
    const warnings = await notify(report, diff, config, { ...none, smtpUrl }, deps);
    expect(warnings.map(({ channel }) => channel)).toEqual(['email']);
    expect(warnings[0]!.message.en).toMatch(/EAUTH/);
    expect(JSON.stringify(warnings)).not.toMatch(/hunter2secret|oit-user/);
    expect(mails).toEqual([]);
  });

  it('becomes a warning when no server is there or none is named', async () => {
    const refused = await notify(report, diff, config, { ...none, smtpUrl: 'smtp://127.0.0.1:1' }, deps);
    expect(refused[0]!.message.th).toMatch(/ไม่สำเร็จ/);
    const unset = await notify(report, diff, config, none, deps);
    expect(unset[0]!.message.en).toContain('OIT_AUDIT_SMTP_URL');
  });
});

describe('webhook', () => {
  const config = notifyOption.parse({ on: 'always', webhook: {} });

  it('gets the summary and the differences as JSON, with the token as bearer', async () => {
    const { url, received } = await httpServer([200]);
    expect(await notify(report, diff, config, { ...none, webhookUrl: url, webhookToken: 't0ken' }, deps)).toEqual([]);
    expect(received[0]!.headers.authorization).toBe('Bearer t0ken');
    expect(received[0]!.body).toMatchObject({
      event: 'round',
      summary: report.summary,
      diff: { mended: diff.mended, still: diff.still.length },
    });
    expect(received[0]!.body).not.toHaveProperty('report');
  });

  it('gets words of a site without the marks by which Slack calls a channel or makes a link', async () => {
    const { url, received } = await httpServer([200]);
    const [first] = diff.new;
    if (!first) throw new Error('the difference has a new finding');
    const marked = { ...diff, new: [{ ...first, message: '<!channel> <@U123> <http://evil.example/|คลิก> R&D' }] };
    await notify(report, marked, config, { ...none, webhookUrl: url }, deps);
    const { text } = received[0]!.body as { text: string };
    expect(text).not.toMatch(/[<>]/);
    expect(text).toContain('&lt;!channel&gt;');
    expect(text).toContain('R&amp;D');
  });

  it('gets the whole report where the checklist asks for it', async () => {
    const { url, received } = await httpServer([204]);
    await notify(
      report,
      diff,
      notifyOption.parse({ on: 'always', webhook: { report: true } }),
      { ...none, webhookUrl: url },
      deps,
    );
    expect(received[0]!.body).toMatchObject({ report: JSON.parse(JSON.stringify(report)) });
  });

  it('is tried again once after a server in trouble', async () => {
    const { url, received } = await httpServer([503, 200]);
    expect(await notify(report, diff, config, { ...none, webhookUrl: url }, deps)).toEqual([]);
    expect(received).toHaveLength(2);
  });

  it('carries no secret on to where a redirect points', async () => {
    const target = await httpServer([200]);
    const { url } = await httpServer([302], target.url);
    const warnings = await notify(report, diff, config, { ...none, webhookUrl: url, webhookToken: 't0ken' }, deps);
    expect(warnings[0]!.message.en).toContain('HTTP 302');
    expect(JSON.stringify(warnings)).not.toContain('hook-secret-path');
    expect(target.received).toEqual([]);
  });

  it('becomes a warning when the server never answers', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const warnings = await notify(report, diff, config, { ...none, webhookUrl }, { ...deps, timeoutMs: 100 });
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
    expect(warnings).toHaveLength(1);
  });
});

describe('LINE', () => {
  const config = notifyOption.parse({ on: 'always', line: { to: LINE_ID } });

  it('is pushed one text message under one retry key', async () => {
    const { url, received } = await httpServer([500, 200]);
    expect(await notify(report, diff, config, { ...none, lineToken: 'chan' }, { ...deps, lineUrl: url })).toEqual([]);
    expect(received[0]!.headers.authorization).toBe('Bearer chan');
    const keys = received.map(({ headers }) => headers['x-line-retry-key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(received[1]!.body).toMatchObject({ to: LINE_ID, messages: [{ type: 'text' }] });
  });

  it('is kept to the length that LINE takes', async () => {
    const { url, received } = await httpServer([200]);
    const long = { ...diff, new: diff.new.map((finding) => ({ ...finding, message: 'ก'.repeat(2_000) })) };
    await notify(report, long, config, { ...none, lineToken: 'chan' }, { ...deps, lineUrl: url });
    const { messages } = received[0]!.body as { messages: { text: string }[] };
    expect(messages[0]!.text.length).toBeLessThanOrEqual(5_000);
  });

  it('does not keep the other channels from being told', async () => {
    const hook = await httpServer([200]);
    const line = await httpServer([401]);
    const both = notifyOption.parse({ on: 'always', webhook: {}, line: { to: LINE_ID } });
    const warnings = await notify(
      report,
      diff,
      both,
      { ...none, webhookUrl: hook.url, lineToken: 'chan' },
      { ...deps, lineUrl: line.url },
    );
    expect(warnings.map(({ channel }) => channel)).toEqual(['line']);
    expect(hook.received).toHaveLength(1);
  });
});

describe('settings', () => {
  it('takes secrets from the environment alone', () => {
    expect(secretsFrom({ OIT_AUDIT_SMTP_URL: ' smtp://x ', OIT_AUDIT_LINE_TOKEN: '' })).toEqual({
      ...none,
      smtpUrl: 'smtp://x',
    });
    for (const stray of [
      { smtpUrl: 'x' },
      { line: { to: LINE_ID, token: 'x' } },
      { webhook: { url: 'http://x' } },
      { email: { to: ['a@b', 'x\ny@z'], from: 'a@b' } },
    ]) {
      expect(notifyOption.safeParse(stray).success).toBe(false);
    }
  });
});
