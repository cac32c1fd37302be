// Elements that HTML lets stand open (a page may hold thousands of them) or that hold nothing.
const LOOSE =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|option|optgroup|thead|tbody|tfoot|tr|td|th|html|head|body|font|b|i|u)$/;

/**
 * How deep the elements of a page nest, at most, told from its tags alone. The standard's own way of building the tree takes
 * quadratic time in it, so a page that nests beyond reason is read where it can be stopped.
 */
export function estimateDepth(body: Uint8Array): number {
  const markup = new TextDecoder('latin1').decode(body);
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (LOOSE.test(name!.toLowerCase())) continue;
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
