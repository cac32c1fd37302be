import { loadChecklist } from '../../../src/checklist/load.js';
import { profilePath } from '../../../src/checklist/profiles.js';
import { checks } from '../../../src/checks/registry.js';
import { createSiteContext } from '../../../src/crawl/judge/site-profile.js';
import { extractDocument } from '../../../src/extract/extractor.js';
import type { FoundItem } from '../../../src/init/recognise/recognise.js';
import { searchSite } from '../../../src/init/search.js';
import { clientFor } from '../../helpers/client.js';
import { type SampleSite, serveSample } from './draft.js';
import { YEAR } from './words.js';

/** Of all sites: it takes as long to load as a site to search. */
const PROFILE = loadChecklist(profilePath('oit-2568', '.'), { registry: checks, asProfile: { fiscalYear: YEAR } });

export interface Measure {
  readonly name: string;
  readonly isHeldOut: boolean;
  /** Items that the site has. */
  readonly items: number;
  /** Items whose first address is right. */
  readonly found: number;
  /** Addresses given for items. */
  readonly given: number;
  /** Those that serve another item, another year or nothing. */
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
  readonly result: readonly FoundItem[];
}

/** Serves a sample site, recognises its items with everything real, and compares with what is right. */
export async function measureSite(sample: SampleSite): Promise<Measure> {
  const served = await serveSample(sample);
  const { client } = clientFor(served.url);
  try {
    const { items } = await searchSite({
      client,
      site: createSiteContext({ client, site: served.url, seed: 'test' }),
      extract: extractDocument,
      items: PROFILE.items,
      fiscalYear: YEAR,
      profile: 'oit-2568',
      maxPages: 300,
      concurrency: 8,
      year: YEAR - 543,
    });
    return compare(sample, items, served.origin);
  } finally {
    await client.close();
    await served.close();
  }
}

function compare(sample: SampleSite, result: readonly FoundItem[], origin: string): Measure {
  const right = (id: string): ReadonlySet<string> =>
    new Set(
      (sample.truth.get(id) ?? []).map((address) =>
        address.startsWith('/') ? new URL(address, origin).href : address,
      ),
    );
  const wrong = result.flatMap(({ id, chosen }) =>
    chosen.filter(({ url }) => !right(id).has(url)).map(({ url }) => `${id} ${decodeURI(url.replace(origin, ''))}`),
  );
  const present = result.filter(({ id }) => right(id).size > 0);
  const missed = present.filter(({ id, chosen }) => !chosen[0] || !right(id).has(chosen[0].url)).map(({ id }) => id);
  return {
    name: sample.name,
    isHeldOut: sample.isHeldOut,
    items: present.length,
    found: present.length - missed.length,
    given: result.reduce((sum, { chosen }) => sum + chosen.length, 0),
    wrong,
    missed,
    result,
  };
}
