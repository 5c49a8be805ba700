import { describe, expect, it } from 'vitest';
import { openAcme, reasons, rejection } from '../acme.ts';

describe('a filter that is undefined', () => {
  it.each([
    'status',
    'paymentStatus',
    'customerId',
    'billingEntityId',
    'currency',
    'number',
    'issueDateFrom',
    'issueDateTo',
    'dueDateFrom',
    'dueDateTo',
    'overdueOn',
    'overdueMarked',
    'metadata',
    'limit',
    'cursor',
  ])('is refused, for it would list the invoices of everyone: %s', async (name) => {
    const { invoicing } = openAcme();
    const query = { [name]: undefined };
    expect(await reasons(invoicing.list(query))).toEqual([`field.type /${name}`]);
    expect((await rejection(invoicing.list(query))).message).toContain('pass a value, or leave it out');
  });

  it.each(['invoiceId', 'customerId', 'billingEntityId', 'number', 'limit', 'cursor'])(
    'is refused in a list of credit notes: %s',
    async (name) => {
      const { invoicing } = openAcme();
      expect(await reasons(invoicing.listCreditNotes({ [name]: undefined }))).toEqual([`field.type /${name}`]);
    },
  );

  it('is refused beside filters that are given', async () => {
    const query = { customerId: undefined, status: ['draft'] };
    expect(await reasons(openAcme().invoicing.list(query as never))).toEqual(['field.type /customerId']);
  });

  it('is no filter where the query is left out', async () => {
    const { invoicing } = openAcme();
    expect((await invoicing.list()).items).toEqual([]);
    expect((await invoicing.list(undefined)).items).toEqual([]);
    expect((await invoicing.list({})).items).toEqual([]);
  });
});
