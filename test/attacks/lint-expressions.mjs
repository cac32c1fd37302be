// `npm run test:expressions`: looks at every regular expression of the program for text that would make it slow, and fails where one
// is neither linear nor judged. Those that were found linear are written down and passed over the next time.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { checkSync } from 'recheck';

const KNOWN = 'test/attacks/linear-expressions.json';
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const known = new Set(read(KNOWN));
const judged = read('test/attacks/judged-expressions.json');

const { stdout } = spawnSync(process.execPath, ['test/attacks/expressions.mjs'], { maxBuffer: 2 ** 26 });
const linear = [];
let strays = 0;
for (const { source, flags, place } of JSON.parse(String(stdout))) {
  const whole = `/${source}/${flags}`;
  if (known.has(whole)) linear.push(whole);
  else if (!judged.some(({ begins }) => source.startsWith(begins))) {
    const { status, complexity, attack } = checkSync(source, flags, { timeout: 30_000 });
    if (status === 'safe') linear.push(whole);
    else {
      strays++;
      process.stdout.write(`${place}: ${whole} ${status} ${complexity?.summary ?? ''} ${attack?.pattern ?? ''}\n`);
    }
  }
}
writeFileSync(KNOWN, `${JSON.stringify(linear.sort(), null, 2)}\n`);
process.stdout.write(`${linear.length} linear, ${judged.length} judged, ${strays} neither\n`);
process.exitCode = strays === 0 ? 0 : 1;
