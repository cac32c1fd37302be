import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly engines?: { readonly node?: string };
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

it('the lock holds the binaries of every platform, or npm ci refuses it (mend: node test/make/lockfile.mjs)', () => {
  const missing = Object.entries(packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
      ),
    );
  expect(missing).toEqual([]);
});

it('every package is held by a hash, those of other platforms too', () => {
  const without = Object.entries(packages)
    .filter(([path, { integrity }]) => path !== '' && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
    .map(([path]) => path);
  expect(without).toEqual([]);
});

it('the bill of materials names every package that is delivered, with its hash', () => {
  const text = execFileSync('npm', ['run', '--silent', 'sbom'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const bill = JSON.parse(text) as {
    readonly bomFormat: string;
    readonly components: readonly { readonly name: string; readonly hashes?: readonly { readonly alg: string }[] }[];
  };
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(bill.components.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  expect(bill.components.map(({ name }) => name)).not.toContain('vitest');
  expect(bill.components.filter(({ hashes }) => hashes?.[0]?.alg !== 'SHA-512').map(({ name }) => name)).toEqual([]);
});

it('no locked package asks for a newer Node than ours', () => {
  const newer = Object.entries(packages)
    .filter(([, { engines }]) => engines?.node !== undefined && !runsOn20(engines.node))
    .map(([path, { version, engines }]) => `${path} ${version} ${engines?.node}`);
  expect(newer).toEqual([]);
});

/** Node 20.19 lies within the range: an open lower bound below it, or a caret or x-range of 20. */
function runsOn20(range: string): boolean {
  return range.split('||').some((part) => {
    const bound = /(\^|~|>=?|=)?\s*v?(\d+)(?:\.(\d+|x|\*))?/.exec(part.trim());
    if (!bound) return true;
    const [, sign = '', major = '0', minor = '0'] = bound;
    if (sign.startsWith('>')) return Number(major) < 20 || (Number(major) === 20 && Number(minor) <= 19);
    return Number(major) === 20 && (minor === 'x' || minor === '*' || Number(minor) <= 19);
  });
}
