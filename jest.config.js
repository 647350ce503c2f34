// swc compiles everything to CommonJS, ESM packages of node_modules included: Nest 12 and others ship ESM only.
const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  // false: with true Nest's optional imports fail silently under Jest and gateways never start.
  module: { type: 'commonjs', ignoreDynamic: false },
};

const project = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@hearken/source', 'node', 'require', 'default'] },
  transform: {
    '^.+\\.ts$': ['@swc/jest', swc],
    '^.+\\.m?js$': [
      '@swc/jest',
      { ...swc, jsc: { ...swc.jsc, parser: { syntax: 'ecmascript' }, transform: undefined } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(@swc|typescript)/'],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.data/', '<rootDir>/.nx/'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/e2e/',
    '<rootDir>/apps/web/',
    '<rootDir>/apps/admin-web/',
    '<rootDir>/libs/web/ui/',
    // apps/*/routes.snap are lists of routes. Jest takes them for snapshots of this file, obsolete ones that -u removes.
    '<rootDir>/apps/routes$',
  ],
};

module.exports = {
  projects: [
    {
      ...project,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,deploy}/**/*.spec.ts'],
      testPathIgnorePatterns: [...project.testPathIgnorePatterns, '\\.int\\.spec\\.ts$'],
    },
    {
      ...project,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs,deploy}/**/*.int.spec.ts'],
      globalSetup: '<rootDir>/libs/platform/testing/src/jest/global-setup.ts',
      globalTeardown: '<rootDir>/libs/platform/testing/src/jest/global-teardown.ts',
    },
  ],
};
