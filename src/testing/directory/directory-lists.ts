import assert from 'node:assert/strict';
import type { DirectoryTest } from './directory-test.ts';
import { suiteRecords } from './suite-records.ts';

const lists = [
  { what: 'add-ons', method: 'addOns', one: 'setup_fee', unknown: ['SETUP_FEE', 'setup', 'vat-19', "x'y", '%'] },
  { what: 'taxes', method: 'taxes', one: 'vat-19', unknown: ['VAT-19', 'vat', 'setup_fee', "x'y", '%'] },
] as const;

/** Add-ons and taxes, asked for by code. */
export function directoryLists(test: DirectoryTest, tenant: string): void {
  for (const { what, method, one, unknown } of lists) {
    const known: readonly { readonly code: string }[] = suiteRecords[method];
    const codes = known.map((record) => record.code);

    test(`${what} are found by their codes, with every field`, async (directory) => {
      assert.deepEqual(byCode(await directory[method](tenant, codes)), byCode(known));
      for (const record of known) assert.deepEqual(await directory[method](tenant, [record.code]), [record]);
    });

    test(`${what} of unknown codes are left out`, async (directory) => {
      assert.deepEqual(await directory[method](tenant, unknown), []);
      assert.deepEqual(
        (await directory[method](tenant, [...unknown, one])).map((found) => found.code),
        [one],
      );
    });

    test(`${what} come once, however often their code is named`, async (directory) => {
      assert.deepEqual(
        (await directory[method](tenant, [one, one])).map((found) => found.code),
        [one],
      );
    });

    test(`no ${what} are found for no codes`, async (directory) => {
      assert.deepEqual(await directory[method](tenant, []), []);
    });
  }
}

function byCode(list: readonly { readonly code: string }[]): readonly { readonly code: string }[] {
  return list.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
