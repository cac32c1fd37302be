import { type Characters, columnsOf, isMark, isOnEnd, SIDE_TURNS, turnedText } from '../layout/characters.js';

/** Marks of one page that are put behind their letters; a page with more is a drawing, no Thai text. */
const MAX_STRAYS = 800;

/**
 * Raised tone marks are often drawn apart from their letters, and PDFium reads them where they were drawn: `ทังสิน้ ้` for
 * `ทั้งสิ้น`. Puts each mark behind the letter that carries it.
 */
export function orderMarks(characters: Characters): void {
  orderUprightMarks(characters);
  for (const turn of SIDE_TURNS) {
    const text = turnedText(characters, turn);
    if (text === null) continue;
    orderUprightMarks(text.own);
    reorder(characters, [...text.own.objects.subarray(0, text.own.count)], text.places);
  }
}

function orderUprightMarks(characters: Characters): void {
  const homes = strayHomes(characters);
  if (homes.size === 0) return;
  const strays = new Set([...homes.values()].flat());
  const order: number[] = [];
  for (let index = 0; index < characters.count; index++) {
    if (strays.has(index)) continue;
    order.push(index);
    // Behind the letter's own vowel mark: the tone is typed last.
    if (isMark(characters.codes[index + 1] ?? 0) && !strays.has(index + 1)) moveHome(homes, index, index + 1);
    else order.push(...(homes.get(index) ?? []));
  }
  for (const [home, marks] of homes) for (const mark of marks) characters.ys[mark] = characters.ys[home] as number;
  reorder(characters, order);
}

function moveHome(homes: Map<number, number[]>, from: number, to: number): void {
  const marks = homes.get(from);
  if (marks === undefined) return;
  homes.delete(from);
  homes.set(to, [...marks, ...(homes.get(to) ?? [])]);
}

/** For each letter the marks that belong on it and are elsewhere in the order. */
function strayHomes(characters: Characters): Map<number, number[]> {
  const homes = new Map<number, number[]>();
  let strays = 0;
  for (let index = 0; index < characters.count && strays < MAX_STRAYS; index++) {
    if (!isMark(characters.codes[index] as number) || isOnEnd(characters, index) || isAtHome(characters, index))
      continue;
    strays++;
    const home = homeOf(characters, index);
    if (home === null) continue;
    const marks = homes.get(home);
    if (marks === undefined) homes.set(home, [index]);
    else marks.push(index);
  }
  return homes;
}

function isAtHome({ codes, lefts, rights, ys, sizes }: Characters, index: number): boolean {
  let base = index - 1;
  while (base >= 0 && isMark(codes[base] as number)) base--;
  if (base < 0) return false;
  const slack = 0.35 * (sizes[index] as number);
  const middle = ((lefts[index] as number) + (rights[index] as number)) / 2;
  // Some programs draw each mark by itself, a trifle behind the next letter's edge; its ink is over its own letter.
  const isBeside = (lefts[index] as number) > (rights[base] as number) + slack || middle < (lefts[base] as number);
  return (
    !isBeside &&
    isConsonant(codes[base] as number) &&
    Math.abs((ys[index] as number) - (ys[base] as number)) < 2 * slack
  );
}

/** Only a consonant carries a mark. */
function isConsonant(code: number): boolean {
  return (code >= 0x0e01 && code <= 0x0e2e) || code === 0xf700 || code === 0xf70f;
}

function homeOf(characters: Characters, mark: number): number | null {
  const { count, codes, lefts, rights, ys, sizes } = characters;
  const size = sizes[mark] as number;
  const middle = ((lefts[mark] as number) + (rights[mark] as number)) / 2;
  let best: number | null = null;
  let least = 0.9 * size;
  for (let index = 0; index < count; index++) {
    const code = codes[index] as number;
    if (!isConsonant(code) || isOnEnd(characters, index)) continue;
    const rise = Math.abs((ys[index] as number) - (ys[mark] as number));
    if (
      rise > 0.7 * size ||
      middle < (lefts[index] as number) - 0.1 * size ||
      middle > (rights[index] as number) + 0.1 * size
    )
      continue;
    if (rise < least) [best, least] = [index, rise];
  }
  return best;
}

/** @param places where the characters of that order go; all of them by default */
function reorder(characters: Characters, order: readonly number[], places: readonly number[] | null = null): void {
  for (const values of columnsOf(characters)) {
    const copy = values.slice(0, characters.count);
    order.forEach((from, to) => {
      values[places?.[to] ?? to] = copy[from] as number;
    });
  }
}
