import type { RulingLine } from '../layout/lattice.js';
import type { Bitmap } from '../raster/bitmap.js';

/** Degrees by which a sheet lies askew on the glass; more is a photo. */
const MAX_SKEW = 4;
/** Dark pixels that the angle is measured on. */
const SKEW_SAMPLES = 120_000;

/** Inches: a dark line at least this long is no part of a letter. */
const RULE_LENGTH = 0.3;
/** Inches: a line thicker than this is a bar or a picture. */
const RULE_THICKNESS = 0.04;
/** Pixels missing in a line that noise has broken. */
const RULE_GAP = 3;

/** The grey that separates ink from paper (Otsu's method). */
export function inkLevel({ data }: Bitmap): number {
  const counts = new Float64Array(256);
  for (let at = 0; at < data.length; at++) counts[data[at]!]!++;
  const total = data.length;
  const sum = counts.reduce((all, count, value) => all + count * value, 0);
  let [dark, darkSum, best] = [0, 0, -1];
  // Between clean ink and clean paper every grey separates them as well: the middle one leaves room for blur.
  let [first, last] = [128, 128];
  for (let value = 0; value < 256; value++) {
    dark += counts[value] as number;
    darkSum += (counts[value] as number) * value;
    if (dark === 0 || dark === total) continue;
    const distance = darkSum / dark - (sum - darkSum) / (total - dark);
    const between = dark * (total - dark) * distance * distance;
    if (between > best) [best, first, last] = [between, value, value];
    else if (between === best) last = value;
  }
  return (first + last) >> 1;
}

/** Degrees by which the lines of a page sink to the right; the angle at which its rows of ink are sharpest. */
export function measureSkew(bitmap: Bitmap, level: number): number {
  const points = darkPoints(bitmap, level);
  if (points.xs.length < 500) return 0;
  // Angles that turn the page by less than a pixel look the same: the middle of them is meant.
  const best = (from: number, to: number, step: number) => {
    let [first, last, sharpest] = [0, 0, -1];
    for (let candidate = from; candidate <= to + 1e-9; candidate += step) {
      const value = sharpness(points, candidate, bitmap.height);
      if (value > sharpest) [sharpest, first, last] = [value, candidate, candidate];
      else if (value === sharpest) last = candidate;
    }
    return (first + last) / 2;
  };
  const coarse = best(-MAX_SKEW, MAX_SKEW, 0.25);
  return best(coarse - 0.25, coarse + 0.25, 0.025);
}

function darkPoints({ width, height, data }: Bitmap, level: number): { xs: Float32Array; ys: Float32Array } {
  let count = 0;
  for (let at = 0; at < data.length; at++) if (data[at]! <= level) count++;
  const step = Math.max(1, Math.floor(count / SKEW_SAMPLES));
  const [xs, ys] = [new Float32Array(Math.ceil(count / step)), new Float32Array(Math.ceil(count / step))];
  let taken = 0;
  let passed = step - 1;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (data[at]! > level || ++passed < step) continue;
      passed = 0;
      xs[taken] = x;
      ys[taken] = y;
      taken++;
    }
  }
  return { xs, ys };
}

function sharpness({ xs, ys }: { xs: Float32Array; ys: Float32Array }, degrees: number, height: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const offset = height;
  const rows = new Uint32Array(height * 3);
  for (let index = 0; index < xs.length; index++) {
    const row = Math.round((ys[index] as number) - (xs[index] as number) * slope) + offset;
    if (row >= 0 && row < rows.length) rows[row] = (rows[row] as number) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) sum += ((rows[row] as number) - (rows[row - 1] as number)) ** 2;
  return sum;
}

/** Turns a page upright by `degrees`; what comes in from outside is white. */
export function straighten(bitmap: Bitmap, degrees: number): Bitmap {
  if (Math.abs(degrees) < 0.03) return bitmap;
  const { width, height, data } = bitmap;
  const turned = new Uint8Array(width * height).fill(255);
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [cx, cy] = [width / 2, height / 2];
  for (let y = 0; y < height; y++) {
    const [across, down] = [(y - cy) * sin, (y - cy) * cos];
    for (let x = 0; x < width; x++) {
      const sx = (x - cx) * cos - across + cx;
      const sy = (x - cx) * sin + down + cy;
      const left = Math.floor(sx);
      const top = Math.floor(sy);
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const fx = sx - left;
      const fy = sy - top;
      const at = top * width + left;
      const above = data[at]! * (1 - fx) + data[at + 1]! * fx;
      const below = data[at + width]! * (1 - fx) + data[at + width + 1]! * fx;
      turned[y * width + x] = above * (1 - fy) + below * fy;
    }
  }
  return { ...bitmap, data: turned };
}

