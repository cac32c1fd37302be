/** So many identifiers are read at a glance. */
const FEW = 8;

/** `O2–O12, O14`: identifiers that follow one another are folded where there are many. */
export function idRanges(ids: readonly string[]): string {
  if (ids.length <= FEW) return ids.join(', ');
  const runs: string[][] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run !== undefined && follows(run.at(-1) ?? '', id)) run.push(id);
    else runs.push([id]);
  }
  return runs.map((run) => (run.length < 3 ? run.join(', ') : `${run[0]}–${run.at(-1)}`)).join(', ');
}

/** `O3` follows `O2`. */
function follows(before: string, id: string): boolean {
  const [one, other] = [parts(before), parts(id)];
  return one !== null && other !== null && one.letters === other.letters && one.number + 1 === other.number;
}

function parts(id: string): { readonly letters: string; readonly number: number } | null {
  const [, letters = '', digits] = /^(\D*)(\d{1,6})$/.exec(id) ?? [];
  return digits === undefined ? null : { letters, number: Number(digits) };
}
