import assert from 'node:assert/strict';
import type { DirectoryBench } from './directory-test.ts';
import { unknownKeys } from './unknown-keys.ts';

const lists = [
  { what: 'add-ons', method: 'addOns', other: 'taxes' },
  { what: 'taxes', method: 'taxes', other: 'addOns' },
] as const;

interface Listed {
  readonly code: string;
  readonly validFrom?: string;
}

/** Add-ons and taxes, asked for by code. */
export function directoryLists({ test, tenant, records }: DirectoryBench): void {
  for (const { what, method, other } of lists) {
    const known: readonly Listed[] = records[method];
    const codes = [...new Set(known.map((record) => record.code))];
    const [one] = codes;
    if (one === undefined) continue;
    const ofOthers = records[other].map((record) => record.code);
    const unknown = unknownKeys(codes, ofOthers).filter((code) => code !== '');
    const count = known.filter((record) => record.code === one).length;

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
        Array<string>(count).fill(one),
      );
    });

    test(`${what} come once, however often their code is named`, async (directory) => {
      assert.deepEqual(
        (await directory[method](tenant, [one, one])).map((found) => found.code),
        Array<string>(count).fill(one),
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
