import type { Customer, Directory } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
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
      const address = { line2: null, region: null, ...found?.address };
      return found && ({ ...columns, ...found, address } as unknown as Customer);
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
