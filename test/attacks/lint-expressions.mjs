// `npm run lint:expressions`: looks at every regular expression of the program (two minutes) and writes down those that take time
// linear in any text. The test of the same name looks at the others only.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { checkSync } from 'recheck';

const { stdout } = spawnSync(process.execPath, ['test/attacks/expressions.mjs'], { maxBuffer: 2 ** 26 });
const linear = [];
for (const { source, flags, place } of JSON.parse(String(stdout))) {
  const { status, complexity, attack } = checkSync(source, flags, { timeout: 20_000 });
  if (status === 'safe') linear.push(`/${source}/${flags}`);
  else
    process.stdout.write(
      `${place}: /${source}/${flags} ${status} ${complexity?.summary ?? ''} ${attack?.pattern ?? ''}\n`,
    );
}
linear.sort();
writeFileSync('test/attacks/linear-expressions.json', `${JSON.stringify(linear, null, 1)}\n`);
