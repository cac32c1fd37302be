// Writes what is made from the code alone: checklists/schema.json and the tables of README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { checksTable, optionsTable, schemaText, withBlocks } from '../helpers/readme.js';

writeFileSync('checklists/schema.json', schemaText());
const readme = readFileSync('README.md', 'utf8');
writeFileSync('README.md', withBlocks(readme, { checks: checksTable(), options: optionsTable() }));
