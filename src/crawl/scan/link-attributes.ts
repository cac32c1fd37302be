const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'data',
  'alt',
  'rel',
  'type',
  'content',
  'http-equiv',
  'charset',
  'srcset',
  'poster',
  'action',
  'method',
  'onclick',
  'title',
  'value',
  'data-src',
]);

/** Attributes whose value the scan needs: most of a page's are never copied. */
export function isReadAttribute(name: string): boolean {
  return READ_ATTRIBUTES.has(name);
}

const NONE: readonly string[] = [];
const ASSETS: ReadonlyMap<string, readonly string[]> = new Map([
  ['img', ['src', 'srcset', 'data-src']],
  ['source', ['src', 'srcset']],
  ['script', ['src']],
  ['video', ['src', 'poster']],
  ['audio', ['src']],
  ['track', ['src']],
  ['input', ['src']],
]);

/** The attributes of an element that hold addresses of things shown in the page. */
export function assetAttributes(tag: string): readonly string[] {
  return ASSETS.get(tag) ?? NONE;
}

// preconnect and dns-prefetch name hosts, pingback and EditURI name programs: no reader ever opens those.
const ASSET_RELS: ReadonlySet<string> = new Set([
  'stylesheet',
  'icon',
  'apple-touch-icon',
  'apple-touch-icon-precomposed',
  'manifest',
  'preload',
  'modulepreload',
  'alternate',
]);

export function isAssetRel(rel: string | undefined): boolean {
  if (rel === undefined) return false;
  return rel
    .toLowerCase()
    .split(/\s+/)
    .some((word) => ASSET_RELS.has(word));
}

const SCRIPT_ADDRESS =
  /(?:window\.open|location\.(?:assign|replace))\s*\(\s*(['"])(.*?)\1|location(?:\.href)?\s*=\s*(['"])(.*?)\3/i;

/** The address that a click handler or a `javascript:` link opens, when it stands there as a whole. */
export function scriptAddress(code: string): string | null {
  const found = SCRIPT_ADDRESS.exec(code.slice(0, 2_000));
  const address = found?.[2] ?? found?.[4];
  if (!address || /^\s*javascript:/i.test(address)) return null;
  // An address that is put together in the script (`'view.php?id=' + id`) is not whole.
  const rest = found ? code.slice(found.index + found[0].length) : '';
  return /^\s*\+/.test(rest) ? null : address;
}

/** HTML Standard, "parse a srcset attribute": an address may hold commas but not at its ends; its descriptors run to the next comma. */
export function srcsetAddresses(srcset: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  while (at < srcset.length) {
    while (at < srcset.length && /[\s,]/.test(srcset[at] ?? '')) at++;
    const start = at;
    while (at < srcset.length && !/\s/.test(srcset[at] ?? '')) at++;
    const word = srcset.slice(start, at);
    const address = word.replace(/(?<!,),+$/, '');
    if (address !== '') found.push(address);
    if (address === word) {
      const comma = srcset.indexOf(',', at);
      at = comma < 0 ? srcset.length : comma + 1;
    }
  }
  return found;
}
