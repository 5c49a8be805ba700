import assert from 'node:assert/strict';
import type { AddOn } from '../../directory/add-on.ts';
import type { Customer } from '../../directory/customer.ts';
import type { DirectorySearch, SearchedKind } from '../../ports/directory-search.ts';
import { fromRow, type RowOf } from '../../validation/row.ts';
import type { SuiteTest } from '../samples/suite-test.ts';

/** The records that a search is to find. */
export interface SearchedRecords {
  readonly customers: readonly Customer[];
  readonly addOns: readonly AddOn[];
}

/** What {@link directorySearchSuite} takes. */
export interface DirectorySearchSuiteOptions<S extends DirectorySearch = DirectorySearch> {
  /** The `it` of your test runner. */
  readonly it: SuiteTest;
  /** A search over exactly these records; called once for every test. */
  readonly createSearch: (records: SearchedRecords) => S | Promise<S>;
  /** Called after every test, also when it failed. */
  readonly closeSearch?: (search: S) => Promise<void>;
  /** The tenant whose records they are, default `"default"`. */
  readonly tenant?: string;
  /** A tenant without records; leave it out where all tenants share them. */
  readonly otherTenant?: string;
  /** `true` where ids of customers are whole numbers: then they are `"1"` to `"4"`. */
  readonly numberIds?: boolean;
  /** Members of customers that you have no columns for: they are left out, and not searched. */
  readonly without?: readonly ('email' | 'tradingName')[];
}

const address = { country: 'DE' };
const customers: readonly Customer[] = [
  { id: 'initech', name: 'Initech LLC', email: 'ap@initech.example', address },
  { id: 'mueller', name: 'Müller & Söhne', tradingName: 'Zum Löwen', address },
  { id: 'percent', name: '100 % Bio_Markt eG', address },
  { id: 'wayne', name: 'Wayne Enterprises', address },
];
const addOns: readonly AddOn[] = [
  { code: 'setup_fee', name: 'Setup fee', prices: { EUR: '450.00' } },
  { code: 'audit', name: 'Yearly audit', prices: {} },
];

type Case = readonly [sentence: string, kind: SearchedKind, text: string, expected: readonly string[]];

const cases: readonly Case[] = [
  ['everything without words, in the order of ids', 'customers', '', ['initech', 'mueller', 'percent', 'wayne']],
  ['everything for blanks', 'customers', '  ', ['initech', 'mueller', 'percent', 'wayne']],
  ['a part of a name', 'customers', 'enter', ['wayne']],
  ['a name whatever its case', 'customers', 'WAYNE', ['wayne']],
  ['a name with accents by one without', 'customers', 'muller', ['mueller']],
  ['a name with accents by itself', 'customers', 'Söhne', ['mueller']],
  ['a part of an id', 'customers', 'tech', ['initech']],
  ['a trading name', 'customers', 'lowen', ['mueller']],
  ['an e-mail address', 'customers', 'ap@init', ['initech']],
  ['all words in any order', 'customers', 'sohne mull', ['mueller']],
  ['nothing where a word is missing', 'customers', 'wayne initech', []],
  ['the sign % as it is', 'customers', '100 %', ['percent']],
  ['the sign _ as it is', 'customers', 'o_m', ['percent']],
  ['nothing for a pattern', 'customers', 'w%e', []],
  ['nothing for a backslash', 'customers', 'wayne\\', []],
  ['nothing for an unknown word', 'customers', 'nobody', []],
  ['an add-on by its name', 'addOns', 'AUDIT', ['audit']],
  ['an add-on by its code', 'addOns', 'setup_f', ['setup_fee']],
  ['no customer among add-ons', 'addOns', 'wayne', []],
];

/**
 * Declare the tests that every `DirectorySearch` must pass: all words, whatever their case and accents, in pages.
 *
 * @example
 * ```ts
 * describe('my search', () => directorySearchSuite({ it, createSearch: (records) => searchOver(records) }));
 * ```
 */
export function directorySearchSuite<S extends DirectorySearch>(options: DirectorySearchSuiteOptions<S>): void {
  const { it, createSearch, closeSearch, tenant = 'default', otherTenant } = options;
  const { records, idOf, cases: asked } = adapted(options);
  const test = (name: string, run: (search: S) => Promise<void>): void => {
    it(name, async () => {
      const search = await createSearch(structuredClone(records));
      try {
        await run(search);
      } finally {
        await closeSearch?.(search);
      }
    });
  };
  for (const [sentence, kind, text, expected] of asked) {
    test(`search finds ${sentence}: ${JSON.stringify(text)}`, async (search) => {
      const { items, nextCursor } = await search.search(tenant, kind, { text });
      assert.deepEqual([items.map(nameOf), nextCursor], [expected.map(idOf), null]);
    });
  }
  test('search gives whole records', async (search) => {
    const { items } = await search.search(tenant, 'customers', { text: 'muller' });
    assert.deepEqual(items.map(fromRow<Customer>), [records.customers[1]]);
  });
  test('search goes on after the last record of the page before', async (search) => {
    const first = await search.search(tenant, 'customers', { text: 'e', limit: 2 });
    assert.deepEqual(first.items.map(nameOf), ['initech', 'mueller'].map(idOf));
    assert.ok(first.nextCursor);
    const rest = await search.search(tenant, 'customers', { text: 'e', limit: 2, cursor: first.nextCursor });
    assert.deepEqual([rest.items.map(nameOf), rest.nextCursor], [['percent', 'wayne'].map(idOf), null]);
  });
  test('search refuses a limit outside 1 to 100, and a cursor that no page gave', async (search) => {
    for (const wrong of [{ limit: 0 }, { limit: 101 }, { limit: 1.5 }, { cursor: 'nonsense' }])
      await assert.rejects(search.search(tenant, 'customers', { text: '', ...wrong }), { code: 'field.value' });
  });
  if (otherTenant === undefined) return;
  test('search finds nothing for another tenant', async (search) => {
    assert.deepEqual((await search.search(otherTenant, 'customers', { text: '' })).items, []);
    assert.deepEqual((await search.search(otherTenant, 'addOns', { text: 'audit' })).items, []);
  });
}

/** The records and the cases that fit the tables of a host. */
function adapted({ numberIds = false, without = [] }: Pick<DirectorySearchSuiteOptions, 'numberIds' | 'without'>): {
  readonly records: SearchedRecords;
  readonly idOf: (name: string) => string;
  readonly cases: readonly Case[];
} {
  const numbered = new Map(numberIds ? customers.map(({ id }, index) => [id, String(index + 1)]) : []);
  const idOf = (name: string): string => numbered.get(name) ?? name;
  const kept = customers.map((customer) => {
    const members = Object.entries(customer).filter(([name]) => !(without as readonly string[]).includes(name));
    return { ...(Object.fromEntries(members) as unknown as Customer), id: idOf(customer.id) };
  });
  const byMember: { readonly [sentence: string]: 'email' | 'tradingName' } = {
    'a trading name': 'tradingName',
    'an e-mail address': 'email',
  };
  const fitting = cases.filter(([sentence]) => !without.some((member) => member === byMember[sentence]));
  return {
    records: { customers: kept, addOns },
    idOf,
    cases: fitting.map((one) => (numberIds && one[2] === 'tech' ? [one[0], 'customers', '2', ['mueller']] : one)),
  };
}

function nameOf(record: RowOf<Customer | AddOn>): string {
  return 'code' in record ? record.code : record.id;
}
