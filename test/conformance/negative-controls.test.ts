import type { Directory, InvoiceStore } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { directorySuite, invoiceStoreSuite, type SuiteRecords } from 'oneoff/testing';
import { describe, expect, it } from 'vitest';
import { answersPerCode, dropsFields, guessesTheSeller, ignoresCase, inventsAddOns } from './broken-directories.ts';
import {
  checksThenInserts,
  concealsItsLimit,
  forgetsTheInput,
  losesAtomicity,
  mixesTenants,
  overwrites,
  promisesTooMuch,
  readsStale,
  repeatsEventIds,
  takesNumbersOutside,
} from './broken-stores.ts';
import { collectFailures } from './collect-failures.ts';
import {
  fillsEveryPage,
  ignoresOddCursors,
  keepsKindsTogether,
  listsByCreation,
  losesEvents,
  pagesByOffset,
  readsNumbersLoosely,
  sharesItsObjects,
  sortsMembers,
  sortsNumbersLikeWords,
} from './sloppy-stores.ts';

const stores: readonly (readonly [what: string, createStore: () => InvoiceStore, caughtBy: readonly string[]])[] = [
  [
    'loses atomicity',
    losesAtomicity,
    [
      'a commit whose second invoice has a taken number keeps nothing of the first',
      'a commit that gives two invoices one number keeps neither',
      'a credit note with a taken number keeps nothing of its commit',
      'a refused commit leaves the invoices that it changes and deletes as they were',
    ],
  ],
  [
    'takes numbers outside the commit',
    takesNumbersOutside,
    [
      '32 parallel finalizes of one draft take one number and finalize it once',
      'finalizes that fail among others leave no gap',
      'a draft whose finalize fails stays as it was',
      'a batch answers every item in order, and its numbers have no hole where one is bad',
      'a failure is not stored: its key may come again with a corrected input',
    ],
  ],
  [
    'promises larger commits than it keeps',
    promisesTooMuch,
    ['a commit of as many documents as the store takes is kept whole'],
  ],
  [
    'conceals how many documents it takes',
    concealsItsLimit,
    ['a commit of as many documents as the store takes is kept whole'],
  ],
  [
    'decides on stale reads',
    readsStale,
    [
      'of parallel commits on one invoice each sees what the one before left',
      '32 parallel finalizes of one draft take one number and finalize it once',
      'of commands that saw the same version of an invoice one wins and the others are refused',
      'void, edit, hold and finalize at once end in one history without a hole',
      'of parallel voids one wins and the others find a voided invoice',
      'of ten parallel payments of all that is due one is recorded',
      'of parallel refunds of all that is refundable one is recorded',
      'of parallel reissues of one invoice one makes a draft, and both are linked',
      'parallel payments in parts are recorded until nothing is due',
    ],
  ],
  [
    'overwrites',
    overwrites,
    [
      'a new invoice with the id of a draft is refused, and the draft stays as it was',
      'a new invoice with the id of an issued invoice is refused, and the issued invoice stays as it was',
      'a new invoice with the id of a deleted draft is refused, and its events stay as they were',
      'two new invoices with one id are both refused',
      'a source that repeats its ids replaces no invoice',
    ],
  ],
  [
    'keeps documents of both kinds under one id',
    keepsKindsTogether,
    [
      'ids are unique within a kind: a credit note and an event may have the id of an invoice',
      'a new invoice may have the id of a credit note',
    ],
  ],
  [
    'repeats event ids',
    repeatsEventIds,
    [
      'an event with the id of another is refused, and both invoices stay as they were',
      'an event with the id of an earlier one of its invoice is refused',
      'an event with the id of a deleted draft’s is refused',
      'two events of one commit with one id are refused',
      'a source that repeats its ids records no payment',
    ],
  ],
  [
    'mixes tenants',
    mixesTenants,
    [
      'get gives a tenant its own invoices only',
      'getByNumber gives a tenant its own invoices only',
      'takenNumbers gives a tenant its own numbers only',
      'getSeries gives a tenant its own counters only',
      'list gives a tenant its own invoices only',
      'listDue gives a tenant its own invoices only',
      'history gives a tenant its own events only',
      'creditNotes gives a tenant its own credit notes only',
      'getCreditNote gives a tenant its own credit notes only',
      'listCreditNotes gives a tenant its own credit notes only',
      'findAnswer gives a tenant its own keys only',
      "a commit finds nothing of another tenant's",
      "a commit changes nothing of another tenant's, even under the same ids",
      'two tenants count their numbers and use their keys apart',
    ],
  ],
  [
    'does not bind a key to its input',
    forgetsTheInput,
    ['a key keeps the input and the answer that it was first used with'],
  ],
  [
    'checks keys before it claims them',
    checksThenInserts,
    [
      'of parallel commits with one key one is first, and all others find its answer',
      '32 parallel creates with one key make one invoice with one number and 32 equal answers',
      'of parallel creates with one key and different inputs one wins and the others conflict',
      '32 parallel payments with one key are recorded once',
      '32 parallel credits with one key make one credit note and 32 equal answers',
    ],
  ],
  [
    'shares its objects',
    sharesItsObjects,
    ['what a caller does to a document that it was given does not reach the store'],
  ],
  [
    'pages by offset',
    pagesByOffset,
    [
      'pages go on where the one before ended, though newer invoices came',
      'a list by days goes on where the page before ended, though invoices came around it',
      'pages of credit notes go on where the one before ended, though newer notes came',
    ],
  ],
  [
    'fills every page up to its limit, whatever the documents weigh',
    fillsEveryPage,
    [
      'pages of large invoices are shorter, and miss none',
      'an invoice that is larger than a page is a page of its own',
      'a page of invoices is measured in bytes, not in characters',
      'pages of large events are shorter, and miss none',
    ],
  ],
  [
    'lists by creation alone',
    listsByCreation,
    [
      'a list by days is newest first within a day, then by id, page by page',
      'a list by days and metadata has what meets both, page by page',
      'a list by days of several statuses has them in one order, page by page',
      'a cursor of a list in another order is refused',
    ],
  ],
  [
    'begins anew where it cannot read a cursor',
    ignoresOddCursors,
    [
      'a cursor that no page gave is refused',
      'a cursor of a list in another order is refused',
      'a cursor that no page of a list by days gave is refused',
      'a cursor that no page of credit notes gave is refused, and a limit outside 1 to 100',
    ],
  ],
  [
    'sorts the members of its documents',
    sortsMembers,
    ['a document keeps the order of its fields, so that its bytes are the same at every reading'],
  ],
  [
    'sorts numbers like words',
    sortsNumbersLikeWords,
    [
      'taken numbers: all of a billing entity',
      'taken numbers: those after a number',
      'taken numbers: those after a text that is no number',
    ],
  ],
  [
    'reads numbers loosely',
    readsNumbersLoosely,
    [
      'taken numbers: those that begin with a text that lies after the number',
      'taken numbers: at most so many',
      'taken numbers: those of credit notes',
      'taken numbers come 1 to 1000 at a time',
      'a counter is read as its last commit left it, and is absent before the first',
    ],
  ],
  [
    'loses events',
    losesEvents,
    [
      'every change has its events, and the last of them is the invoice as it is',
      'an invoice is rebuilt from the facts of its stored history alone',
    ],
  ],
];

