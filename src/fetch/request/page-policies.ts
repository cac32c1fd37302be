import type { ReferrerPolicy } from '../../text/referrer-policy.js';
import { stripFragment } from '../../text/url.js';

/** What pages say of `Referer` by their header `Referrer-Policy`. */
export interface PagePolicies {
  learn(page: string, policy: ReferrerPolicy | null): void;
  /** Null: the page said nothing. */
  of(page: string): ReferrerPolicy | null;
}

/** Pages that are remembered one by one. */
const MAX_PAGES = 20_000;

export function createPagePolicies(): PagePolicies {
  const policies = new Map<string, ReferrerPolicy>();
  return {
    learn(page, policy) {
      if (policy !== null && policies.size < MAX_PAGES) policies.set(stripFragment(page), policy);
    },
    of: (page) => policies.get(stripFragment(page)) ?? null,
  };
}
