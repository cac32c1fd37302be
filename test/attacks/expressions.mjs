// Prints every regular expression of the built program as JSON: the literals, found by a parser, and those put together when a
// module loads, found by watching the constructor.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'acorn';
import { simple } from 'acorn-walk';

const DIST = resolve('dist');
const found = new Map();
const add = (source, flags, place, isLiteral) => {
  const key = `/${source}/${flags}`;
  if (!found.has(key)) found.set(key, { source, flags, place, isLiteral });
};

// The bundle is made of the same modules, and of packages.
const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.js') && !/^program[\\/]/.test(name),
);
for (const name of files) {
  const where = name.split(sep).join('/');
  const tree = parse(readFileSync(join(DIST, name), 'utf8'), { ecmaVersion: 'latest', sourceType: 'module' });
  simple(tree, {
    Literal: (node) => {
      if (node.regex !== undefined) add(node.regex.pattern, node.regex.flags, where, true);
    },
  });
}

const Native = globalThis.RegExp;
globalThis.RegExp = new Proxy(Native, {
  construct: (target, [pattern, flags]) => {
    const made = new target(pattern, flags);
    const stack = new Error().stack ?? '';
    const line = stack.split('\n').find((frame) => frame.includes('/dist/') && !frame.includes('node_modules'));
    if (line !== undefined) {
      add(made.source, made.flags, line.replace(/^.*\/dist\//, '').replace(/:\d+:\d+\)?$/, ''), false);
    }
    return made;
  },
});
for (const name of files.filter((file) => !/(?:^|[\\/-])(?:worker|thread)\.js$/.test(file))) {
  await import(pathToFileURL(join(DIST, name)).href);
}
globalThis.RegExp = Native;
process.stdout.write(JSON.stringify([...found.values()]));
