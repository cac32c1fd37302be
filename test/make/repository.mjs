// The repository that package.json names, in one place: `npm run repository -- OWNER/NAME` writes it, `--check OWNER/NAME TAG` is a step of
// the release. Until somebody has set it, it is OWNER/oit-audit, and the program names no place to report to.
import { readFileSync, writeFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const fieldsOf = (repository) => ({
  homepage: `https://github.com/${repository}#readme`,
  bugs: { url: `https://github.com/${repository}/issues` },
  repository: { type: 'git', url: `git+https://github.com/${repository}.git` },
});

const [first, repository = first, tag] = process.argv.slice(2);
if (!/^[\w.-]+\/[\w.-]+$/.test(repository ?? '')) {
  console.error('usage: npm run repository -- OWNER/NAME, or -- --check OWNER/NAME [TAG]');
  process.exitCode = 2;
} else if (first === '--check') {
  const wrong = Object.entries(fieldsOf(repository)).filter(
    ([name, value]) => JSON.stringify(manifest[name]) !== JSON.stringify(value),
  );
  for (const [name] of wrong)
    console.error(`package.json: ${name} does not name ${repository}: npm run repository -- ${repository}`);
  const isVersion = tag === undefined || tag === `v${manifest.version}`;
  if (!isVersion) console.error(`The tag ${tag} is not the version of package.json, ${manifest.version}`);
  process.exitCode = wrong.length === 0 && isVersion ? 0 : 1;
} else {
  writeFileSync('package.json', `${JSON.stringify({ ...manifest, ...fieldsOf(repository) }, null, 2)}\n`);
}
