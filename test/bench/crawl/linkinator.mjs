// linkinator.mjs SITE FOLDER    crawls a whole site by the linkinator that is installed in a folder
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measure } from './measure.mjs';

const [, , site, folder] = process.argv;
const entry = createRequire(join(folder, 'package.json')).resolve('linkinator');
const { LinkChecker } = await import(pathToFileURL(entry).href);

await measure(async () => {
  const { links } = await new LinkChecker().check({ path: site, recurse: true });
  const asked = links.filter(({ state }) => state !== 'SKIPPED');
  return {
    count: asked.length,
    broken: asked.filter(({ state }) => state === 'BROKEN').map(({ url }) => new URL(url).pathname),
  };
});
