import { createInvoicing, type InvoicingOptions, policies } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords, caught, reasonsOf } from '../acme.ts';

const store = memoryStore();
const directory = memoryDirectory(acmeRecords());

const refusal = (options: unknown): Error => caught(() => createInvoicing(options as InvoicingOptions)) as Error;

describe('the options of createInvoicing', () => {
  it.each([
    ['tennant', 'tenant'],
    ['tenent', 'tenant'],
    ['polcy', 'policy'],
    ['Policy', 'policy'],
    ['taxResolvr', 'taxResolver'],
    ['taxTimeoutMS', 'taxTimeoutMs'],
    ['currencys', 'currencies'],
    ['clok', 'clock'],
    ['id', 'ids'],
  ])('refuses %s, and asks whether %s is meant', (misspelt, meant) => {
    const error = refusal({ store, directory, [misspelt]: 'x' });
    expect(reasonsOf(error)).toEqual([`field.unknown /${misspelt}`]);
    expect(error.message).toBe(`/${misspelt}: createInvoicing has no option "${misspelt}"; did you mean "${meant}"?`);
  });

  it('reports all misspelt options at once', () => {
    expect(reasonsOf(refusal({ store, directory, tennant: 'a', polcy: policies.lago }))).toEqual([
      'field.unknown /tennant',
      'field.unknown /polcy',
    ]);
  });

  it('lists its options where none is near', () => {
    expect(refusal({ store, directory, locale: 'de' }).message).toContain(
      'its options are store, directory, policy, taxResolver, eInvoice, taxTimeoutMs, currencies, tenant, clock, ids',
    );
  });

  it.each([[undefined], [null], ['options'], [5], [[]], [() => ({ store, directory })]])(
    'refuses %s in place of an object of options',
    (options) => {
      const error = refusal(options);
      expect(reasonsOf(error)).toEqual(['field.type ']);
      expect(error.message).toContain('createInvoicing takes an object of options (store, directory');
    },
  );

  it.each([
    ['store', memoryStore, 'memoryStore()'],
    ['store', {}, 'has no method commit, get'],
    ['store', 'postgres://localhost', 'postgresStore({ pool })'],
    ['store', null, 'memoryStore()'],
    ['directory', memoryDirectory, 'memoryDirectory({'],
    ['directory', { customers: [] }, 'has no method billingEntity, customer'],
    ['policy', 'lago', 'pass policies.lago'],
    ['policy', () => policies.lago, 'pass policies.standard'],
    ['policy', null, 'pass policies.standard'],
    ['clock', () => 5, '{ now: () => Date.now() }'],
    ['clock', Date, '{ now: () => Date.now() }'],
    ['clock', new Date(), 'has no method now'],
    ['ids', () => crypto.randomUUID(), '{ next: () => crypto.randomUUID() }'],
    ['ids', crypto, 'has no method next'],
    ['taxResolver', async () => ({}), 'countryTaxes('],
    ['taxResolver', { rate: '19' }, 'has no method resolve'],
    ['currencies', 'XBT', 'pass an array'],
    ['tenant', 5, 'pass a string'],
    ['tenant', '', 'is empty'],
    ['tenant', undefined, 'leave the option out'],
    ['taxTimeoutMs', '10', 'is not a whole number'],
    ['taxTimeoutMs', Number.POSITIVE_INFINITY, 'is not a whole number'],
  ])('names the option and the way out for %s: %s', (name, value, hint) => {
    const error = refusal({ store, directory, [name]: value });
    expect(error).toMatchObject({ name: 'ValidationError', faults: [{ path: `/${name}` }] });
    expect(error.message).toContain(hint);
  });

  it.each([
    ['store', { directory }, 'memoryStore()'],
    ['directory', { store }, 'memoryDirectory('],
  ])('says where to get a missing %s', (name, options, hint) => {
    const error = refusal(options);
    expect(reasonsOf(error)).toEqual([`field.required /${name}`]);
    expect(error.message).toContain(hint);
  });

  it('takes adapters whose methods are inherited', () => {
    expect(createInvoicing({ store: Object.create(store), directory: Object.create(directory) }).tenant).toBe(
      'default',
    );
  });
});
