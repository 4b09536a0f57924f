const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      swcrc: false,
      module: { type: 'es6' },
      jsc: {
        target: 'es2022',
        keepClassNames: true,
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      },
    },
  ],
};

const lane = (displayName, testRegex, more = {}) => ({
  displayName,
  testEnvironment: 'node',
  testRegex,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^#platform/embedded$': '<rootDir>/libs/platform/src/embedded/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform,
  ...more,
});

const engines = {
  globalSetup: '<rootDir>/test/support/engines.ts',
  globalTeardown: '<rootDir>/test/support/engines-down.ts',
};

/** Three lanes by suffix: a spec touches nothing, an int-spec a real database, an e2e-spec the running product. */
export default {
  maxWorkers: 2,
  // Jest takes it here only: in a project it is ignored.
  testTimeout: 30_000,
  projects: [
    lane('rules', '(?<!\\.int-|\\.e2e-)(?<=\\.|/)spec\\.ts$'),
    lane('engines', '\\.int-spec\\.ts$', engines),
    lane('journeys', '\\.e2e-spec\\.ts$', engines),
  ],
};
