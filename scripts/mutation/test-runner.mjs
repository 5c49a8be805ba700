import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { collectTests, runTest } from './collect-tests.mjs';

globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
const state = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE];

/**
 * Runs the tests of a mutant in milliseconds. All code is one script, which is evaluated anew for each mutant and test
 * file, so that none leaves anything behind; only the test files that reach the mutant are loaded, one after the other.
 */
class OneScript {
  static inject = tokens(commonTokens.options);

  constructor({ oneScript: { code, tests } }) {
    this.patterns = { code, tests };
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const { code, tests } = this.patterns;
    this.files = await filesLike(tests);
    const script = await bundle(this.files, await filesLike(code));
    const options = {
      filename: resolve('tests.cjs'),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    };
    this.script = new Script(`((require, module) => {${script}\nreturn module.exports; })`, options);
    // A mutant may leave a promise that nobody awaits.
    process.on('unhandledRejection', () => {});
  }

  async dryRun() {
    const results = [];
    for (const file of this.files) {
      for (const test of await this.load(file)) {
        state.currentTestId = test.id;
        results.push(await this.run(test, new Set()));
        state.currentTestId = undefined;
      }
    }
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, hitLimit, mutantActivation, testFilter }) {
    const wanted = testFilter && new Set(testFilter);
    const reaching = wanted && new Set(testFilter.map((id) => id.split('#')[0]));
    const active = mutantActivation === 'static' ? activeMutant.id : undefined;
    Object.assign(state, { hitCount: 0, hitLimit, activeMutant: active });
    const results = [];
    for (const file of this.files.filter((one) => reaching?.has(one) ?? true)) {
      results.push(...(await this.runFile(file, wanted, activeMutant.id)));
      state.activeMutant = active;
      if (results.at(-1)?.status === TestStatus.Failed) {
        // What finds one mutant often finds the next.
        this.files = [file, ...this.files.filter((one) => one !== file)];
        break;
      }
    }
    state.activeMutant = undefined;
    const tooLong = determineHitLimitReached(state.hitCount, hitLimit);
    return toMutantRunResult(tooLong ?? { status: DryRunStatus.Complete, tests: results });
  }

  /** Run the tests of a file up to the first that fails. */
  async runFile(file, wanted, mutant) {
    const results = [];
    try {
      const tests = (await this.load(file)).filter(({ id }) => wanted?.has(id) ?? true);
      state.activeMutant = mutant;
      const started = new Set();
      for (const test of tests) {
        const result = await this.run(test, started);
        results.push(result);
        if (result.status === TestStatus.Failed) break;
      }
    } catch (error) {
      results.push({ ...failed(error), id: file, name: file, timeSpentMs: 0 });
    }
    return results;
  }

  /** Evaluate the code anew, and a test file, and collect its tests. */
  async load(file) {
    const { tests, vitest } = collectTests(file, expect);
    const require = createRequire(resolve('tests.cjs'));
    const evaluate = this.script.runInThisContext();
    const loaded = evaluate((id) => (id === 'vitest' ? vitest : require(id)), { exports: {} });
    await loaded.code();
    await loaded.tests[file]();
    return tests;
  }

  async run(test, started) {
    const start = performance.now();
    const outcome = await runTest(test, started).then(() => ({ status: TestStatus.Success }), failed);
    const timeSpentMs = performance.now() - start;
    return { ...outcome, id: test.id, name: test.name, fileName: resolve(test.file), timeSpentMs };
  }
}

/** The files of the sandbox, from its folder, whose path a regular expression matches. */
async function filesLike(pattern) {
  const all = await Promise.all(
    ['src', 'test'].map(async (folder) =>
      (await readdir(folder, { recursive: true })).map((file) => `${folder}/${file}`),
    ),
  );
  return all
    .flat()
    .filter((file) => new RegExp(pattern).test(file))
    .sort();
}

function failed(error) {
  return { status: TestStatus.Failed, failureMessage: String(error?.message ?? error) };
}

/** One CommonJS text with a function that evaluates all code, and one per test file that collects its tests. */
async function bundle(files, code) {
  const load = (file) => `() => import(${JSON.stringify(`./${file}`)})`;
  const tests = files.map((file) => `${JSON.stringify(file)}: ${load(file)},`).join('\n');
  const contents = `export const tests = {\n${tests}\n};
export const code = async () => { ${code.map((file) => `await (${load(file)})();`).join('\n')} };`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), sourcefile: 'tests.ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    plugins: [urlsOfFiles],
  });
  return outputFiles[0].text;
}

/** `import.meta.url` of each file, which CommonJS does not have. */
const urlsOfFiles = {
  name: 'urls-of-files',
  setup({ onLoad }) {
    onLoad({ filter: /\/(src|test|scripts|examples)\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }));
  },
};

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-script', OneScript)];

export const strykerValidationSchema = {
  properties: {
    oneScript: {
      type: 'object',
      description: 'Regular expressions of paths: the code that may be mutated, and the tests.',
      properties: { code: { type: 'string' }, tests: { type: 'string' } },
    },
  },
};
