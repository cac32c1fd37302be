// Completes package-lock.json: where a registry offers the binaries of some platforms only, `npm install` drops the others
// from the lock, and `npm ci` then refuses it everywhere. What is added gets the hash that the registry states of it, which
// `npm ci` compares. Run after each `npm install`: node test/make/lockfile.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = /android|darwin|linux|win32|freebsd|openharmony|openbsd|netbsd|sunos|aix/;
const PROCESSORS = /arm64|x64|arm|riscv64|ppc64|s390x|ia32|loong64|mips64el/;

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(path === '' ? {} : (parent.optionalDependencies ?? {}))) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || lock.packages[`${path}/${key}`]) continue;
    const system = SYSTEMS.exec(name)?.[0];
    const processor = PROCESSORS.exec(name)?.[0];
    if (!system || !processor) throw new Error(`${name} is for no known platform`);
    const libc = name.includes('musl') ? ['musl'] : system === 'linux' && name.includes('gnu') ? ['glibc'] : null;
    lock.packages[key] = {
      version: version.replace(/^[\^~]/, ''),
      cpu: [processor],
      ...(parent.dev && { dev: true }),
      ...(libc && { libc }),
      ...(parent.license && { license: parent.license }),
      optional: true,
      os: [system],
    };
  }
}
for (const [path, locked] of Object.entries(lock.packages)) {
  if (path === '' || locked.integrity) continue;
  const spec = `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${locked.version}`;
  const { version, ...rest } = locked;
  const integrity = JSON.parse(execFileSync('npm', ['view', spec, 'dist.integrity', '--json'], { encoding: 'utf8' }));
  lock.packages[path] = { version, integrity, ...rest };
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
