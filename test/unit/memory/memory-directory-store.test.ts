import { memoryDirectoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { reasonsOf, rejection } from '../acme.ts';

const hooli = { id: 'hooli', name: 'Hooli', address: { country: 'FR' } };

describe('a directory store in memory', () => {
  it('gives out what cannot be changed', async () => {
    const directory = memoryDirectoryStore();
    await directory.save('default', { customers: [hooli] });
    const customer = await directory.customer('default', 'hooli');
    expect(Object.isFrozen(customer) && Object.isFrozen(customer?.address)).toBe(true);
    expect((await directory.list('default', 'customers')).items[0]).toBe(customer);
  });

  it("knows the host's own currencies", async () => {
    const records = { customers: [{ ...hooli, currency: 'PTS' }] };
    expect(reasonsOf(await rejection(memoryDirectoryStore().save('default', records)))).toEqual([
      'currency.unknown /customers/0/currency',
    ]);
    const directory = memoryDirectoryStore({ currencies: [{ code: 'PTS', exponent: 0 }] });
    await directory.save('default', records);
    expect(await directory.customer('default', 'hooli')).toEqual(records.customers[0]);
  });

  it.each(['customer', 'toString', '__proto__', ''])('lists no kind %j', async (kind) => {
    expect(reasonsOf(await rejection(memoryDirectoryStore().list('default', kind as 'customers')))).toEqual([
      'field.value /kind',
    ]);
  });

  it.each([
    [{ limit: 0, cursor: 'x' }, ['field.value /limit', 'field.value /cursor']],
    [{ cursor: '["a","b"]' }, ['field.value /cursor']],
    [{ cursor: '[""]' }, ['field.value /cursor']],
    [{ cursor: '["\\u0000"]' }, ['field.value /cursor']],
  ])('gives no page of %j', async (query, reasons) => {
    expect(reasonsOf(await rejection(memoryDirectoryStore().list('default', 'taxes', query)))).toEqual(reasons);
  });
});
