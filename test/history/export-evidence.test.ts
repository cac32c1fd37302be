import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'cheerio';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { writePng } from '../../src/extract/raster/png.js';
import { exportRound } from '../../src/history/export-evidence.js';
import type { State } from '../../src/history/state.js';
import { StateError } from '../../src/history/state-error.js';
import { UserError } from '../../src/model/checklist.js';
import { placeAt } from '../../src/model/finding.js';
import type { Round } from '../../src/model/round.js';
import { statePlace } from './places.js';
import { aFinding, anExchange, anItem, aRecord, aRound, saveWith, sha256 } from './rounds.js';

const place = statePlace();
const PAGE = 'https://town.test/o6.html';
const PLAN = 'https://town.test/files/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf';
const TRAP = 'https://town.test/..%2F..%2Fpasswd';
const FETCHED = '2025-10-02T02:03:04.000Z';

const round: Round = aRound(1, {
  items: [
    anItem('O6', {
      title: '<script>แผน</script>',
      evidence: [
        aRecord(PAGE, 'page', { exchange: anExchange(PAGE, 'page', { fetchedAt: FETCHED }) }),
        aRecord(PLAN, 'plan', {
          type: 'pdf',
          foundOn: PAGE,
          exchange: anExchange(PLAN, 'plan', { fetchedAt: FETCHED, lastModified: '2025-09-30T03:00:00Z' }),
        }),
        aRecord(PLAN, 'plan', { type: 'pdf', sheet: 'twice' }),
        aRecord(TRAP, 'trap', { type: null }),
      ],
    }),
    anItem('O7', { evidence: [aRecord('https://town.test/hash-only.html', 'hash only')] }),
  ],
});
let state: State;

beforeEach(async () => {
  state = place.writer();
  await saveWith(state, round, ['page', 'plan', 'trap'], 'pdf');
});

const PIXEL = writePng({ width: 1, height: 1, dpi: 72, data: new Uint8Array([120]) });

const FILES = ['evidence/O6/01-o6.html', 'evidence/O6/02-แผน.pdf', 'evidence/O6/03-_.._passwd'];

