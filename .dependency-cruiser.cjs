/** The walls of the house: who may import whom. One sentence per wall. */
const PURE = '^libs/(kernel|calendar)/src/|^libs/[^/]+/src/model/';
const SPEC = '\\.(int-|e2e-)?spec\\.ts$';

/** The ladder. A lib sees only the libs named on its line. */
const MAY_SEE = {
  kernel: [],
  calendar: ['kernel'],
  platform: ['kernel'],
  print: ['kernel'],
  record: ['kernel', 'platform'],
  identity: ['kernel', 'platform', 'record'],
  messaging: ['kernel', 'platform', 'record'],
  catalogue: ['kernel', 'calendar', 'platform', 'record', 'identity'],
  routing: ['kernel', 'calendar', 'platform', 'record', 'identity', 'catalogue'],
  projects: ['kernel', 'calendar', 'platform', 'record', 'identity', 'catalogue', 'routing'],
  casework: ['kernel', 'calendar', 'platform', 'record', 'identity', 'catalogue', 'routing', 'projects'],
  dossier: [
    'kernel',
    'calendar',
    'platform',
    'record',
    'identity',
    'catalogue',
    'routing',
    'projects',
    'casework',
    'print',
  ],
  registration: [
    'kernel',
    'calendar',
    'platform',
    'record',
    'identity',
    'catalogue',
    'routing',
    'projects',
    'casework',
    'print',
  ],
  supervision: [
    'kernel',
    'calendar',
    'platform',
    'record',
    'identity',
    'catalogue',
    'routing',
    'projects',
    'casework',
  ],
};

const ladder = Object.entries(MAY_SEE).map(([lib, seen]) => ({
  name: `ladder-${lib}`,
  severity: 'error',
  comment: `${lib} sees only: ${seen.join(', ') || 'nothing'}.`,
  from: { path: `^libs/${lib}/` },
  to: { path: '^libs/', pathNot: `^libs/(${[lib, ...seen].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...ladder,
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Every import points one way.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'model-is-pure',
      severity: 'error',
      comment: 'Rules use no framework, no driver, no Node built-in; xstate is the only package.',
      from: { path: PURE, pathNot: SPEC },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core', 'unknown'],
        pathNot: 'node_modules/xstate/',
      },
    },
    {
      name: 'model-imports-model',
      severity: 'error',
      comment: 'Rules use rules: their own folder, or another lib by its model door.',
      from: { path: PURE, pathNot: SPEC },
      to: { path: '^(libs|apps)/', pathNot: PURE },
    },
    {
      name: 'model-reaches-no-io',
      severity: 'error',
      comment: 'Not even through a friend.',
      from: { path: PURE, pathNot: SPEC },
      to: { path: 'node_modules/(typeorm|pg|bullmq|ioredis|@nestjs)/', reachable: true },
    },
    {
      name: 'rules-read-own-facts',
      severity: 'error',
      comment:
        "What decides about an item never reaches a case, a sibling or the register: it reads the item's own context.",
      from: {
        path: '^libs/casework/src/model/(acting|item\\.machine|item-context|policies|content|evolve|facts|ties|obligations|clocks|days|watches|rungs|moved-on|ladder|arrived|obligation|serve/(events|facts|clocks|months|policies|content|evolutions|transitions)|meeting/(events|facts|policies|content|evolutions|transitions)|consult/(events|consult)|sign/(events|facts|chain|policies|content|evolutions)|window/(facts|events|policies|content|evolutions|clocks|guide-refusal|window-change|finding-rungs)|levels/(events|facts|policies|content|evolutions|clocks|transitions)|redecide/(events|facts|evolutions|content)|result/(events|facts|policies|content|evolutions|registered)|material/(events|facts|evolutions|content|policies)|channel/(events|facts|evolutions|content|policies)|tolerance/(exclusions|debts|policies)|commitment/(events|facts|clocks|exclusions|policies|content|evolutions|transitions)|covered/facts|condition/(judged-tie|events|content|evolutions))\\.ts$',
      },
      to: {
        path: '^libs/casework/src/model/(item|command|decide|correct|steps|time|replay|joint|joint-facts|open-case|case-commands|outcome|projection|notices|measure|effective-on)\\.ts$|^libs/(projects|supervision)/',
        reachable: true,
      },
    },
    {
      name: 'front-door-only',
      severity: 'error',
      comment: 'A lib is entered by the index.ts of itself, of model/, offline/ or embedded/.',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: ['^libs/$2/', '^libs/[^/]+/src/((model|offline|embedded)/)?index\\.ts$'],
      },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      comment: 'Doors open inward.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-know-no-app',
      severity: 'error',
      comment: 'api and worker meet only through libs or a queue.',
      from: { path: '^apps/(api|worker)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'standalone-composes-modules',
      severity: 'error',
      comment: 'standalone puts the two apps into one process and sees only their modules and their boot.',
      from: { path: '^apps/standalone/' },
      to: {
        path: '^apps/(api|worker)/',
        pathNot: '^apps/(api|worker)/src/(api\\.module|worker\\.module|boot)\\.ts$',
      },
    },
    {
      name: 'embedded-for-standalone',
      severity: 'error',
      comment: 'Only standalone and the tests start a database of their own.',
      from: { path: '^(apps|libs)/', pathNot: ['^apps/standalone/', '^libs/platform/src/embedded/', SPEC] },
      to: { path: '^libs/platform/src/embedded/' },
    },
    {
      name: 'offline-reaches-no-database',
      severity: 'error',
      comment:
        'What is verified or counted from a file alone loads no driver and no framework: it starts in less than half of the time.',
      from: {
        path: '^libs/[^/]+/src/offline/|^apps/standalone/src/(catalogue|code|receipt)\\.ts$',
        pathNot: SPEC,
      },
      to: { path: 'node_modules/(typeorm|pg|bullmq|ioredis|@nestjs)/', reachable: true },
    },
    {
      name: 'store-below-verb',
      severity: 'error',
      comment: 'Tables do not call verbs.',
      from: { path: '^libs/([^/]+)/src/store/', pathNot: SPEC },
      to: { path: '^libs/$1/src/[^/]+\\.ts$' },
    },
    {
      name: 'sql-in-store',
      severity: 'error',
      comment: 'TypeORM and pg live in store/ and platform; a bench may hold a plain client.',
      from: {
        path: '^(apps|libs)/',
        pathNot: ['/store/', '^libs/platform/', '^apps/standalone/src/bench', SPEC],
      },
      to: { path: 'node_modules/(typeorm|pg)/' },
    },
    {
      name: 'queue-in-messaging',
      severity: 'error',
      comment: 'BullMQ and ioredis live in messaging.',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/messaging/', SPEC] },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
