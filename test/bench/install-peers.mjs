// `npm run bench:peers`: installs the link checkers and the readers of tables that the bench measures beside the program, each by its
// own package manager, into a folder outside of the project. What cannot be installed is named with its reason; the bench goes without.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(homedir(), '.cache/oit-audit-bench');
const npm = (folder, ...packages) => ['npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...packages]];
const linkchecker = join(FOLDER, 'linkchecker');
const documents = join(FOLDER, 'documents');

const STEPS = [
  ['linkinator 6', ...npm(join(FOLDER, 'linkinator-6'), 'linkinator@6')],
  ['linkinator 8 and a newer Node', ...npm(join(FOLDER, 'linkinator-8'), 'linkinator@8', 'node@22')],
  ['LinkChecker: its folder', 'python3', ['-m', 'venv', linkchecker]],
  ['LinkChecker', join(linkchecker, 'bin/pip'), ['install', '--quiet', 'LinkChecker']],
  ['muffet', 'go', ['install', 'github.com/raviqqe/muffet/v2@latest'], { GOBIN: join(FOLDER, 'bin') }],
  ['pdfplumber and camelot: their folder', 'python3', ['-m', 'venv', documents]],
  ['pdfplumber and camelot', join(documents, 'bin/pip'), ['install', '--quiet', 'pdfplumber', 'camelot-py']],
  ['lychee', 'cargo', ['install', 'lychee', '--locked', '--root', join(FOLDER, 'lychee')]],
];

mkdirSync(FOLDER, { recursive: true });
for (const [name, program, args, env] of STEPS) {
  const { status, stderr, error } = spawnSync(program, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
  const reason = error?.message ?? stderr.trim().split('\n').at(-1);
  process.stdout.write(status === 0 ? `${name}: installed\n` : `${name}: not installed (${reason})\n`);
}
