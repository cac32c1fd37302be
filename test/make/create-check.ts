// Writes the parts of a new check: npm run create-check NAME
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { faultOfName } from './check-name.js';

const REGISTRY = 'src/checks/registry.ts';

const [, , name = ''] = process.argv;
const registry = readFileSync(REGISTRY, 'utf8');
const fault = faultOfName(name, registry);
if (fault !== null) {
  console.error(`create-check: ${fault}`);
  process.exitCode = 2;
} else {
  const files = { ...newFiles(name), [REGISTRY]: registered(name) };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  // It puts the imports of the registry in their order.
  run('node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...Object.keys(files));
  run('--import', 'tsx', 'test/make/generated-parts.ts');
  console.log(`wrote ${Object.keys(files).join(', ')}, checklists/schema.json and the tables of docs/`);
  console.log('Next: put your words in the place of each TODO, say what it finds, and run npm run check');
}

/** The registry with the check at the end: its order is that of the report. */
function registered(word: string): string {
  const list = /(= registry\(\[\n(?: {2}\w+,\n)+)/;
  if (!list.test(registry)) throw new Error(`${REGISTRY} has no list of checks`);
  return `import { ${word} } from './${word}/${word}.js';\n${registry.replace(list, `$1  ${word},\n`)}`;
}

function newFiles(word: string): Record<string, string> {
  return {
    [`src/checks/${word}/${word}.ts`]: `import * as z from 'zod';
import { defineCheck } from '../define-check.js';

/** TODO: what it looks at and what must be so, in one sentence. */
export const ${word} = defineCheck({
  meta: {
    id: '${word}',
    title: { th: 'TODO สิ่งที่ต้องเป็น', en: 'TODO: what is so on success' },
    why: { th: 'TODO เหตุผล', en: 'TODO: why it matters' },
    source: 'TODO: ITA item, regulation or RFC',
    needs: ['texts'],
    options: z.strictObject({}),
    findings: {
      missing: {
        severity: 'warning',
        absence: true,
        th: 'TODO ไม่พบสิ่งที่ต้องมี',
        en: 'TODO: what is not there',
        group: { th: 'TODO หัวข้อของข้อค้นพบ', en: 'TODO: heading of several findings' },
        cause: { th: 'TODO สาเหตุ', en: 'TODO: what it means and why it costs points' },
        fix: { th: 'TODO วิธีแก้ไข', en: 'TODO: how to put it right, one step a line' },
      },
    },
  },

  run({ texts }, { finding }) {
    return texts.length > 0 ? [] : [finding('missing')];
  },
});
`,
    [`test/checks/${word}.test.ts`]: `import { ${word} } from '../../src/checks/${word}/${word}.js';
import { textOf } from '../helpers/facts.js';
import { testCheck } from '../helpers/test-check.js';

testCheck(${word}, {
  passes: {
    'a page with text': { facts: { texts: [textOf('ข้อความ')] } },
  },
  fails: {
    'no page with text': { expect: ['missing'], severity: 'warning' },
  },
});
`,
  };
}

function run(...args: readonly string[]): void {
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
