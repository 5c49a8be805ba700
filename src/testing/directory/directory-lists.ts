import assert from 'node:assert/strict';
import type { DirectoryTest } from './directory-test.ts';
import { suiteRecords } from './suite-records.ts';

const lists = [
  { what: 'add-ons', method: 'addOns', one: 'setup_fee', unknown: ['SETUP_FEE', 'setup', 'vat-19', "x'y", '%'] },
  { what: 'taxes', method: 'taxes', one: 'vat-19', unknown: ['VAT-19', 'vat', 'setup_fee', "x'y", '%'] },
] as const;

interface Listed {
  readonly code: string;
  readonly validFrom?: string;
}

/** Add-ons and taxes, asked for by code. */
export function directoryLists(test: DirectoryTest, tenant: string): void {
  for (const { what, method, one, unknown } of lists) {
    const known: readonly Listed[] = suiteRecords[method];
    const codes = [...new Set(known.map((record) => record.code))];

    test(`${what} are found by their codes, with every field`, async (directory) => {
      assert.deepEqual(byCode(await directory[method](tenant, codes)), byCode(known));
      for (const code of codes) {
        const ofCode = known.filter((record) => record.code === code);
        assert.deepEqual(byCode(await directory[method](tenant, [code])), byCode(ofCode));
      }
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

function byCode(list: readonly Listed[]): readonly Listed[] {
  const place = ({ code, validFrom = '' }: Listed): string => `${code}@${validFrom}`;
  return list.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}
