import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherPrice, otherSupplier } from '../../../src/checks/egp/compare-contract.js';
import { createRegisterRows } from '../../../src/checks/egp/register-rows.js';
import { createRegisterReader } from '../../../src/cli/registers.js';
import { extractDocument } from '../../../src/extract/extract-document.js';
import { openPageReader } from '../../../src/extract/html/page/page-reader.js';
import { diagnoseTls } from '../../../src/fetch/connection/certificate.js';
import { UserError } from '../../../src/model/checklist.js';
import { archive, member } from '../../attacks/bombs.js';
import { hintsFor } from '../../extract/hints.js';
import { counted, growthOf, repeated, type Work } from './growth.js';

type Make = (times: number) => string;

async function unbounded(work: Work, inputs: readonly Make[], times: number): Promise<string[]> {
  const found: string[] = [];
  for (const make of inputs) found.push(await growthOf(work, make, times));
  return found.filter((one) => one !== 'bounded');
}

/** Bytes in place of letters, one for each. */
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

describe.each([300, 1_460])('a page that comes in pieces of %i bytes', (size) => {
  const inPieces: Work = (text) => {
    const bytes = Buffer.from(text);
    const reader = openPageReader({ contentType: 'text/html', prints: true });
    for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
    return reader.end();
  };

  it('takes time as it is long, whatever it leaves unfinished', async () => {
    const inputs = [
      repeated('-', '<html><!-- '),
      repeated('b=c ', '<html><a '),
      repeated('x', '<a href="'),
      repeated('</titl', '<title>'),
      repeated('<!--', '<script><!--'),
      repeated('x ', '<!doctype '),
      repeated(']', '<svg><![CDATA['),
      repeated('b=c ', '</a '),
      repeated('&am', '<p>'),
    ];
    expect(await unbounded(inPieces, inputs, 20_000)).toEqual([]);
  }, 240_000);
});

describe('the certificate that a server should have sent', () => {
  let leaf: X509Certificate;
  beforeAll(async () => {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    const made = await x509.X509CertificateGenerator.createSelfSigned({
      name: 'CN=127.0.0.1',
      keys,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
      extensions: [new x509.AuthorityInfoAccessExtension({ caIssuers: 'http://127.0.0.1/issuer.crt' })],
    });
    leaf = new X509Certificate(Buffer.from(made.rawData));
  });

  it('is looked for in time that grows as what is sent in its place', async () => {
    const diagnose: Work = (text) =>
      diagnoseTls('UNABLE_TO_VERIFY_LEAF_SIGNATURE', '', '127.0.0.1', {
        handshake: async (trust) => {
          if (trust === 'unverified') return [leaf];
          throw new Error('no');
        },
        fetchBytes: async () => bytesOf(text),
      });
    const inputs = [
      repeated('\x30\x82\xff\xff'),
      repeated('\x30\x82\x00\x04'),
      repeated('\x30\x82\xff\xff\x30\x82\xff\xf0\xa0\x03\x02\x01'),
      repeated('\x30\x80'),
      repeated('-----BEGIN CERTIFICATE-----\n'),
      repeated('QUFB', '-----BEGIN CERTIFICATE-----\n'),
    ];
    expect(await unbounded(diagnose, inputs, 5_000)).toEqual([]);
  }, 240_000);
});

describe('contract data', () => {
  const dir = mkdtempSync(join(tmpdir(), 'oit-register-growth-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const HEAD = 'รหัสโครงการ,ชื่อโครงการ,ราคาตกลงซื้อ/จ้าง(บาท),ชื่อผู้ชนะ\n';

  it('is read in time that grows as it is long', async () => {
    const path = join(dir, 'data.csv');
    const read: Work = async (text) => {
      writeFileSync(path, text);
      try {
        return await createRegisterReader().read([
          { name: 'data.csv', path, place: { file: '', line: 1, column: 1, path: '' } },
        ]);
      } catch (error) {
        if (error instanceof UserError) return null;
        throw error;
      }
    };
    const inputs = [
      counted((n) => `${67019000000 + n},จ้าง,${n},บริษัท ${n}\n`, HEAD),
      repeated('67019123456,จ้าง,1,ก\n', HEAD),
      repeated('67019123456,"จ้าง,1,ก\n', HEAD),
      repeated('""', `${HEAD}"`),
      repeated('a,', HEAD),
      repeated('\n', HEAD),
      repeated('รหัสโครงการ,'),
      repeated('ชื่อ', '67019123456,'),
      repeated('\u0e48\u0e49', `${HEAD}67019123456,จ้าง,1,`),
    ];
    expect(await unbounded(read, inputs, 3_000)).toEqual([]);
  }, 240_000);

  it('of one project in many rows is compared with a report of the same number in many rows in bounded time', async () => {
    const compare: Work = (text) => {
      const names = text.split(' ');
      const rows = createRegisterRows();
      rows.begin();
      rows.add(HEAD.trim().split(','));
      for (const name of names) rows.add(['67019123456', 'จ้าง', '5', name]);
      const register = rows.finish();
      if (typeof register === 'string') throw new Error(register);
      const entries = names.map(() => register.entriesOf('67019123456'));
      return entries.map((known) => [otherPrice('7', known), otherSupplier('บริษัท ข', known)]);
    };
    expect(await unbounded(compare, [counted((n) => `บริษัท${n} `)], 200)).toEqual([]);
  }, 240_000);
});

describe('archives', () => {
  const unpack: Work = (text) => extractDocument(bytesOf(text), hintsFor('a.zip'));
  const of =
    (name: (n: number) => string, first: readonly string[] = []): Make =>
    (times) =>
      archive([...first, ...Array.from({ length: times }, (_, n) => name(n))].map((one) => member(one, ''))).toString(
        'latin1',
      );

  it('of names are told by the first of them, in time that grows as they are long', async () => {
    const inputs = [
      of((n) => `${n}${'x'.repeat(600)}.txt`),
      of((n) => `${n}${'x'.repeat(20_000)}`),
      of((n) => `${n}/`.repeat(50)),
      of((n) => `xl/worksheets/sheet${n}.xml`, ['[Content_Types].xml', 'xl/workbook.xml']),
      of((n) => `word/${n}.xml`, ['[Content_Types].xml', 'word/document.xml']),
      of(() => 'same.txt'),
    ];
    expect(await unbounded(unpack, inputs, 300)).toEqual([]);
  }, 240_000);
});
