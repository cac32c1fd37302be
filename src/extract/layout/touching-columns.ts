import { type Characters, isMark } from './characters.js';
import { type Run, runBetween } from './runs.js';

/** In ems: places that are the same from line to line. */
const SAME_PLACE = 0.15;
/** In ems: room between a text and the edge of its cell. */
const EDGE = 0.3;
/** Lines in which two cells meet at one place, or a column begins there: fewer do so by chance. */
const MIN_MEETINGS = 3;
/** Texts that run over an edge, as a share of those that keep to it. */
const CROSSING = 0.25;
/** Drawn as two signs, of which one takes the room: behind it there seems to be a gap. */
const SARA_AM = 0x0e33;
/** Digits and signs of a value, more than lists count by. */
const VALUE_DIGITS = 4;
/** In ems: gap between texts that touch. */
const APART = 0.08;
/** In ems: texts that are drawn in pieces shorter than this show nothing by where their pieces begin. */
const PIECE = 1.2;
/** Texts drawn in such pieces, as a share of those that meet at a place. */
const IN_PIECES = 0.25;

/**
 * Columns that touch make one run of the texts of their cells: `2567เทศบาล`, `155,000.00 151,900.00`. Divides a run where its parts were
 * drawn apart and keep to places of other lines: a number ends where words begin, or an edge at which a column begins.
 */
export function dividedRuns(runs: readonly Run[], characters: Characters): Run[] {
  return dividedAtEdges(dividedAtWords(runs, characters), characters);
}

/** A number at the right edge of its cell and words at the left edge of the next one meet without a gap. */
function dividedAtWords(runs: readonly Run[], characters: Characters): Run[] {
  const meetings = new Map<Run, number>();
  const places = new Map<number, number>();
  const placeOf = (index: number, size: number) => Math.round((characters.lefts[index] ?? 0) / (SAME_PLACE * size));
  for (const run of runs) {
    const at = meetingOf(run, characters);
    if (at === null) continue;
    meetings.set(run, at);
    const place = placeOf(at, run.size);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  return runs.flatMap((run) => {
    const at = meetings.get(run);
    if (at === undefined) return [run];
    const place = placeOf(at, run.size);
    const count = [place - 1, place, place + 1].reduce((sum, near) => sum + (places.get(near) ?? 0), 0);
    return count < MIN_MEETINGS ? [run] : divided(run, [at], characters);
  });
}

/** Where a run goes on in words after nothing but a number, drawn by another text object; null when it does not. */
function meetingOf(run: Run, { codes, objects }: Characters): number | null {
  if (run.turn !== undefined) return null;
  let index = run.first;
  while (index <= run.last && isNumeric(codes[index] ?? 0)) index++;
  const isMeeting = index > run.first && index <= run.last && objects[index] !== objects[index - 1];
  return isMeeting && codes[index] !== 32 && codes[index - 1] !== 32 ? index : null;
}

/** A run at a place where it begins, or where another text object goes on in it. */
interface Edge {
  readonly run: Run;
  /** The first character behind the edge; null: the beginning of the run. */
  readonly at: number | null;
  readonly x: number;
}

function dividedAtEdges(runs: readonly Run[], characters: Characters): Run[] {
  const upright = runs.filter(({ turn }) => turn === undefined);
  const joints = new Map(upright.map((run) => [run, jointsOf(run, characters)] as const));
  if (![...joints.values()].some((places) => places.length > 0)) return [...runs];
  const begins = upright.flatMap((run) => [
    { run, at: null, x: run.left },
    ...(joints.get(run) ?? []).map((at) => ({ run, at, x: characters.lefts[at] as number })),
  ]);
  const cuts = new Map<Run, Set<number>>();
  for (const { run, at } of keptEdges(begins, upright, joints, characters))
    if (at !== null) cuts.set(run, (cuts.get(run) ?? new Set()).add(at));
  return runs.flatMap((run) => {
    const at = cuts.get(run);
    return at === undefined
      ? [run]
      : divided(
          run,
          [...at].sort((a, b) => a - b),
          characters,
        );
  });
}

/** The joints among these edges that lie where a column of several lines begins. */
function keptEdges(
  edges: readonly Edge[],
  runs: readonly Run[],
  joints: ReadonlyMap<Run, readonly number[]>,
  characters: Characters,
): readonly Edge[] {
  const sorted = [...edges].sort((a, b) => a.x - b.x);
  const kept: Edge[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && isSamePlace(sorted[to - 1] as Edge, sorted[to] as Edge)) to++;
    const cluster = sorted.slice(from, to);
    from = to;
    const met = cluster.filter(({ at }) => at !== null);
    if (met.length === 0 || cluster.length < MIN_MEETINGS) continue;
    const inPieces = met.filter(({ run, x }) => isInPieces(x, run, joints.get(run) ?? [], characters));
    if (inPieces.length > IN_PIECES * met.length || isOneText(met, characters)) continue;
    if (crossings(cluster, runs) <= CROSSING * cluster.length) kept.push(...met);
  }
  return kept;
}

