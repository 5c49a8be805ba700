import { countryTaxes } from 'oneoff';
import { memoryDeliveryStore, memoryDirectory, memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords, caught, reasonsOf } from '../acme.ts';

const tax = { code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' } as const;
const deliveries = memoryDeliveryStore();

describe('the options of the memory adapters and of countryTaxes', () => {
  it.each<[string, (...given: never[]) => unknown, unknown, string]>([
    ['a misspelt option of memoryStore', memoryStore, { delivries: deliveries }, 'field.unknown /delivries'],
    [
      'a delivery store that was not called',
      memoryStore,
      { deliveries: memoryDeliveryStore },
      'field.type /deliveries',
    ],
    ['an object that is no delivery store', memoryStore, { deliveries: {} }, 'field.type /deliveries'],
    ['a text in place of options', memoryStore, 'deliveries', 'field.type '],
    ['no records', memoryDirectory, undefined, 'field.type '],
    ['misspelt kinds of records', memoryDirectory, { ...acmeRecords(), custommers: [] }, 'field.unknown /custommers'],
    ['records without sellers', memoryDirectory, { customers: [] }, 'field.required /billingEntities'],
    ['records that are no list', memoryDirectory, { ...acmeRecords(), taxes: tax }, 'field.type /taxes'],
    ['a misspelt option of memoryDirectoryStore', memoryDirectoryStore, { currency: [] }, 'field.unknown /currency'],
    ['currencies that are no list', memoryDirectoryStore, { currencies: 'XBT' }, 'field.type /currencies'],
    [
      'a currency that cannot be',
      memoryDirectoryStore,
      { currencies: [{ code: 'x' }] },
      'currency.invalid /currencies/0',
    ],
    ['no table', countryTaxes, undefined, 'field.type '],
    ['a country in small letters', countryTaxes, { de: { DE: tax } }, 'field.value /de'],
    ['the name of a country', countryTaxes, { DE: { Germany: tax } }, 'field.value /DE/Germany'],
    ['a rate in place of a row', countryTaxes, { DE: '19' }, 'field.type /DE'],
    [
      'a tax that is malformed',
      countryTaxes,
      { DE: { DE: [tax, { ...tax, rate: '190%' }] } },
      'decimal.invalid /DE/DE/1/rate',
    ],
  ])('%s is refused', (_name, create, given, reason) => {
    expect(reasonsOf(caught(() => create(given as never)))).toContain(reason);
  });

  it('are taken when they are right', () => {
    expect(() => memoryStore()).not.toThrow();
    expect(() => memoryStore({ deliveries })).not.toThrow();
    expect(() => memoryDirectoryStore({ currencies: [{ code: 'XBT', exponent: 8 }] } as never)).not.toThrow();
    expect(() => countryTaxes({ DE: { '*': tax, AT: [tax] } })).not.toThrow();
  });
});
