import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checklistJsonSchema } from '../src/checklist/json-schema.js';
import { checks } from '../src/checks/index.js';
import { dependenciesTable } from './helpers/dependencies.js';
import { runProgram } from './helpers/program.js';
import { checksTable, optionsTable, withBlocks } from './helpers/readme.js';

/** What is made from the code and kept in the repository. `npx vitest run test/generated.test.ts -u` makes it anew. */
describe('generated parts are fresh', () => {
  it('checklists/schema.json', async () => {
    const schema = `${JSON.stringify(checklistJsonSchema(checks), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot('../checklists/schema.json');
  });

  it('the tables and the report in README.md', async () => {
    const readme = readFileSync('README.md', 'utf8');
    const demo = await runProgram(['demo', '--no-progress'], { cwd: process.cwd() });
    const whole = demo.stdout.replace(/http:\/\/127\.0\.0\.1:\d+/g, 'http://127.0.0.1:8568').trimEnd();
    // The first items show what the rest look like.
    const report = `${whole.slice(0, whole.indexOf('✖ O23')).trimEnd()}\n…`;
    const fresh = withBlocks(readme, {
      checks: checksTable(),
      options: optionsTable(),
      dependencies: dependenciesTable(),
      demo: `\`\`\`text\n${report}\n\`\`\``,
    });
    await expect(fresh).toMatchFileSnapshot('../README.md');
  });
});
