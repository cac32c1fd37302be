import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSignature, readTimeStamp } from '../../src/history/evidence/time-stamp.js';
import { openState } from '../../src/history/state.js';
import { runProgram } from '../helpers/program.js';
import { aRound } from '../history/rounds.js';

if (spawnSync('openssl', ['version']).status !== 0) throw new Error('npm run test:stamp needs openssl');

let dir = '';
const at = (name: string): string => join(dir, name);
const openssl = (...args: string[]): string =>
  execFileSync('openssl', args, { cwd: dir, encoding: 'utf8', stdio: 'pipe' });
const ask = (...args: string[]) => runProgram([...args, '--checklist', at('town.yaml'), '--lang', 'en'], { cwd: dir });

const CONFIG = `[tsa]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
signer_key = tsa.key
certs = ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
`;

/** An authority that stamps, and one whose certificate is for web sites. */
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'oit-stamp-'));
  writeFileSync(at('tsa.cnf'), CONFIG);
  writeFileSync(at('serial'), '01');
  writeFileSync(at('eku'), 'extendedKeyUsage = critical,timeStamping\n');
  const days = ['-days', '3650', '-nodes'];
  for (const name of ['ca', 'other'])
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-subj',
      `/CN=${name}`,
      ...days,
    );
  openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.csr',
    '-subj',
    '/O=Town/CN=Stamp Authority',
    '-nodes',
  );
  openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-extfile',
    'eku',
    '-days',
    '3650',
    '-out',
    'tsa.pem',
  );
  writeFileSync(at('town.yaml'), '');
  const state = openState({ dir: join(dir, '.oit-audit', 'town'), write: true, now: () => '2025-10-02T02:00:00.000Z' });
  try {
    for (const number of [1, 2]) await state.saveRound(aRound(number));
  } finally {
    state.close();
  }
}, 120_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const stamp = (query: string, answer: string): void => {
  openssl('ts', '-reply', '-config', 'tsa.cnf', '-section', 'tsa', '-queryfile', query, '-out', answer);
};

describe('a time stamp of the history', () => {
  it('is asked for as openssl reads it, and its answer proves the round', async () => {
    expect((await ask('evidence', 'stamp', '--to', at('all.tsq'))).status).toBe(0);
    const query = openssl('ts', '-query', '-in', 'all.tsq', '-text');
    expect(query).toMatch(/Hash Algorithm: sha256/);
    expect(query).toMatch(/Certificate required: yes/);
    expect(query).toMatch(/Nonce: 0x/);
    stamp('all.tsq', 'all.tsr');
    const open = await ask('history', '--verify', '--stamp', at('all.tsr'));
    expect(open).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/Stamp Authority proves round 2 .*nobody vouches/),
    });
    const trusted = await ask(
      'history',
      '--verify',
      '--stamp',
      at('all.tsr'),
      '--stamp-ca',
      at('ca.pem'),
      '-f',
      'json',
    );
    expect(JSON.parse(trusted.stdout)).toMatchObject({ whole: true, stamp: { round: 2, signature: 'trusted' } });
    // The same proof without this program: the manifest is what was stamped.
    const manifest = join('.oit-audit', 'town', 'manifests', '000002.json');
    expect(openssl('ts', '-verify', '-data', manifest, '-in', 'all.tsr', '-CAfile', 'ca.pem')).toMatch(/OK/);
  });

  it('of an earlier round goes on to hold', async () => {
    expect((await ask('evidence', 'stamp', '1', '--to', at('first.tsq'))).status).toBe(0);
    stamp('first.tsq', 'first.tsr');
    const { stdout } = await ask('history', '--stamp', at('first.tsr'), '--stamp-ca', at('ca.pem'));
    expect(stdout).toMatch(/proves round 1 of this history \(rounds since: 1\); signed under a given certificate/);
  });

  it.each([
    [
      'under an authority that is not trusted',
      () => readFileSync(at('all.tsr')),
      'other.pem',
      /signature .* not valid/,
    ],
    [
      'with a signature that was altered',
      () => altered(readFileSync(at('all.tsr'))),
      'ca.pem',
      /signature .* not valid/,
    ],
    ['of another file', () => ofFile('town.yaml'), 'ca.pem', /is not in this history/],
    ['that was refused', () => refusal(), 'ca.pem', /refused/],
    ['that is no answer', () => Buffer.from('<html>'), 'ca.pem', /malformed/],
    ['that is cut off', () => readFileSync(at('all.tsr')).subarray(0, 300), 'ca.pem', /malformed/],
  ])('proves nothing %s', async (_, answer, ca, said) => {
    writeFileSync(at('bad.tsr'), answer());
    const { status, stdout } = await ask('history', '--stamp', at('bad.tsr'), '--stamp-ca', at(ca));
    expect([status, stdout]).toEqual([3, expect.stringMatching(said)]);
  });

  it('proves nothing of bytes that differ', async () => {
    const read = readTimeStamp(readFileSync(at('all.tsr')));
    if ('reason' in read) throw new Error(read.reason);
    expect(await checkSignature(read, Buffer.from('other'), readFileSync(at('ca.pem'), 'utf8'))).toBe('invalid');
    expect(await checkSignature(read, Buffer.from('other'), null)).toBe('invalid');
  });

  it('needs a file that is there', async () => {
    expect((await ask('history', '--stamp', at('none.tsr'))).status).toBe(2);
  });
});

function altered(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  // Within the signature, which ends the answer.
  copy[copy.length - 20] = (copy.at(-20) ?? 0) ^ 1;
  return copy;
}

function ofFile(name: string): Buffer {
  openssl('ts', '-query', '-data', name, '-sha256', '-cert', '-out', 'file.tsq');
  stamp('file.tsq', 'file.tsr');
  return readFileSync(at('file.tsr'));
}

/** The authority knows no SHA-1. */
function refusal(): Buffer {
  openssl('ts', '-query', '-data', 'town.yaml', '-sha1', '-out', 'refused.tsq');
  stamp('refused.tsq', 'refused.tsr');
  return readFileSync(at('refused.tsr'));
}
