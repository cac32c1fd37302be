const START = /\b(?:notice|warning|deprecated|strict standards) ?: /i;
const END = /\.php on line \d{1,6}/;
/** Letters of one message. */
const MAX_MESSAGE = 800;

/** What PHP writes into a page that it goes on with (`Notice: Undefined index: lang in /home/x.php on line 7`), and the rest. */
export function partPhpMessages(text: string): { readonly messages: readonly string[]; readonly rest: string } {
  const messages: string[] = [];
  let kept = '';
  let left = text;
  for (let start = START.exec(left); start !== null; start = START.exec(left)) {
    const beginning = left.slice(start.index, start.index + MAX_MESSAGE);
    const end = END.exec(beginning);
    const length = end === null ? start[0].length : end.index + end[0].length;
    if (end !== null) messages.push(beginning.slice(0, length));
    kept += end === null ? left.slice(0, start.index + length) : `${left.slice(0, start.index)} `;
    left = left.slice(start.index + length);
  }
  return { messages, rest: kept + left };
}
