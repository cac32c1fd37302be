import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHECKLISTS_DIR } from '../../../checklist/profiles.js';

/**
 * How a checklist names the JSON Schema that came with this program, for the YAML support of editors: relative to the checklist,
 * so that both may move together; an address where a path will not do, since the line ends at a blank.
 * @param folder of the checklist
 * @param schema for tests: default is the file of this program
 */
export function schemaReference(folder: string, schema = join(CHECKLISTS_DIR, 'schema.json')): string {
  const way = relative(folder, schema).replaceAll('\\', '/');
  // On Windows there is no way from one drive to another.
  const isAbsolute = /^[A-Za-z]:|^\//.test(way);
  if (isAbsolute || /[\s#%?]/.test(way)) return pathToFileURL(schema).href;
  return way.startsWith('.') ? way : `./${way}`;
}
