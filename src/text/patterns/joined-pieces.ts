/** Letters of one piece; all but the largest workbooks are one. */
const PIECE = 1_000_000;
/** Letters of the piece before with which a piece begins, so that what is looked for is whole in one of them. */
const OVERLAP = 2_000;

/** Texts joined into one, in pieces of bounded length that overlap. */
export function* joinedPieces(texts: Iterable<string>, separator: string): Generator<string> {
  let parts: string[] = [];
  let length = 0;
  for (const text of texts) {
    parts.push(text);
    length += text.length;
    if (length < PIECE) continue;
    const piece = parts.join(separator);
    yield piece;
    parts = [piece.slice(-OVERLAP)];
    length = OVERLAP;
  }
  if (parts.length > 0) yield parts.join(separator);
}
