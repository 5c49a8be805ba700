import assert from 'node:assert/strict';
import type { DirectoryRecords } from '../../directory/directory-records.ts';
import type { Directory } from '../../ports/directory.ts';
import type { SuiteTest } from '../samples/suite-test.ts';
import { directoryLists } from './directory-lists.ts';
import { directoryCustomers, directorySellers } from './directory-parties.ts';
import type { DirectoryTest, SuiteRecords } from './directory-test.ts';
import { recordsOf } from './records-of.ts';
import { suiteRecords } from './suite-records.ts';

/** What {@link directorySuite} takes. */
export interface DirectorySuiteOptions<D extends Directory = Directory> {
  /** The `it` of your test runner. */
  readonly it: SuiteTest;
  /** A directory that holds exactly these records; called once for every test. */
  readonly createDirectory: (records: SuiteRecords) => D | Promise<D>;
  /** Called after every test, also when it failed. */
  readonly closeDirectory?: (directory: D) => Promise<void>;
  /**
   * Records as your tables hold them, default `suiteRecords`: with ids that are numbers, and with the fields that you have
   * columns for. A kind that is left out, or empty, is not tested; with one billing entity, nothing is tested with several
   * or with none.
   */
  readonly records?: DirectoryRecords;
  /** The tenant whose records they are, default `"default"`. */
  readonly tenant?: string;
  /** A tenant without records; leave it out where all tenants share them. */
  readonly otherTenant?: string;
}

/**
 * Declare the tests that every `Directory` must pass: what is asked for by its exact id or code is found as it is, and
 * what is unknown is left out, also where it cannot be an id of yours. A member that is `null` is absent.
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
  const nothing: SuiteRecords = { billingEntities: [], customers: [], addOns: [], taxes: [] };
  const known: SuiteRecords = { ...nothing, ...(options.records ?? suiteRecords) };
  const test: DirectoryTest = (name, run, records = known) => {
    it(name, async () => {
      const directory = await createDirectory(structuredClone(records));
      try {
        await run(recordsOf(directory));
      } finally {
        await closeDirectory?.(directory);
      }
    });
  };
  for (const topic of [directorySellers, directoryCustomers, directoryLists]) topic({ test, tenant, records: known });
  if (otherTenant === undefined) return;
  test('another tenant finds nothing', async (directory) => {
    assert.equal(await directory.billingEntity(otherTenant, undefined), null);
    for (const { id } of known.billingEntities) assert.equal(await directory.billingEntity(otherTenant, id), null);
    for (const { id } of known.customers) assert.equal(await directory.customer(otherTenant, id), null);
    for (const kind of ['addOns', 'taxes'] as const) {
      const codes = known[kind].map(({ code }) => code);
      assert.deepEqual(await directory[kind](otherTenant, codes), []);
    }
  });
}
