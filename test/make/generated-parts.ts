// Writes what is made from the code alone: checklists/schema.json and the tables of docs/.
import { readFileSync, writeFileSync } from 'node:fs';
import { PAGES, schemaText, withBlocks } from '../helpers/generated.js';

writeFileSync('checklists/schema.json', schemaText());
for (const [path, blocks] of Object.entries(PAGES))
  writeFileSync(path, withBlocks(readFileSync(path, 'utf8'), blocks()));
