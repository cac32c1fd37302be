/** Each segment costs the engine a copy of all it was given, so that a text is given to it in parts of this many UTF-16 units. */
const PART = 512;
/** What a part may hold of a segment that goes on in the next one; no Thai word or cluster that people write is as long. */
const MARGIN = 64;

/** Words or clusters of a text, one after another; linear in its length. Only a segment longer than any that people write is cut. */
export function* segmentsOf(text: string, segmenter: Intl.Segmenter): Generator<string> {
  let at = 0;
  while (at < text.length) {
    const part = partAt(text, at);
    const isLast = at + part.length >= text.length;
    let used = 0;
    for (const { segment, index } of segmenter.segment(part)) {
      if (!isLast && index > 0 && index >= part.length - MARGIN) break;
      used += segment.length;
      yield segment;
    }
    at += used;
  }
}

function partAt(text: string, at: number): string {
  const part = text.slice(at, at + PART);
  const isPairCut = at + PART < text.length && /[\uD800-\uDBFF]$/.test(part);
  return isPairCut ? part.slice(0, -1) : part;
}
