import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = 'dist/program';
/** Packages with files that are no modules, and those that need not be there. */
const APART = [
  '@embedpdf/pdfium',
  '@napi-rs/canvas',
  '@tesseract.js-data/*',
  'libsql',
  'playwright-core',
  'tesseract.js',
  'zxing-wasm',
];

/**
 * Joins the modules of dist and of packages into few files in dist/program, which Node loads in a fraction of the time: the program
 * itself and the one that reads documents, with what both load when it is needed. Without the bundler (npm ci --omit=optional or
 * --omit=dev) there are none, and bin runs the modules.
 */
export async function bundle() {
  const bundler = await import('esbuild').catch(() => null);
  if (bundler === null) return;
  const { metafile } = await bundler
    .build({
      entryPoints: { main: 'dist/cli/main.js', worker: 'dist/extract/workers/worker.js' },
      outdir: FOLDER,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      external: APART,
      minifyWhitespace: true,
      minifySyntax: true,
      sourcemap: 'linked',
      sourcesContent: false,
      metafile: true,
      logLevel: 'error',
      // CommonJS modules ask for modules of Node by `require`.
      banner: {
        js: "import { createRequire as createRequireOfBundle } from 'node:module';\nconst require = createRequireOfBundle(import.meta.url);",
      },
      plugins: [OWN_PLACES, CLIENT_ALONE, PARSER_ALONE, ASSERTIONS_WITH_WORDS],
    })
    .catch((error) => {
      // Its platform's part is an optional package.
      if (/could not be found|needs the/i.test(String(error))) return { metafile: null };
      throw error;
    });
  if (metafile !== null) writeFileSync(join(FOLDER, 'NOTICES.txt'), noticesOf(Object.keys(metafile.inputs)));
}

/** A module that looks for files beside itself looks where it was. */
const OWN_PLACES = {
  name: 'own-places',
  setup(build) {
    const dist = resolve('dist');
    build.onLoad({ filter: /\.js$/ }, ({ path }) => {
      if (!path.startsWith(dist + sep)) return undefined;
      const place = JSON.stringify(relative(FOLDER, path).split(sep).join('/'));
      const contents = readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        `new URL(${place}, import.meta.url).href`,
      );
      return { contents, loader: 'js' };
    });
  },
};

/** Of undici the room that asks servers needs its client alone, which is a third of what its entrance loads. */
const CLIENT_ALONE = {
  name: 'client-alone',
  setup(build) {
    const room = resolve('dist/fetch') + sep;
    const namespace = 'client-alone';
    build.onResolve({ filter: /^undici$/ }, ({ importer }) =>
      importer.startsWith(room) ? { path: 'undici', namespace } : undefined,
    );
    build.onLoad({ filter: /^undici$/, namespace }, () => ({
      // The entrance gives dispatchers their methods; a tunnel through a proxy is asked for by one of them.
      contents: `require('undici/lib/dispatcher/dispatcher').prototype.connect = require('undici/lib/api/api-connect');
      module.exports = {
        Client: require('undici/lib/dispatcher/client'),
        Pool: require('undici/lib/dispatcher/pool'),
        buildConnector: require('undici/lib/core/connect'),
        errors: require('undici/lib/core/errors'),
      };`,
      resolveDir: resolve('.'),
    }));
  },
};

/** Of cheerio its parser alone is used: its entrance loads all of undici and more to fetch and decode pages itself. */
const PARSER_ALONE = {
  name: 'parser-alone',
  setup(build) {
    const parser = fileURLToPath(new URL('load-parse.js', import.meta.resolve('cheerio')));
    build.onResolve({ filter: /^cheerio$/ }, () => ({ path: parser }));
  },
};

/**
 * An assertion without words of its own makes Node up to 22 parse the file around it to find some, at every place once: where a file is
 * a few lines of a hundred thousand letters that takes half a minute, in which nothing else goes on. The client asserts on answers.
 */
const ASSERTIONS_WITH_WORDS = {
  name: 'assertions-with-words',
  setup(build) {
    const namespace = 'assertions-with-words';
    build.onResolve({ filter: /^(?:node:)?assert$/ }, ({ importer }) =>
      importer === namespace ? undefined : { path: namespace, namespace },
    );
    build.onLoad({ filter: /./, namespace }, () => ({
      contents: `const assert = require('node:assert');
      const ok = (value, words = 'an assertion failed') => assert.ok(value, words);
      module.exports = Object.assign(ok, assert, { ok });`,
    }));
  },
};

/** Licences ask that their text goes with every copy. */
function noticesOf(inputs) {
  const folders = new Set(inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]));
  folders.delete(undefined);
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const texts = readdirSync(folder)
      .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file) && !/\.(?:js|json)$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  return `Parts of these packages are within the files of this folder.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
