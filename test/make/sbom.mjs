// What a release consists of, as CycloneDX, to stdout: `npm run sbom > oit-audit.cdx.json`. npm makes it of the lockfile. Left out is what
// the lockfile marks as needed for development alone: npm's own `--omit=dev` also leaves out what a package of development would like to have.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const args = ['sbom', '--package-lock-only', '--sbom-type=application', '--sbom-format=cyclonedx'];
const options = { encoding: 'utf8', maxBuffer: 2 ** 27, shell: process.platform === 'win32' };
const bill = JSON.parse(execFileSync('npm', args, options));
const { name, packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

const delivered = new Set(
  Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(
      ([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`,
    ),
);
const isDelivered = (component) => delivered.has(`${component.name}@${component.version}`);
const { component: program } = bill.metadata;
const known = new Set([program['bom-ref'], ...bill.components.filter(isDelivered).map((one) => one['bom-ref'])]);

// npm names the program after its folder.
bill.metadata.component = { ...program, name };
bill.components = bill.components.filter(isDelivered);
bill.dependencies = bill.dependencies
  .filter(({ ref }) => known.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => known.has(one)) }));
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
