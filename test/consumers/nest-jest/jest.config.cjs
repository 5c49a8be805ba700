// Jest loads CommonJS only, unless it runs on Node 24.9 or later: on older Nodes it has to transform the packages that
// are ESM only. They are oneoff and two of its dependencies.
const ESM_ONLY = ['oneoff', 'dinero.js'];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src'],
  transform: {
    '^.+\\.[jt]s$': [
      'ts-jest',
      {
        diagnostics: false,
        tsconfig: {
          ...require('./tsconfig.json').compilerOptions,
          allowJs: true,
          module: 'commonjs',
          moduleResolution: 'node10',
        },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