/** Turns a picture to the right by a quarter. */
export function turnQuarter({ width, height, data, dpi }: Bitmap): Bitmap {
  const turned = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) turned[x * height + height - 1 - y] = data[y * width + x] as number;
  return { width: height, height: width, data: turned, dpi };
}

/** The ruling lines of an upright page, in pixels, and the page without them: between lines the OCR loses whole rows. */
export function liftRules(bitmap: Bitmap, level: number): { across: RulingLine[]; down: RulingLine[]; bitmap: Bitmap } {
  const { width, height } = bitmap;
  const data = bitmap.data.slice();
  const across = rulesAlong(bitmap, level, { count: height, length: width, step: 1, stride: width }, data);
  const down = rulesAlong(bitmap, level, { count: width, length: height, step: width, stride: 1 }, data);
  return { across, down, bitmap: { ...bitmap, data } };
}

/** Rows or columns of pixels: how many, how long, and how far apart their pixels and they themselves are in memory. */
interface Direction {
  readonly count: number;
  readonly length: number;
  readonly step: number;
  readonly stride: number;
}

interface Streak {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  last: number;
}

function rulesAlong(bitmap: Bitmap, level: number, direction: Direction, cleaned: Uint8Array): RulingLine[] {
  const { data, dpi } = bitmap;
  const [least, thickest] = [RULE_LENGTH * dpi, Math.max(4, RULE_THICKNESS * dpi)];
  const open: Streak[] = [];
  const done: Streak[] = [];
  for (let line = 0; line < direction.count; line++) {
    const origin = line * direction.stride;
    for (let index = 0; index < direction.length; index++) {
      if ((data[origin + index * direction.step] as number) > level) continue;
      let [end, gap] = [index, 0];
      for (let next = index + 1; next < direction.length && gap <= RULE_GAP; next++) {
        if ((data[origin + next * direction.step] as number) > level) gap++;
        else [end, gap] = [next, 0];
      }
      if (end - index >= least) addStreak(open, { from: index, to: end, first: line, last: line });
      index = end;
    }
    for (let at = open.length - 1; at >= 0; at--)
      if ((open[at] as Streak).last < line - 2) done.push(...open.splice(at, 1));
  }
  const rules = [...done, ...open].filter((streak) => streak.last - streak.first < thickest);
  for (const rule of rules) erase(cleaned, rule, direction);
  return rules.map((rule) => ({ at: (rule.first + rule.last) / 2, from: rule.from, to: rule.to }));
}

function addStreak(open: Streak[], streak: Streak): void {
  const above = open.findIndex((other) => other.from <= streak.to && other.to >= streak.from);
  if (above < 0) {
    open.push(streak);
    return;
  }
  const other = open[above] as Streak;
  open[above] = {
    from: Math.min(other.from, streak.from),
    to: Math.max(other.to, streak.to),
    first: other.first,
    last: streak.last,
  };
}

/** The rule and a pixel of its blurred edge on either side. */
function erase(data: Uint8Array, rule: Streak, direction: Direction): void {
  for (let line = Math.max(0, rule.first - 1); line <= Math.min(direction.count - 1, rule.last + 1); line++) {
    for (let index = rule.from; index <= rule.to; index++) data[line * direction.stride + index * direction.step] = 255;
  }
}

/** A part of a picture with a white margin, which the OCR wants. */
export function crop(bitmap: Bitmap, left: number, top: number, right: number, bottom: number, margin: number): Bitmap {
  const [x1, y1] = [Math.max(0, Math.round(left)), Math.max(0, Math.round(top))];
  const [x2, y2] = [Math.min(bitmap.width, Math.round(right)), Math.min(bitmap.height, Math.round(bottom))];
  const [width, height] = [Math.max(1, x2 - x1) + 2 * margin, Math.max(1, y2 - y1) + 2 * margin];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = y1; y < y2; y++)
    data.set(bitmap.data.subarray(y * bitmap.width + x1, y * bitmap.width + x2), (y - y1 + margin) * width + margin);
  return { width, height, data, dpi: bitmap.dpi };
}
