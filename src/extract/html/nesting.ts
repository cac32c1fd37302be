// Elements that need no end tag (a page may hold thousands of them) or that hold nothing.
const LOOSE =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|option|optgroup|thead|tbody|tfoot|tr|td|th|html|head|body)$/;

/** Beyond any page that people write; reading a deeper one takes seconds. */
const MAX_DEPTH = 1_000;
const MAX_ATTRIBUTES = 1_000;

/** Would reading the page take time that grows with the square of its size? Then it is read where it can be stopped. */
export function isHeavyPage(body: Uint8Array): boolean {
  const markup = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1');
  return (hasManyTags(markup) && depthOf(markup) > MAX_DEPTH) || mostAttributes(markup) > MAX_ATTRIBUTES;
}

function hasManyTags(markup: string): boolean {
  let count = 0;
  for (let at = markup.indexOf('<'); at >= 0 && count <= MAX_DEPTH; at = markup.indexOf('<', at + 1)) count++;
  return count > MAX_DEPTH;
}

/**
 * How deep the elements of a page nest, at most, counted from its tags alone: the standard's own way of building the tree takes
 * quadratic time in it.
 */
function depthOf(markup: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (LOOSE.test(name!.toLowerCase())) continue;
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

/** Quotes decide where a tag ends, as they do for browsers. */
const ATTRIBUTE = /[\s/]*[^\s/>=][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?/y;
const TAG = /<[a-z][^\s/>]*/gi;

/** How many attributes a tag has, at most: each is compared with all before it. */
function mostAttributes(markup: string): number {
  let most = 0;
  let at = 0;
  for (;;) {
    TAG.lastIndex = at;
    if (!TAG.test(markup)) return most;
    at = TAG.lastIndex;
    let count = 0;
    for (ATTRIBUTE.lastIndex = at; ATTRIBUTE.test(markup); at = ATTRIBUTE.lastIndex) count++;
    if (count > most) most = count;
  }
}
