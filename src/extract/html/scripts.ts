const OPENING =
  /(?:window\.open|location\.(?:assign|replace)|popup\w{0,40})\s{0,20}\(\s{0,20}['"]|location(?:\.href)?\s{0,20}=\s{0,20}['"]/gi;
/** Handlers that open an address are short; a megabyte of them is somebody's attack. */
const MAX_SCRIPT = 2_000;

/** The address that a click handler or a `javascript:` address opens: `window.open('…')`, `location.href = '…'`, `popup('…')`. */
export function addressInScript(script: string | undefined): string | null {
  return script === undefined ? null : firstAddress(script, OPENING);
}

function firstAddress(script: string, openings: RegExp): string | null {
  if (!/['"]/.test(script)) return null;
  const code = script.slice(0, MAX_SCRIPT);
  for (const opening of code.matchAll(openings)) {
    const from = opening.index + opening[0].length;
    const end = code.indexOf(code[from - 1] ?? '', from);
    // An address that the script puts together (`'view.php?id=' + id`) is not whole.
    if (end <= from || /^\s*\+/.test(code.slice(end + 1, end + 40))) continue;
    const address = code.slice(from, end);
    if (!/^\s*javascript:/i.test(address)) return address;
  }
  return null;
}

const REDIRECT =
  /(?:window\.open|location\.(?:assign|replace))\s{0,20}\(\s{0,20}['"]|location(?:\.href)?\s{0,20}=\s{0,20}['"]/gi;

/** Where a script sends the visitor of a page that shows nothing. */
export function redirectInScript(script: string): string | null {
  return firstAddress(script, REDIRECT);
}

/** The words by which a noscript element asks for JavaScript. */
export const SCRIPT_REQUEST = /javascript|จาวาสคริปต์|จาวาสคริปท์|enable js/i;
