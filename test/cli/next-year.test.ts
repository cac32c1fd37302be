import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../helpers/program.js';

const ids = Array.from({ length: 30 }, (_, index) => `O${index + 1}`);

it('last year’s checklist is carried over to a made-up list of 30 items, with the map beside its profile', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'oit-2570-'));
  try {
    const items = ids.map(
      (id) => `  ${id}: { title: ข้อใหม่ ${id}, find: { keywords: [คำ${id}] }, checks: [{ date: { fiscalYear: Y } }] }`,
    );
    writeFileSync(join(cwd, 'oit-2570.yaml'), `version: 1\ndraft: true\nitems:\n${items.join('\n')}\n`);
    // Four new items stand before the old ones.
    const map = ids.slice(0, 26).map((id, index) => `  ${id}: { to: O${index + 5}, sure: true }`);
    writeFileSync(join(cwd, '2569-2570.yaml'), `version: 1\nfrom: oit-2569\nto: oit-2570\nitems:\n${map.join('\n')}\n`);
    writeFileSync(
      join(cwd, 'town.yaml'),
      'version: 1\nextends: oit-2569\nagency: { name: อบต.หนองแวง }\nsite: https://town.example/\nfiscalYear: 2569\nitems:\n  O1: { urls: ["https://town.example/one.html"] }\n  O26: { urls: ["https://town.example/last.html"] }\n',
    );
    const args = ['init', '--from', 'town.yaml', '--profile', './oit-2570.yaml', '-o', 'next.yaml', '--lang', 'en'];
    const { status, stderr } = await runProgram(args, { cwd });
    expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining('oit-2570 is a draft') });
    const text = readFileSync(join(cwd, 'next.yaml'), 'utf8');
    expect(text).toContain('fiscalYear: 2570');
    expect(text).toMatch(/O5:\n {4}urls:\n.*carried over from O1 of 2569.*\n {6}- https:\/\/town\.example\/one\.html/);
    expect(text).toMatch(/O30:\n {4}urls:\n.*\n {6}- https:\/\/town\.example\/last\.html/);
    expect(text).toContain('O1: { urls: [] }');
    expect((await runProgram(['validate', 'next.yaml'], { cwd })).status).toBe(0);

    rmSync(join(cwd, '2569-2570.yaml'));
    const without = await runProgram([...args, '--force'], { cwd });
    expect(without).toMatchObject({ status: 2, stderr: expect.stringContaining('put one beside the profile') });
  } finally {
    rmSync(cwd, { recursive: true });
  }
});
