// The walls between the rooms of the house (docs/architecture.md). A broken rule says what to do instead.

const domain = '^libs/domain/([^/]+)/';
const tests = '\\.(spec|factory)\\.ts$|/e2e/|^libs/platform/testing/|^deploy/bench/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or the second needs an event or a port of the first.',
      severity: 'error',
      from: {},
      // Entities that refer to each other do so by type (Relation<T>), which is no dependency at run time.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rules-are-pure',
      comment: 'A *.rules.ts decides from what it is given: no Nest, database, clock, files or network.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: [
          '^@?nestjs|node_modules/(@nestjs|typeorm|pg|ioredis|@nats-io)/',
          '\\.(repository|service|controller|consumer|job|module)\\.ts$',
          '^libs/(entities|platform/(?!errors/))',
          '^(node:)?(fs|http|https|net|child_process|timers)(/|$)',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'repositories-stay-home',
      comment: 'Another domain asks the service at the front door; SQL for a table is in its own domain only.',
      severity: 'error',
      from: { path: domain, pathNot: tests },
      to: { path: '\\.repository\\.ts$', pathNot: '^libs/domain/$1/' },
    },
    {
      name: 'entities-belong-to-repositories',
      comment: "Columns are the repository's and the migrations' business; everybody else sees the domain's own types.",
      severity: 'error',
      from: { path: domain, pathNot: ['\\.repository\\.ts$', tests] },
      to: { path: '^libs/entities/' },
    },
    {
      name: 'entities-of-the-own-domain',
      comment: 'A repository reads and writes the tables of its own domain.',
      severity: 'error',
      from: { path: domain, pathNot: tests },
      to: { path: '^libs/entities/src/[^/]+/', pathNot: '^libs/entities/src/$1/' },
    },
    {
      name: 'domains-by-front-door',
      comment: 'Import @hearken/domain-<name>; what is not exported there is nobody else’s.',
      severity: 'error',
      from: { path: domain },
      to: { path: domain, pathNot: ['^libs/domain/$1/', '^libs/domain/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'techniques-by-front-door',
      comment: 'Import @hearken/platform-<name>; its index.ts lists what it offers.',
      severity: 'error',
      from: { path: '^libs/platform/([^/]+)/' },
      to: { path: '^libs/platform/', pathNot: ['^libs/platform/$1/', '/src/index\\.ts$'] },
    },
    {
      name: 'libraries-by-front-door',
      comment: 'Import the package by name; its index.ts lists what it offers.',
      severity: 'error',
      from: { path: '^(apps|libs/domain|deploy)/' },
      to: { path: '^libs/(platform|web|crypto|contracts)/', pathNot: ['/src/index\\.ts$', '\\.(css|vue)$'] },
    },
    {
      name: 'apps-do-not-know-each-other',
      comment: 'Apps compose libraries and do not know each other.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: tests },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'platform-knows-no-domain',
      comment: 'A technique serves every business: pass what it needs through a port that the app binds.',
      severity: 'error',
      from: { path: '^libs/platform/', pathNot: tests },
      to: { path: '^(libs/(domain|entities|web)|apps)/' },
    },
    {
      name: 'crypto-is-plain',
      comment: 'Cryptography depends on Node alone, so that it can be read and tested by itself.',
      severity: 'error',
      from: { path: '^libs/crypto/', pathNot: tests },
      to: { path: '^(libs/(domain|entities|web|contracts|platform/(?!errors/))|apps)/' },
    },
    {
      name: 'contracts-are-plain',
      comment: 'Contracts reach the browser: zod and nothing else.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: tests },
      to: { pathNot: ['^libs/contracts/', 'node_modules/zod/'] },
    },
    {
      name: 'entities-are-columns',
      comment: 'Entities know TypeORM and each other.',
      severity: 'error',
      from: { path: '^libs/entities/', pathNot: tests },
      to: { pathNot: ['^libs/entities/', 'node_modules/(typeorm|reflect-metadata)/'] },
    },
    {
      name: 'web-imports-web-and-contracts',
      comment: 'The browser speaks to services over HTTP and sockets, through the generated client.',
      severity: 'error',
      from: { path: '^(apps/(web|admin-web)|libs/web)/', pathNot: ['/e2e/', '\\.spec\\.ts$'] },
      to: { path: '^(apps|libs)/', pathNot: '^(apps/(web|admin-web)|libs/(web|contracts))/' },
    },
    {
      name: 'servers-import-no-web',
      comment: 'Only the chat client is meant for Node as well.',
      severity: 'error',
      from: { path: '^(apps/(?!web/|admin-web/)|libs/(domain|platform|crypto|entities|contracts)/)', pathNot: tests },
      to: { path: '^libs/web/', pathNot: '^libs/web/(chat-client|api-client)/' },
    },
    {
      name: 'tests-only-from-tests',
      comment: 'Factories, specs and throw-away servers are for tests.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: tests },
      to: {
        path: '\\.(spec|factory)\\.ts$|^libs/platform/testing/|node_modules/(@playwright/test|vitest|fast-check)/',
      },
    },
    {
      name: 'no-drawers-of-things',
      comment: 'utils, helpers, common, shared, core: name the folder after what is in it.',
      severity: 'error',
      from: {},
      to: { path: '/(utils|helpers|common|shared|core)(/|\\.ts$)', pathNot: 'node_modules/' },
    },
    {
      name: 'nothing-missing',
      comment: 'The import cannot be resolved: a typing error, or the package is not in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\.(svg|png|css)(\\?|$)'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules/(?!@hearken/)' },
    exclude: { path: '(^|/)(dist|\\.nx|\\.data|test-results)/|/generated/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@hearken/source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.mjs', '.js', '.cjs', '.vue', '.d.ts', '.d.mts', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
