import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PAGES, schemaText, withBlocks } from './helpers/generated.js';

/** What is made from the code and kept in the repository. `npx vitest run test/generated.test.ts -u` makes it anew; what is made of a demo: demo.test.ts. */
describe('generated parts are fresh', () => {
  const tables = Object.entries(PAGES).map(([path, blocks]) => ({
    path,
    fresh: withBlocks(readFileSync(path, 'utf8'), blocks()),
  }));

  it('checklists/schema.json', async () => {
    await expect(schemaText()).toMatchFileSnapshot('../checklists/schema.json');
  });

  it.each(tables)('the tables of $path', async ({ path, fresh }) => {
    await expect(fresh).toMatchFileSnapshot(`../${path}`);
  });
});
