/** Quotation marks as Word writes them; YAML knows straight ones only. */
export const CURLY = /[“”„‟‘’‚‛]/;

/** Whether a line has one where a value or key begins. */
export function hasCurlyOpening(line: string): boolean {
  return /(?:^|[:\-[{,]\s)\s*[“”„‟‘’‚‛]|[[{,]\s*[“”„‟‘’‚‛]/.test(line);
}

/** With straight ones in their places. */
export function straightened(line: string): string {
  return line.replace(/[“”„‟]/g, '"').replace(/[‘’‚‛]/g, "'");
}

/** Whether a text was meant to stand in quotes: a curly one opens it, and closes it at its end or nowhere in it. */
export function isInCurlyQuotes(value: string): boolean {
  const text = value.trim();
  return /^[“”„‟‘’‚‛]/.test(text) && (/[“”‟‘’‛]$/.test(text) || !/[“”‟‘’‛]/.test(text.slice(1)));
}
