/** Notices of rounds that say nothing of the site's items: it could not be reached, or answered everything with a failure. */
const NOT_EXAMINED: ReadonlySet<string> = new Set(['home-unreachable', 'site-failing']);

/** True when the round (or its report) did not get to see the site: it has neither found nor mended anything there. */
export function isNotExamined({ notices }: { readonly notices: readonly { readonly code: string }[] }): boolean {
  return notices.some(({ code }) => NOT_EXAMINED.has(code));
}
