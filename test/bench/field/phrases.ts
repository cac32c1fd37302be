import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { extractDocument } from '../../../src/extract/extract-document.js';
import type { Extracted, TextBlock } from '../../../src/model/evidence.js';
import { compileTolerant } from '../../../src/text/patterns/doubtful.js';
import { normalizeText } from '../../../src/text/thai/normalize.js';

/** A phrase of fewer letters is a part of other words. */
const SHORTEST = 5;

export interface PhraseCount {
  readonly there: number;
  readonly found: number;
}

/** The plain Thai words that the `text` checks of a profile ask for. */
export function phrasesOf(profile: string): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown, isText: boolean): void => {
    if (typeof value === 'string' && isText && /^[ก-๎ ]+$/.test(value) && value.length >= SHORTEST) found.add(value);
    if (Array.isArray(value)) for (const one of value) visit(one, isText);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) visit(one, isText || name === 'text');
  };
  visit(parse(readFileSync(profile, 'utf8')), false);
  return [...found];
}

/** A document as the program reads it, in this process. */
export function readFile(path: string): Promise<Extracted> {
  const wants = { grids: true, qrCodes: false, ocr: false };
  const hints = { url: `file:///${encodeURIComponent(basename(path))}`, contentType: null, fileName: null, cut: null };
  return extractDocument(readFileSync(path), { ...hints, sheet: null, wants });
}

/**
 * Phrases that pdftotext shows in a PDF, and those of them that the program finds. What pdftotext gives is repaired in a way of
 * its own: no blanks, sara am and sara aa one letter. Null: pdftotext is not installed or reads nothing.
 */
export function countPhrases(
  path: string,
  blocks: readonly TextBlock[],
  phrases: readonly string[],
): PhraseCount | null {
  const run = spawnSync('pdftotext', [path, '-'], { encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 28 });
  if (run.status !== 0 || !/[ก-ฮ]/.test(run.stdout)) return null;
  const shown = plainLetters(run.stdout);
  const there = phrases.filter((phrase) => shown.includes(plainLetters(phrase)));
  const text = blocks.map((block) => normalizeText(block.doubtful ?? block.text)).join(' ');
  return { there: there.length, found: there.filter((phrase) => compileTolerant(phrase).test(text)).length };
}

function plainLetters(text: string): string {
  return normalizeText(text.replace(/\s+/g, '')).replace(/ํ?([่-๋]?)[าำ]/g, '$1า');
}
