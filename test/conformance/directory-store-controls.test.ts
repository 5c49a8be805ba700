import type { DirectoryStore } from 'oneoff';
import { memoryDirectoryStore } from 'oneoff/memory';
import { directoryStoreSuite } from 'oneoff/testing';
import { describe, expect, it } from 'vitest';
import {
  checksThenAdds,
  halfStores,
  ignoresMisspeltKinds,
  keepsNulls,
  mergesFields,
  mixesTenants,
  pagesByOffset,
  promisesMore,
  readsThenSaves,
  removesEverywhere,
  replacesLists,
  sharesItsObjects,
  sortsByLocale,
  sortsByUnits,
} from './broken-directory-stores.ts';
import { collectFailures } from './collect-failures.ts';

const stores: readonly (readonly [what: string, create: () => DirectoryStore, caughtBy: readonly string[]])[] = [
  [
    'mixes tenants',
    mixesTenants,
    [
      'another tenant finds nothing',
      "records of one tenant are not another's",
      'tenants keep records of one id apart',
      'a tenant removes and lists its own records only',
    ],
  ],
  [
    'reads a record before it saves it',
    readsThenSaves,
    ['of parallel updates of one record none is lost', 'an update that is refused leaves the record as it was'],
  ],
  ['removes records of all tenants', removesEverywhere, ['a tenant removes and lists its own records only']],
  [
    'half-stores what it refuses',
    halfStores,
    [
      'a save with faults names each of them by its path, and stores nothing',
      'a duplicate id or code is refused, and nothing is stored',
      'an add names each record that is there already, and stores nothing',
      'an add with faults, or with an id twice, stores nothing',
      'of parallel adds that overlap one is stored whole, and nothing of the others',
    ],
  ],
  [
    'checks before it adds',
    checksThenAdds,
    [
      'of parallel adds of one record one is stored, and the others are refused',
      'of parallel adds that overlap one is stored whole, and nothing of the others',
      'an add never replaces what a save stored at the same time',
    ],
  ],
  ['keeps rows as they come', keepsNulls, ['a member that is null is absent from what is added']],
  ['merges what it saves into what it has', mergesFields, ['a known record is replaced whole']],
  ['takes a save for all that there is', replacesLists, ['records that a save does not name stay as they are']],
  [
    'ignores kinds that are misspelt',
    ignoresMisspeltKinds,
    [
      'a kind of records that is misspelt is refused, and nothing is stored',
      'a removal that cannot be read removes nothing',
    ],
  ],
  ['shares its objects', sharesItsObjects, ['what a caller does to a record does not reach the store']],
  [
    'pages by offset',
    pagesByOffset,
    [
      'pages go on where the one before ended, though records came, changed and went',
      'a limit outside 1 to 100, and a cursor that no page gave, is refused',
    ],
  ],
  ['promises a page that is empty', promisesMore, ['a page that ends with the last record is the last page']],
  [
    'sorts by a language',
    sortsByLocale,
    ['a list is in the order of code points, whatever the language of the machine'],
  ],
  [
    'sorts by UTF-16 units',
    sortsByUnits,
    ['a list is in the order of code points, whatever the language of the machine'],
  ],
];

describe('directoryStoreSuite', () => {
  it.each(stores)('fails a store that %s', async (_, create, caughtBy) => {
    const { failed } = await collectFailures((collect) =>
      directoryStoreSuite({ it: collect, createStore: async () => create() }),
    );
    expect(failed).toEqual(expect.arrayContaining([...caughtBy]));
  });

  it('gives each test a store of its own, and back when the test is over, passed or not', async () => {
    const open = new Set<DirectoryStore>();
    let created = 0;
    const createStore = (): DirectoryStore => {
      created += 1;
      expect(open.size).toBe(0);
      const store = created % 2 === 0 ? memoryDirectoryStore() : halfStores();
      open.add(store);
      return store;
    };
    const closeStore = async (store: DirectoryStore): Promise<void> => void open.delete(store);
    const { count } = await collectFailures((collect) => directoryStoreSuite({ it: collect, createStore, closeStore }));
    expect({ created, left: open.size }).toEqual({ created: count, left: 0 });
    expect(count).toBeGreaterThan(40);
  });
});
