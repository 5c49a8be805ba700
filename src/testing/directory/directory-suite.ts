import assert from 'node:assert/strict';
import type { Directory } from '../../ports/directory.ts';
import type { SuiteTest } from '../samples/suite-test.ts';
import { directoryLists } from './directory-lists.ts';
import { directoryParties } from './directory-parties.ts';
import type { DirectoryTest } from './directory-test.ts';
import { type SuiteRecords, suiteRecords } from './suite-records.ts';

/** What {@link directorySuite} takes. */
export interface DirectorySuiteOptions<D extends Directory = Directory> {
  /** The `it` of your test runner. */
  readonly it: SuiteTest;
  /** A directory that holds exactly these records; called once for every test. */
  readonly createDirectory: (records: SuiteRecords) => D | Promise<D>;
  /** Called after every test, also when it failed. */
  readonly closeDirectory?: (directory: D) => Promise<void>;
  /** The tenant whose records they are, default `"default"`. */
  readonly tenant?: string;
  /** A tenant without records; leave it out where all tenants share them. */
  readonly otherTenant?: string;
}

/**
 * Declare the tests that every `Directory` must pass: what is asked for by its exact id or code is found as it is, and
 * what is unknown is left out.
 *
 * @example
 * ```ts
 * import { describe, it } from 'vitest';
 *
 * describe('my directory', () => directorySuite({ it, createDirectory: (records) => myDirectory(records) }));
 * ```
 */
export function directorySuite<D extends Directory>(options: DirectorySuiteOptions<D>): void {
  const { it, createDirectory, closeDirectory, tenant = 'default', otherTenant } = options;
  const test: DirectoryTest = (name, run, records = suiteRecords) => {
    it(name, async () => {
      const directory = await createDirectory(structuredClone(records));
      try {
        await run(directory);
      } finally {
        await closeDirectory?.(directory);
      }
    });
  };
  directoryParties(test, tenant);
  directoryLists(test, tenant);
  if (otherTenant === undefined) return;
  test('another tenant finds nothing', async (directory) => {
    assert.equal(await directory.billingEntity(otherTenant, 'acme'), null);
    assert.equal(await directory.billingEntity(otherTenant, undefined), null);
    assert.equal(await directory.customer(otherTenant, 'hooli'), null);
    assert.deepEqual(await directory.addOns(otherTenant, ['setup_fee']), []);
    assert.deepEqual(await directory.taxes(otherTenant, ['vat-19']), []);
  });
}
