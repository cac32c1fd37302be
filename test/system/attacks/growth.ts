/** What is done with an input. */
export type Work = (text: string) => unknown;

/** Input ten times as long may take thirty times as long; a quarter of a second is no time that is felt. */
const MOST_TIMES = 30;
const FELT_MS = 250;

const cpuMs = async (work: Work, text: string): Promise<number> => {
  const before = process.cpuUsage();
  await work(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** @param times how often the unit stands in the small input; the large one is ten times as long  @returns `bounded`, or what took how long */
export async function growthOf(work: Work, make: (times: number) => string, times: number): Promise<string> {
  await cpuMs(work, make(Math.ceil(times / 10)));
  const small = Math.min(await cpuMs(work, make(times)), await cpuMs(work, make(times)));
  const large = await cpuMs(work, make(10 * times));
  const isBounded = large <= FELT_MS || large <= MOST_TIMES * small;
  return isBounded
    ? 'bounded'
    : `${make(1).slice(0, 60)}: ${small.toFixed(0)} ms, ten times as long ${large.toFixed(0)} ms`;
}

export const repeated =
  (unit: string, before = '', after = '') =>
  (times: number): string =>
    before + unit.repeat(times) + after;
/** A unit with its number, so that no two are the same. */
export const counted =
  (unit: (n: number) => string, before = '', after = '') =>
  (times: number): string =>
    before + Array.from({ length: times }, (_, n) => unit(n)).join('') + after;