const directories: readonly (readonly [
  what: string,
  create: (records: SuiteRecords) => Directory,
  caughtBy: readonly string[],
])[] = [
  [
    'guesses the seller',
    guessesTheSeller,
    [
      'without an id none of several billing entities is meant',
      'an unknown billing entity is answered with null',
      'an unknown billing entity is answered with null even where there is only one',
    ],
  ],
  ['ignores case', ignoresCase, ['an unknown customer is answered with null']],
  ['answers once per code asked for', answersPerCode, ['taxes come once, however often their code is named']],
  ['invents add-ons', inventsAddOns, ['add-ons of unknown codes are left out']],
  ['drops fields', dropsFields, ['a customer is found by its id, with every field']],
];

describe('invoiceStoreSuite', () => {
  it.each(stores)(
    'fails a store that %s',
    async (_, create, caughtBy) => {
      const { failed } = await collectFailures((collect) =>
        invoiceStoreSuite({ it: collect, createStore: async () => create() }),
      );
      expect(failed).toEqual(expect.arrayContaining([...caughtBy]));
    },
    60_000,
  );

  it('passes a sound store', async () => {
    const { failed, count } = await collectFailures((collect) =>
      invoiceStoreSuite({ it: collect, createStore: async () => memoryStore() }),
    );
    expect(failed).toEqual([]);
    expect(count).toBeGreaterThan(100);
  });

  it('gives each test a store of its own, and back when the test is over, passed or not', async () => {
    const open = new Set<InvoiceStore>();
    let created = 0;
    const createStore = async (): Promise<InvoiceStore> => {
      created += 1;
      expect(open.size).toBe(0);
      const store = losesAtomicity();
      open.add(store);
      return store;
    };
    const closeStore = async (store: InvoiceStore): Promise<void> => void open.delete(store);
    const { count } = await collectFailures((collect) => invoiceStoreSuite({ it: collect, createStore, closeStore }));
    expect({ created, left: open.size }).toEqual({ created: count, left: 0 });
  });

  it('fails a store that forgets what it had when it is opened again', async () => {
    const reopenStore = async (): Promise<InvoiceStore> => memoryStore();
    const { failed } = await collectFailures((collect) =>
      invoiceStoreSuite({ it: collect, createStore: async () => memoryStore(), reopenStore }),
    );
    expect(failed).toContain('what was committed is there when the store is opened again');
  });
});

