import type { DirectorySearch } from 'oneoff';
import { memoryDirectoryStore } from 'oneoff/memory';
import { directorySearchSuite, type SearchedRecords } from 'oneoff/testing';
import { expect, it } from 'vitest';
import { collectFailures } from './collect-failures.ts';

/** A search over the memory directory that does something wrong. */
function broken(change: (right: DirectorySearch, records: SearchedRecords) => DirectorySearch['search']) {
  return async (records: SearchedRecords): Promise<DirectorySearch> => {
    const directory = memoryDirectoryStore();
    await directory.save('default', records);
    return { search: change(directory, records) };
  };
}

const nobody = { text: 'a word that nobody has' };

const controls: readonly (readonly [what: string, create: ReturnType<typeof broken>, caughtBy: string])[] = [
  [
    'finds for every tenant',
    broken((right) => (_, kind, query) => right.search('default', kind, query)),
    'another tenant',
  ],
  [
    'minds the case',
    broken(
      (right) => (tenant, kind, query) =>
        right.search(tenant, kind, /[A-Z]/.test(query.text) ? { ...query, ...nobody } : query),
    ),
    'whatever its case',
  ],
  [
    'takes the first word alone',
    broken(
      (right) => (tenant, kind, query) =>
        right.search(tenant, kind, { ...query, text: query.text.trim().split(' ')[0] ?? '' }),
    ),
    'nothing where a word is missing',
  ],
  [
    'reads patterns',
    broken(
      (right) => (tenant, kind, query) =>
        right.search(tenant, kind, { ...query, text: query.text.replaceAll(/[%_]/g, ' ') }),
    ),
    'nothing for a pattern',
  ],
  [
    'begins again on each page',
    broken(
      (right) =>
        (tenant, kind, { cursor: _, ...query }) =>
          right.search(tenant, kind, query),
    ),
    'after the last record of the page before',
  ],
  [
    'mixes the kinds',
    broken((right) => (tenant, _, query) => right.search(tenant, 'customers', query) as never),
    'an add-on by its name',
  ],
];

it.each(controls)('a search that %s fails the suite', async (_, createSearch, caughtBy) => {
  const { failed } = await collectFailures((suite) =>
    directorySearchSuite({ it: suite, createSearch, otherTenant: 'other' }),
  );
  expect(failed.join('\n')).toContain(caughtBy);
});

const likeHosts = { numberIds: true, without: ['email', 'tradingName'] } as const;

it('a sound search over number ids, without e-mails and trading names, passes', async () => {
  const createSearch = broken((right, { customers }) => {
    expect(customers.map(({ id, email, tradingName }) => [id, email, tradingName])).toEqual(
      ['1', '2', '3', '4'].map((id) => [id, undefined, undefined]),
    );
    return right.search;
  });
  const { failed } = await collectFailures((suite) => directorySearchSuite({ it: suite, createSearch, ...likeHosts }));
  expect(failed).toEqual([]);
});

it('a search that does not look into number ids fails the suite', async () => {
  const createSearch = broken((right) => (tenant, kind, query) => {
    const hidden = query.text === '2' ? { ...query, ...nobody } : query;
    return right.search(tenant, kind, hidden);
  });
  const { failed } = await collectFailures((suite) => directorySearchSuite({ it: suite, createSearch, ...likeHosts }));
  expect(failed.join('\n')).toContain('a part of an id');
});