/** The same words in several lines are drawn in the same pieces. */
function isOneText(met: readonly Edge[], { codes, objects }: Characters): boolean {
  const before = met.map(({ run, at }) => {
    const end = at ?? run.last;
    let start = end - 1;
    while (start > run.first && objects[start - 1] === objects[end - 1]) start--;
    return codes.subarray(start, end).join();
  });
  return met.length > 1 && new Set(before).size === 1;
}

function isSamePlace(a: Edge, b: Edge): boolean {
  return b.x - a.x <= SAME_PLACE * Math.min(a.run.size, b.run.size);
}

/** Texts beside those of the cluster that run over its place. */
function crossings(cluster: readonly Edge[], runs: readonly Run[]): number {
  const own = new Set(cluster.map(({ run }) => run));
  const [first = 0, last = 0] = [cluster[0]?.x, cluster.at(-1)?.x];
  const ys = cluster.map(({ run }) => run.y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return runs.filter(
    (run) =>
      !own.has(run) &&
      run.y >= top &&
      run.y <= bottom &&
      run.left < first - 0.5 * run.size &&
      run.right > last + 0.5 * run.size,
  ).length;
}

function isInPieces(x: number, run: Run, joints: readonly number[], { lefts }: Characters): boolean {
  return joints.some((at) => {
    const distance = Math.abs((lefts[at] as number) - x) / run.size;
    return distance > 2 * SAME_PLACE && distance < PIECE;
  });
}

/** The first characters of the text objects that go on in a run, apart from all before them: within a word and a number there is no gap. */
function jointsOf(run: Run, { codes, objects, lefts, rights }: Characters): number[] {
  const joints: number[] = [];
  let right = Number.NEGATIVE_INFINITY;
  let before: number | undefined;
  let last = run.first;
  for (let index = run.first; index <= run.last; index++) {
    const code = codes[index] as number;
    if (code === 32) continue;
    const isApart = (lefts[index] as number) - right >= APART * run.size;
    const isWithin = isMark(code) || codes[index - 1] === SARA_AM;
    const isNew = before !== undefined && objects[index] !== before && !isWithin && isApart;
    if (isNew && (isValueAt(codes, last, -1) || isValueAt(codes, index, 1))) joints.push(index);
    before = objects[index];
    last = index;
    right = Math.max(right, rights[index] as number);
  }
  return joints;
}

/** A number of several digits begins or ends there, as a column of values holds it: lists and prose are drawn in pieces, too. */
function isValueAt(codes: Uint32Array, index: number, step: 1 | -1): boolean {
  for (let count = 0; count < VALUE_DIGITS; count++) if (!isNumeric(codes[index + count * step] ?? 0)) return false;
  return true;
}

/** The edge between cells is where they meet; each text but the last ends before it, as one with room for its cell would. */
function divided(run: Run, cuts: readonly number[], characters: Characters): Run[] {
  const parts = [run.first, ...cuts].map((from, index) =>
    runBetween(characters, from, (cuts[index] ?? run.last + 1) - 1),
  );
  if (parts.includes(null)) return [run];
  return parts.flatMap((part, index) => {
    if (part === null) return [];
    const next = parts[index + 1];
    if (next == null) return [{ ...part, right: Math.min(part.right, run.right) }];
    return [{ ...part, right: Math.max(part.left, Math.min(part.right, next.left - EDGE * run.size)) }];
  });
}

/** Digits, Thai ones too, with the signs inside of numbers. */
function isNumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x0e50 && code <= 0x0e59) || code === 0x2c || code === 0x2e;
}
