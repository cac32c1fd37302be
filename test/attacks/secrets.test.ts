import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main, sayUncaught } from '../../src/cli/main.js';
import { debugLine } from '../../src/cli/print/debug.js';
import { createRedactor } from '../../src/text/secrets.js';

type Environment = Readonly<Record<string, string>>;

/** A stream that keeps what is written to it. */
function sink(): { readonly stream: NodeJS.WriteStream; readonly text: () => string } {
  const stream = new PassThrough();
  const chunks: string[] = [];
  stream.on('data', (chunk) => chunks.push(String(chunk)));
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => chunks.join('') };
}

function startOf(env: Environment) {
  const [out, error] = [sink(), sink()];
  const start = { stdout: out.stream, stderr: error.stream, env, cwd: '/', signal: new AbortController().signal };
  return { start, said: () => out.text() + error.text() };
}

const SECRETS: readonly (readonly [string, Environment, string])[] = [
  ['the password of a mail server', { OIT_AUDIT_SMTP_URL: 'smtps://oit:S3CR3T-w0rd@mail.town.go.th' }, 'S3CR3T-w0rd'],
  ['an encoded password', { OIT_AUDIT_SMTP_URL: 'smtps://oit:p%40ss%2Fw0rd@mail.town.go.th' }, 'p@ss/w0rd'],
  [
    'the path of a webhook',
    { OIT_AUDIT_WEBHOOK_URL: 'https://hooks.example/services/T00/B11/XyZ' },
    'services/T00/B11/XyZ',
  ],
  ['the query of a webhook', { OIT_AUDIT_WEBHOOK_URL: 'https://hooks.example/?key=abcdef123' }, 'key=abcdef123'],
  ['the token of a webhook', { OIT_AUDIT_WEBHOOK_TOKEN: 'tok-0123456789' }, 'tok-0123456789'],
  ['the token of LINE', { OIT_AUDIT_LINE_TOKEN: 'line+0123/456==' }, 'line+0123/456=='],
  ['the password of a proxy', { HTTPS_PROXY: 'http://office:Pr0xyW0rd@10.0.0.1:3128' }, 'Pr0xyW0rd'],
  ['that of a proxy without a scheme', { http_proxy: 'office:Pr0xyW0rd@proxy:3128' }, 'Pr0xyW0rd'],
  [
    'a proxy as a header has it',
    { https_proxy: 'http://office:Pr0xyW0rd@10.0.0.1:3128' },
    Buffer.from('office:Pr0xyW0rd').toString('base64'),
  ],
];

describe.each(SECRETS)('%s', (_, env, secret) => {
  it('stands in no message to the user', async () => {
    const { start, said } = startOf(env);
    expect(await main(['validate', `${secret}.yaml`, '--lang', 'en'], start)).toBe(2);
    expect(said()).toContain('no such checklist file');
    expect(said()).not.toContain(secret);
  });

  it('stands in no stack of an error that nothing caught', () => {
    const { start, said } = startOf(env);
    expect(sayUncaught(new TypeError(`request to ${secret} failed`), ['run'], start)).toBe(3);
    expect(said()).toMatch(/request to .*\*\*\*.* failed/);
    expect(said()).not.toContain(secret);
  });
});

describe('what hides secrets', () => {
  it('leaves the host and short parts to be read', () => {
    const hide = createRedactor(['smtp://a:b@mail.town.go.th:25']);
    expect(hide('mail.town.go.th:25 refused the user a')).toBe('mail.town.go.th:25 refused the user a');
    expect(hide('smtp://a:b@mail.town.go.th:25')).toBe('***');
  });

  it('hides the longest first, so that no rest of it stays', () => {
    expect(createRedactor(['abcd', 'abcdefgh'])('abcdefgh abcd')).toBe('*** ***');
  });

  it.each(["'", '"', '<', '%40', ';', '^'])('leaves nothing of a password with %s in a line of --debug', (letter) => {
    const url = `http://user:S3C${letter}R3T@town.go.th/a`;
    const line = debugLine({ kind: 'document', url, type: 'pdf', contentType: null }, '2025-10-02T02:00:00.000Z');
    expect(line).toContain('http://town.go.th/a');
    expect(line).not.toMatch(/S3C|R3T/);
  });
});

it('says too few open files wherever they run out', () => {
  const { start, said } = startOf({});
  expect(
    sayUncaught(
      Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' }),
      ['run', '--lang', 'en'],
      start,
    ),
  ).toBe(3);
  expect(said()).toMatch(/too few files at once/);
  expect(said()).not.toMatch(/^ {4}at /m);
});
