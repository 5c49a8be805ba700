import { validateDirectoryRecords } from 'oneoff/schemas';
import { describe, expect, it } from 'vitest';
import { acmeRecords } from '../acme.ts';

const hooli = { id: 'hooli', name: 'Hooli' };
const reasons = (records: unknown): readonly string[] =>
  validateDirectoryRecords(records).map(({ code, path }) => `${code} ${path}`);

describe('records', () => {
  it('of a sound setup have no faults, and neither has an empty list', () => {
    expect(validateDirectoryRecords(acmeRecords())).toEqual([]);
    expect(validateDirectoryRecords({})).toEqual([]);
    expect(validateDirectoryRecords({ customers: undefined, taxes: [] })).toEqual([]);
  });

  it.each([[null], [undefined], [7], ['customers'], [[]]])('are lists by kind: not %j', (records) => {
    expect(reasons(records)).toEqual(['field.type ']);
  });

  it('are lists', () => {
    expect(reasons({ customers: hooli, taxes: 'vat-19', addOns: 7 })).toEqual([
      'field.type /customers',
      'field.type /taxes',
      'field.type /addOns',
    ]);
  });

  it('of a misspelt kind are refused with the kind that was meant', () => {
    const [fault] = validateDirectoryRecords({ customer: [hooli] });
    expect(fault).toMatchObject({ code: 'field.unknown', path: '/customer', details: { meant: 'customers' } });
  });

  it('have an id or code of their own in their list', () => {
    const [fault] = validateDirectoryRecords({ customers: [hooli, { id: 'acme', name: 'Acme' }, hooli] });
    expect(fault).toMatchObject({ code: 'field.conflict', path: '/customers/2/id' });
    expect(fault?.message).toBe('"hooli" is a duplicate; each id is unique');
  });

  it('without an id or code are missing it, each of them', () => {
    expect(reasons({ customers: [{ name: 'A' }, { name: 'B' }] })).toEqual([
      'field.required /customers/0/id',
      'field.required /customers/1/id',
    ]);
  });

  it("may be in the host's own currencies", () => {
    const records = {
      customers: [{ ...hooli, currency: 'PTS' }],
      addOns: [{ code: 'a', name: 'A', prices: { PTS: '1' } }],
    };
    expect(reasons(records)).toEqual([
      'currency.unknown /customers/0/currency',
      'currency.unknown /addOns/0/prices/PTS',
    ]);
    expect(validateDirectoryRecords(records, { currencies: [{ code: 'PTS', exponent: 0 }] })).toEqual([]);
  });
});
