import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PAGES, schemaText, withBlocks } from './helpers/generated.js';
import { PICTURES, readDemo, shownOf } from './helpers/pictures.js';

/** What is made from the code and kept in the repository. `npx vitest run test/generated.test.ts -u` makes it anew. */
describe('generated parts are fresh', () => {
  const readme = readFileSync('README.md', 'utf8');
  // Before the demo, which has a working folder of its own.
  const tables = Object.entries(PAGES).map(([path, blocks]) => ({
    path,
    fresh: withBlocks(readFileSync(path, 'utf8'), blocks()),
  }));
  const demo = readDemo();

  it('checklists/schema.json', async () => {
    await expect(schemaText()).toMatchFileSnapshot('../checklists/schema.json');
  });

  it.each(tables)('the tables of $path', async ({ path, fresh }) => {
    await expect(fresh).toMatchFileSnapshot(`../${path}`);
  });

  it('the report in README.md', async () => {
    const whole = stripVTControlCharacters((await demo).terminal);
    // The first items show what the rest look like.
    const report = `${whole.slice(0, whole.indexOf('✖ O23')).trimEnd()}\n…`;
    const fresh = withBlocks(readme, { demo: `\`\`\`text\n${report}\n\`\`\`` });
    await expect(fresh).toMatchFileSnapshot('../README.md');
  });

  it('the pictures show what the demo says now: npm run pictures', async () => {
    const recorded: unknown = JSON.parse(readFileSync(resolve(PICTURES, 'shown.json'), 'utf8'));
    expect(recorded).toEqual(shownOf(await demo).hashes);
  });
});
