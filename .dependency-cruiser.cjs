// Which file may import which: the architecture as a program checks it. `npm run ladder` runs it, tools/ladder.test.ts proves that
// every rule still bites.
const { join } = require('node:path');

/** Bottom to top: a folder of src/ imports only from folders that stand before it. */
const LADDER = [
  'kernel', 'db', 'jobs', 'identity', 'llm', 'solver', 'calendar', 'graph', 'documents', 'memory', 'work', 'planning', 'scheduling', 'observing',
  'http', 'mcp', 'cli', 'apps',
];

/** Tests and kits reach wherever what they check leads. */
const TESTS = '\\.(test|kit)\\.ts$';
/** The command line starts the processes: its main, and nothing else of it, loads composition roots, each when it is asked for. */
const LAUNCHER = '^src/cli/main\\.ts$';

const ladder = LADDER.slice(0, -1).map((folder, rung) => ({
  name: `ladder-${folder}`,
  comment: `src/${folder} stands below what it imports here. It may use: ${LADDER.slice(0, rung).join(', ') || 'nothing else of src'}.`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: [TESTS, LAUNCHER] },
  to: { path: `^src/(${LADDER.slice(rung + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...ladder,
    {
      name: 'on-the-ladder',
      comment: 'Every folder of src/ has its place in the array LADDER of .dependency-cruiser.cjs: give a new one its own.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${LADDER.join('|')})/` },
      to: {},
    },
    {
      name: 'front-door-only',
      comment: 'Another capability is entered through its index.ts, or through one of its contracts, ports and problems.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: ['^src/apps/', TESTS] },
      to: {
        path: '^src/[^/]+/',
        pathNot: [
          '^src/$1/', '^src/[^/]+/index\\.ts$', '\\.(contract|port|problems)\\.ts$',
          '^src/kernel/', // a box of single pieces, each of which is its own door
          '^src/solver/problem\\.ts$', // schemas only: contracts take them without the worker threads behind the solver's index
          '^src/db/data-dir-lock\\.ts$', // the command line says in a sentence that the folder is taken, and must not load a database for it
          '^src/apps/', // reached by the launcher only, which the ladder and lazy-apps see to
        ],
      },
    },
    {
      name: 'lazy-apps',
      comment: 'src/cli/main.ts loads a composition root with import() when its command is given: `almanac help` must not load a database.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/apps/', dynamic: false },
    },
    {
      name: 'adapters-chosen-in-apps',
      comment: 'Which adapter stands behind a port is decided in src/apps (and in tests); everyone else names the port.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/apps/', '/adapters/', TESTS] },
      to: { path: '/adapters/' },
    },
    {
      name: 'vendors-in-adapters',
      comment: 'Drivers and SDKs stay behind a port, so that the vendor can change without the product: import them in adapters/ and apps/. mcp/ is the surface whose protocol the MCP SDK speaks.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['/adapters/', '^src/apps/', '^src/mcp/', TESTS,
          '^src/calendar/feed\\.ts$'], // ical-generator there turns rows into text and speaks to nobody: a port around it would have one shape only
      },
      to: { path: '(^|/)node_modules/(pg|@electric-sql/[^/]+|pg-boss|iovalkey|gpt-tokenizer|ical-generator|ical\\.js|rrule-temporal|sax|@modelcontextprotocol/[^/]+)/' },
    },
    {
      name: 'web-framework-in-surfaces',
      comment: 'Hono and the metrics client belong to the surfaces; a capability answers operations and knows no HTTP.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(http|mcp|apps)/', TESTS] },
      to: { path: '(^|/)node_modules/(hono|@hono/[^/]+|prom-client)/' },
    },
    {
      name: 'contracts-are-browser-safe',
      comment: 'A contract or a catalogue of problems is loaded by browsers and by callers on the other end of the wire: zod, the kernel\'s words for it, other contracts and problems, the solver\'s schemas; nothing that runs.',
      severity: 'error',
      from: { path: '[./](contracts?|problems)\\.ts$', pathNot: ['^src/apps/'] },
      to: { pathNot: ['(^|/)node_modules/zod/', '\\.(contract|problems)\\.ts$', '^src/kernel/(operation|problem|fields)\\.ts$', '^src/solver/problem\\.ts$'] },
    },
    {
      name: 'browser-floor',
      comment: 'What contracts and the client over the wire stand on must itself run in a browser.',
      severity: 'error',
      from: { path: '^src/(kernel/(operation|problem|fields|input|call-over|zone)|solver/problem)\\.ts$' },
      to: { pathNot: ['(^|/)node_modules/zod/', '^src/kernel/(operation|problem|fields|input)\\.ts$'] },
    },
    {
      name: 'tests-stay-outside',
      comment: 'The product does not import tests, kits or what stands beside src/: the package ships without them.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: [TESTS, '^(tests|tools|bench)/'] },
    },
    {
      name: 'no-development-packages',
      comment: 'A package that the running product imports belongs in dependencies.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-sees-contracts',
      comment: 'The dashboard takes from src/ the types of contracts (import type), so that zod and all behind it stay out of its bundle; two pure pieces it takes as they are (bin/setup.mjs builds anew when these change).',
      severity: 'error',
      from: { path: '^web/', pathNot: ['^web/e2e/'] },
      to: { path: '^src/', pathNot: ['^src/http/live-topics\\.contract\\.ts$', '^src/kernel/zone\\.ts$'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-sees-contracts-only',
      comment: 'Of src/ the dashboard knows contracts and the shape of an operation; the rest it reaches over HTTP.',
      severity: 'error',
      from: { path: '^web/', pathNot: ['^web/e2e/'] },
      to: { path: '^src/', pathNot: ['\\.contract\\.ts$', '^src/kernel/(operation|zone)\\.ts$'] },
    },
    {
      name: 'pages-stand-alone',
      comment: 'A page of the dashboard is loaded by itself: another folder may use its pieces, never its page, which would load both.',
      severity: 'error',
      from: { path: '^web/([^/]+)/', pathNot: ['^web/e2e/'] },
      to: { path: '^web/[^/]+/[^/]+-page\\.tsx?$', pathNot: '^web/$1/' },
    },
    { name: 'no-phantom-packages', comment: 'Import only packages that package.json names.', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
    { name: 'no-cycles', comment: 'Files that need each other are one file, or hide a third.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', comment: 'Every import leads somewhere.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