describe('directorySuite', () => {
  it.each(directories)('fails a directory that %s', async (_, createDirectory, caughtBy) => {
    const { failed } = await collectFailures((collect) => directorySuite({ it: collect, createDirectory }));
    expect(failed).toEqual(expect.arrayContaining([...caughtBy]));
  });

  it('passes a sound directory', async () => {
    expect(
      (await collectFailures((collect) => directorySuite({ it: collect, createDirectory: memoryDirectory }))).failed,
    ).toEqual([]);
  });

  it('fails a directory that shows records to a tenant that has none', async () => {
    const { failed } = await collectFailures((collect) =>
      directorySuite({ it: collect, createDirectory: memoryDirectory, otherTenant: 'other' }),
    );
    expect(failed).toEqual(['another tenant finds nothing']);
  });

  it('passes a directory that knows its tenants, and gives each one back when its test is over', async () => {
    const nothing = memoryDirectory({ billingEntities: [] });
    const open = new Set<Directory>();
    const createDirectory = (records: SuiteRecords): Directory => {
      const own = memoryDirectory(records);
      const of = (tenant: string): Directory => (tenant === 'default' ? own : nothing);
      const directory: Directory = {
        billingEntity: (tenant, id) => of(tenant).billingEntity(tenant, id),
        customer: (tenant, id) => of(tenant).customer(tenant, id),
        addOns: (tenant, codes) => of(tenant).addOns(tenant, codes),
        taxes: (tenant, codes) => of(tenant).taxes(tenant, codes),
      };
      open.add(directory);
      return directory;
    };
    const closeDirectory = async (directory: Directory): Promise<void> => void open.delete(directory);
    const { failed } = await collectFailures((collect) =>
      directorySuite({ it: collect, createDirectory, closeDirectory, otherTenant: 'other' }),
    );
    expect({ failed, left: open.size }).toEqual({ failed: [], left: 0 });
  });
});
