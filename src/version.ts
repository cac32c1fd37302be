import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
  readonly bugs?: { readonly url?: string };
};

/** Version of the program, from the package's own manifest. */
export const VERSION: string = manifest.version;

/** What stands for the owner until somebody has set the repository: `npm run repository -- OWNER/NAME`. */
const UNSET = '/OWNER/';

/** Where defects are reported, from the package's own manifest; null while it names no repository. */
export const BUGS_URL: string | null = manifest.bugs?.url?.includes(UNSET) === false ? manifest.bugs.url : null;
