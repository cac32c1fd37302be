import { type SampleSite, withoutItems } from './init-sites/draft.js';
import { archiveSite, bulletSite, guideSite } from './init-sites/hard.js';
import { cardSite, columnSite, joomlaSite } from './init-sites/held-out.js';
import { frameSite, megaMenuSite, scriptCardSite } from './init-sites/menus.js';
import { base64Site, codeIgniterSite, driveSite, menuSite, tableSite, wordPressSite } from './init-sites/tuned.js';

export type { SampleSite } from './init-sites/draft.js';
export { serveSample } from './init-sites/draft.js';

/** Sample sites of different make, each with all 28 items and their look-alikes. */
export function sampleSites(): readonly SampleSite[] {
  return [
    tableSite(),
    menuSite(),
    codeIgniterSite(),
    base64Site(),
    wordPressSite(),
    driveSite(),
    guideSite(),
    archiveSite(),
    bulletSite(),
    joomlaSite(),
    cardSite(),
    columnSite(),
    megaMenuSite(),
    scriptCardSite(),
    frameSite(),
  ];
}

/** Sites that lack some items while what resembles them stays: nothing must be put in their place. */
export function sitesWithGaps(): readonly SampleSite[] {
  return [
    withoutItems(tableSite(), [8, 13, 19, 24, 27]),
    withoutItems(menuSite(), [12, 15, 18, 23, 28]),
    withoutItems(joomlaSite(), [9, 12, 17, 25, 26]),
    withoutItems(columnSite(), [6, 14, 19, 22, 27]),
  ];
}
