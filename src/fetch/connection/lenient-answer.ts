/** What browsers read as well, written anew as RFC 9112 has it, so that a strict parser takes it. */
export interface LenientAnswer {
  /** @returns the bytes for the parser. What cannot be mended is given as it came: the parser refuses it. */
  take(chunk: Buffer): Buffer;
  /** @returns what is left when the connection ends */
  rest(): Buffer;
}

/** As Chromium has it. */
export const MAX_HEADER_BYTES = 256 * 1024;

const MAX_SIZE_LINE_CHARS = 4_096;
/** 2^52 bytes and more are no chunk. */
const MAX_SIZE_DIGITS = 13;

/** Bytes that browsers allow before the status line. */
const STATUS_LINE = /^[^\n]{0,4}?http\/(\d+)(?:\.(\d+))?[ \t]*(\d{0,3})/i;

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** Of one connection, which this program closes after the answer. */
const OF_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'upgrade',
  'trailer',
  'transfer-encoding',
  'content-length',
]);

type State = 'head' | 'length' | 'until-end' | 'size' | 'data' | 'data-end' | 'over' | 'raw';

interface Head {
  readonly status: number;
  readonly text: string;
  readonly isChunked: boolean;
  /** Null: until the connection ends. */
  readonly length: number | null;
}

/**
 * For one answer on a connection of its own. Reads as Chromium does (net/http: `HttpResponseHeaders`, `HttpChunkedDecoder`): status
 * lines in small letters, names with blanks and lines without a colon (left out), line ends of LF alone, equal lengths that come
 * twice, a length beside chunks, interim answers that nobody asked for, blanks after the size of a chunk.
 */
export function createLenientAnswer(hasBody: boolean): LenientAnswer {
  let state: State = 'head';
  let line = '';
  let left = 0;

  const step = (chunk: Buffer, out: Buffer[]): Buffer => {
    switch (state) {
      case 'head':
        return takeHead(chunk, out);
      case 'size':
      case 'data-end':
        return takeLine(chunk, out);
      case 'data':
      case 'length':
        return takeBytes(chunk, out);
      case 'over':
        return chunk.subarray(chunk.length);
      default:
        out.push(chunk);
        return chunk.subarray(chunk.length);
    }
  };

  const giveUp = (bytes: string, out: Buffer[]): void => {
    state = 'raw';
    out.push(Buffer.from(bytes, 'latin1'));
  };

  const takeHead = (chunk: Buffer, out: Buffer[]): Buffer => {
    const tail = line.slice(-2);
    const found = /\n\r?\n/.exec(tail + chunk.toString('latin1'));
    const end = found === null ? chunk.length : found.index + found[0].length - tail.length;
    line += chunk.toString('latin1', 0, end);
    if (line.length > MAX_HEADER_BYTES) giveUp(line, out);
    else if (found !== null) endHead(line, out);
    return chunk.subarray(end);
  };

  const endHead = (text: string, out: Buffer[]): void => {
    line = '';
    const head = headOf(text);
    if (head === null || head.status === 101) {
      giveUp(text, out);
      return;
    }
    // An interim answer: the true one follows.
    if (head.status < 200) return;
    out.push(Buffer.from(head.text, 'latin1'));
    left = head.length ?? 0;
    if (!hasBody || head.status === 204 || head.status === 304) state = 'over';
    else if (head.isChunked) state = 'size';
    else state = head.length === null ? 'until-end' : 'length';
  };

  const takeLine = (chunk: Buffer, out: Buffer[]): Buffer => {
    const at = chunk.indexOf(0x0a);
    const end = at === -1 ? chunk.length : at + 1;
    line += chunk.toString('latin1', 0, end);
    if (line.length > MAX_SIZE_LINE_CHARS) giveUp(line, out);
    else if (at !== -1) endLine(line.trim(), out);
    return chunk.subarray(end);
  };

  const endLine = (text: string, out: Buffer[]): void => {
    line = '';
    if (state === 'data-end') {
      state = 'size';
      if (text !== '') giveUp('?\r\n', out);
      return;
    }
    const size = (text.split(';')[0] ?? '').trim();
    if (!/^[0-9a-f]+$/i.test(size) || size.replace(/^0+/, '').length > MAX_SIZE_DIGITS) {
      giveUp('?\r\n', out);
      return;
    }
    left = Number.parseInt(size, 16);
    state = left === 0 ? 'over' : 'data';
    if (left === 0) out.push(Buffer.from('0\r\n\r\n'));
  };

  const takeBytes = (chunk: Buffer, out: Buffer[]): Buffer => {
    const part = chunk.subarray(0, left);
    left -= part.length;
    if (state === 'data') out.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
    else out.push(part);
    if (left === 0) state = state === 'data' ? 'data-end' : 'over';
    return chunk.subarray(part.length);
  };

  return {
    take(chunk) {
      const out: Buffer[] = [];
      let remaining = chunk;
      while (remaining.length > 0) remaining = step(remaining, out);
      return Buffer.concat(out);
    },
    rest: () => Buffer.from(state === 'head' ? line : '', 'latin1'),
  };
}

/** @returns null: browsers refuse it too (no HTTP, a NUL, lengths that contradict one another) */
function headOf(text: string): Head | null {
  const [first = '', ...lines] = text.split('\n');
  const [start, major, minor = '0', code = ''] = STATUS_LINE.exec(first) ?? [];
  if (start === undefined || text.includes('\0')) return null;
  const fields = fieldsOf(lines);
  const status = code === '' ? 200 : Number(code);
  const isModern = Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 1);
  const isChunked =
    isModern &&
    fields.some(([name, value]) => name === 'transfer-encoding' && /(?:^|,)[ \t]*chunked[ \t]*(?:,|$)/i.test(value));
  const values = fields.filter(([name]) => name === 'content-length').flatMap(([, value]) => value.split(','));
  const lengths = new Set(values.map((value) => (/^\s*\d{1,15}\s*$/.test(value) ? Number(value) : null)));
  if (!isChunked && lengths.size > 1) return null;
  // One that is no number: browsers read on to the end of the connection.
  const [length = null] = lengths;
  const kept = fields.filter(([name]) => !OF_CONNECTION.has(name)).map(([name, value]) => `${name}: ${value}`);
  if (isChunked) kept.push('transfer-encoding: chunked');
  else if (length !== null) kept.push(`content-length: ${length}`);
  return {
    status,
    text: [`HTTP/1.1 ${String(status).padStart(3, '0')} `, ...kept, 'connection: close', '', ''].join('\r\n'),
    isChunked,
    length,
  };
}

/** Names in lower case with their values; lines that are no field are left out. */
function fieldsOf(lines: readonly string[]): readonly (readonly [string, string])[] {
  const whole: string[] = [];
  for (const line of lines) {
    const isContinued = /^[ \t]/.test(line) && whole.length > 0;
    if (isContinued) whole.push(`${whole.pop() ?? ''} ${line.trim()}`);
    else whole.push(line);
  }
  return whole.flatMap((line) => {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trimEnd().toLowerCase();
    // Control characters other than the tab.
    const value = line.slice(colon + 1).replace(/[^\t\x20-\x7E\x80-\xFF]/g, '');
    return TOKEN.test(name) ? [[name, value.replace(/^[\t ]/, '')] as const] : [];
  });
}