describe('into a folder', () => {
  test('the files stand under readable names, with the time at which they came', async () => {
    const to = join(place.root, 'appeal');
    expect(await exportRound(state, round, to)).toEqual({
      path: resolve(to),
      files: 3,
      notKept: ['https://town.test/hash-only.html'],
      withheld: [],
    });
    expect(FILES.map((path) => readFileSync(join(to, path), 'utf8'))).toEqual(['page', 'plan', 'trap']);
    expect(readdirSync(to).sort()).toEqual(['SHA256SUMS', 'cover.html', 'evidence', 'manifest.json', 'round.json']);
    expect(statSync(join(to, FILES[1] ?? '')).mtime.toISOString()).toBe(FETCHED);
    expect(readdirSync(place.root).sort()).toEqual(['.oit-audit', 'appeal']);
  });

  test('places of uncertain readings are pictures, with their hashes', async () => {
    const [first, ...others] = round.items;
    const picture = `data:image/png;base64,${PIXEL.toString('base64')}`;
    const doubt = { ...aFinding('egp/digits', { review: true }), picture };
    const results = [{ check: 'egp', state: 'ran' as const, findings: [aFinding('egp/month'), doubt] }];
    const to = join(place.root, 'appeal');
    await exportRound(state, { ...round, items: [{ ...first!, results }, ...others] }, to);
    expect(readFileSync(join(to, 'pictures/O6/1.png'))).toEqual(PIXEL);
    expect(readFileSync(join(to, 'SHA256SUMS'), 'utf8')).toContain(`${sha256(PIXEL)}  pictures/O6/1.png\n`);
  });

  test('places in documents stand on the cover page: as pictures, or as the cells of the table', async () => {
    const [first, ...others] = round.items;
    const at = placeAt(FILES[0] ?? '', { sheet: 'รายงาน<b>', row: 24, column: 'เลขที่โครงการ' });
    const picture = `data:image/png;base64,${PIXEL.toString('base64')}`;
    const excerpt = { headings: ['ที่', 'เลข'], rows: [{ number: 24, cells: ['19', '6701912345'] }], row: 0, column: 1 };
    const findings = [
      { ...aFinding('egp/digits', { at }), picture },
      { ...aFinding('egp/digits', { at }), excerpt },
    ];
    const to = join(place.root, 'appeal');
    const results = [{ check: 'egp', state: 'ran' as const, findings }];
    await exportRound(state, { ...round, items: [{ ...first!, results }, ...others] }, to);
    const page = load(readFileSync(join(to, 'cover.html'), 'utf8'));
    expect(page('figure')).toHaveLength(2);
    expect(page('figcaption').first().text()).toContain('ชีต “รายงาน<b>” · แถวที่ 24 · คอลัมน์ “เลขที่โครงการ”');
    expect(page('figure img').attr('src')).toBe('pictures/O6/1.png');
    expect(page('figure td.marked').text()).toBe('6701912345');
  });

  test('the hashes are those of the files', async () => {
    const to = join(place.root, 'appeal');
    await exportRound(state, round, to);
    for (const line of readFileSync(join(to, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')) {
      const [hash, path] = line.split('  ');
      expect(sha256(readFileSync(join(to, path ?? '')))).toBe(hash);
    }
    expect(readFileSync(join(to, 'manifest.json'))).toEqual(readFileSync(join(place.dir, 'manifests', '000001.json')));
  });

  test('the cover page names agency, times in Bangkok, files and hashes, and runs nothing', async () => {
    const to = join(place.root, 'appeal');
    await exportRound(state, round, to);
    const page = load(readFileSync(join(to, 'cover.html'), 'utf8'));
    expect(page('html').attr('lang')).toBe('th');
    expect(page('script')).toHaveLength(0);
    expect(page('body').text()).toContain('เทศบาลตำบลสำราญ');
    const cells = page('tbody tr')
      .eq(1)
      .find('td')
      .map((_, cell) => page(cell).text())
      .get();
    expect(cells).toEqual([
      'O6 <script>แผน</script>',
      'evidence/O6/02-แผน.pdf',
      'https://town.test/files/แผน.pdf (HTTP 200)',
      '2 ตุลาคม 2568 เวลา 09:03:04 น.',
      '30 กันยายน 2568 เวลา 10:00:00 น.',
      '4',
      sha256('plan'),
    ]);
    const links = page('a')
      .map((_, link) => decodeURIComponent(page(link).attr('href') ?? ''))
      .get();
    expect(links).toEqual(FILES);
    expect(page('tbody tr').last().text()).toContain('ไม่ได้เก็บสำเนา');
  });

  test('a folder that holds something is left alone, an empty one is filled', async () => {
    const to = join(place.root, 'appeal');
    mkdirSync(to);
    await exportRound(state, round, to);
    await expect(exportRound(state, round, to)).rejects.toThrow(UserError);
  });
});

describe('into a .zip', () => {
  test('it holds the same files, Thai names whole', async () => {
    const to = join(place.root, 'อุทธรณ์.zip');
    await exportRound(state, round, to);
    const files = await unzip(readFileSync(to));
    expect([...files.keys()]).toEqual(['cover.html', 'manifest.json', 'SHA256SUMS', 'round.json', ...FILES]);
    expect(FILES.map((path) => files.get(path)?.toString())).toEqual(['page', 'plan', 'trap']);
    expect(readdirSync(place.root).sort()).toEqual(['.oit-audit', 'อุทธรณ์.zip']);
  });

  test('an archive that exists is left alone', async () => {
    const to = join(place.root, 'appeal.zip');
    writeFileSync(to, 'old');
    await expect(exportRound(state, round, to)).rejects.toThrow(UserError);
    expect(readFileSync(to, 'utf8')).toBe('old');
  });

  test('evidence that was altered is not passed off as found: no archive is left', async () => {
    writeFileSync(join(place.dir, 'evidence', 'sha256', sha256('plan')), 'forged');
    const to = join(place.root, 'appeal.zip');
    await expect(exportRound(state, round, to)).rejects.toThrow(StateError);
    expect(readdirSync(place.root)).toEqual(['.oit-audit']);
  });
});

test('evidence that is gone is said', async () => {
  rmSync(join(place.dir, 'evidence', 'sha256', sha256('plan')));
  await expect(exportRound(state, round, join(place.root, 'appeal'))).rejects.toThrow(StateError);
});

test('a target below a file is the mistake of the user', async () => {
  writeFileSync(join(place.root, 'file'), '');
  await expect(exportRound(state, round, join(place.root, 'file', 'appeal'))).rejects.toThrow(UserError);
});

function unzip(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  return new Promise((done, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip: ZipFile) => {
      if (error) return reject(error);
      const files = new Map<string, Buffer>();
      zip.on('error', reject);
      zip.on('end', () => done(files));
      zip.on('entry', (entry: Entry) =>
        zip.openReadStream(entry, async (fault, stream) => {
          if (fault) return reject(fault);
          files.set(entry.fileName, Buffer.concat(await stream.toArray()));
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
  });
}
