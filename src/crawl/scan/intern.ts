/** A part of a text as a string of its own, the same one each time that part is met again. */
export type Strings = (text: string, start: number, end: number) => string;

/** Longer parts are hardly ever met again. */
const MAX_LENGTH = 120;

/**
 * A site's pages repeat themselves: tags, classes, navigation. What is not allocated need not be collected, what is one
 * string is compared and looked up at once, and no page's bytes are kept for a slice of them. Of parts that fall together
 * the last one stays.
 * @param slots a power of two
 * @param folds take Latin capitals for small letters
 */
export function createStrings(slots: number, folds: boolean): Strings {
  const known: (string | undefined)[] = new Array(slots).fill(undefined);
  const code = folds ? lowerCode : (value: number): number => value;

  const isSame = (name: string, text: string, start: number, end: number): boolean => {
    if (name.length !== end - start) return false;
    for (let at = 0; at < name.length; at++)
      if (name.charCodeAt(at) !== code(text.charCodeAt(start + at))) return false;
    return true;
  };

  return (text, start, end) => {
    if (end - start > MAX_LENGTH) return folds ? text.slice(start, end).toLowerCase() : text.slice(start, end);
    let hash = end - start;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + code(text.charCodeAt(at))) | 0;
    const slot = (hash ^ (hash >>> 15)) & (slots - 1);
    const found = known[slot];
    if (found !== undefined && isSame(found, text, start, end)) return found;
    const copy = copyOf(text.slice(start, end));
    const made = folds ? copy.toLowerCase() : copy;
    known[slot] = made;
    return made;
  };
}

function lowerCode(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** A string of its own: a slice would keep the whole chunk of the page in memory. */
export function copyOf(text: string): string {
  return /[^\x00-\xff]/.test(text)
    ? Buffer.from(text, 'utf8').toString('utf8')
    : Buffer.from(text, 'latin1').toString('latin1');
}
