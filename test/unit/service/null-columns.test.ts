import { countryTaxes, type Directory, fromRow, validateAddOn, validateCustomer, validateTax } from 'oneoff';
import { memoryDirectory, memoryDirectoryStore } from 'oneoff/memory';
import { expect, it } from 'vitest';
import { acmeRecords, INPUT, openAcme } from '../acme.ts';

/** Rows as a database gives them: every column is there, some are null. */
function rows(): Directory {
  const inner = memoryDirectory(acmeRecords());
  const columns = { tradingName: null, taxIds: null, currency: null, taxCodes: null, paymentTerm: null, locale: null };
  return {
    ...inner,
    customer: async (tenant, id) => {
      const found = await inner.customer(tenant, id);
      const address = { line2: null, region: null, country: 'DE', ...found?.address };
      return found && { ...columns, ...found, address: found.address ? address : null };
    },
  };
}

it('a column that is null is absent from the record', async () => {
  const { invoicing } = openAcme({ directory: rows() });
  const plain = await openAcme().invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
  expect(await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' })).toEqual(plain);
});

it('a tax without a rate keeps its null', async () => {
  const records = acmeRecords();
  Object.assign(records.billingEntities[0] as object, { taxIds: [], taxCodes: ['vat-o'] });
  const { invoicing } = openAcme({ records });
  expect(await invoicing.createOneOffInvoice(INPUT)).toMatchObject({ taxes: [{ category: 'O', rate: null }] });
});

it('the lists of a memory directory may be rows, and are searched', async () => {
  const records = acmeRecords();
  const customers = records.customers.map((one) => ({ ...one, email: null, taxExemption: null }));
  const addOns = records.addOns.map((one) => ({ ...one, description: null }));
  const directory = memoryDirectory({ ...records, customers, addOns });
  const { invoicing } = openAcme({ directory });
  const issued = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
  expect(issued.customer).not.toHaveProperty('email');
  expect((await directory.search('default', 'customers', { text: 'hooli' })).items).toHaveLength(1);
});

it('a store keeps the record of a row', async () => {
  const directory = memoryDirectoryStore();
  await directory.save('default', { customers: [{ id: '7', name: 'Hooli', email: null, address: null }] });
  expect(await directory.customer('default', '7')).toEqual({ id: '7', name: 'Hooli' });
});

it('a member that must be there is missing where its column is null', async () => {
  const row = { id: '7', name: null } as never;
  await expect(memoryDirectoryStore().save('default', { customers: [row] })).rejects.toMatchObject({
    faults: [{ code: 'field.required', path: '/customers/0/name' }],
  });
});

it('the validators take rows, and still name what is null in a list', () => {
  expect(validateCustomer({ id: '7', name: 'Hooli', email: null, address: null, taxIds: null })).toEqual([]);
  expect(validateAddOn({ code: 'a', name: 'A', prices: { EUR: '1.00', USD: null } })).toEqual([]);
  expect(validateTax({ code: 'v', name: 'VAT', scheme: 'GST', rate: null, category: null })).toMatchObject([
    { code: 'tax.rate_required' },
  ]);
  expect(validateCustomer({ id: '7', name: 'Hooli', taxCodes: [null] })).toMatchObject([{ path: '/taxCodes/0' }]);
});

it('a table of countries may hold rows of taxes', async () => {
  const row = { code: 'vat', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S', exemption: null } as const;
  const taxResolver = countryTaxes({ DE: { '*': { ...row, validUntil: null } } });
  const { invoicing } = openAcme({ taxResolver });
  const input = { customerId: 'hooli', lines: [{ name: 'A', unitPrice: '100.00' }] };
  expect((await invoicing.createOneOffInvoice({ ...input, issue: 'now' })).taxes[0]).toMatchObject({ rate: '19' });
});

it('what holds itself, or is nested without end, is read as it is', () => {
  const knot: { self?: object } = {};
  knot.self = knot;
  expect(validateCustomer({ id: '7', name: 'Hooli', address: knot })).toMatchObject([
    { code: 'field.unknown' },
    { code: 'field.required' },
  ]);
  let deep: unknown = null;
  for (let depth = 0; depth < 100_000; depth++) deep = { deep };
  expect(() => fromRow(deep)).not.toThrow();
});
