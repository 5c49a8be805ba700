import { expect, it } from 'vitest';
import { INPUT, openAcme } from '../../acme.ts';

it('a batch that is awaited runs whole, once, and gives the list of its results', async () => {
  const { invoicing } = openAcme();
  const batch = invoicing.createOneOffInvoices([{ input: INPUT }, { input: { customerId: 'nobody', lines: [] } }]);
  expect((await invoicing.list()).items).toHaveLength(0);
  const results = await batch;
  expect(results.map((one) => one.ok)).toEqual([true, false]);
  expect(await batch).toBe(results);
  expect((await invoicing.list()).items).toHaveLength(1);
});

it('a batch with options that are wrong rejects when it is awaited', async () => {
  const { invoicing } = openAcme();
  await expect(invoicing.createOneOffInvoices([{ input: INPUT }], { chunkSize: 0 })).rejects.toThrow('chunkSize');
});

it('a batch that is read one by one never runs ahead', async () => {
  const { invoicing } = openAcme();
  const items = Array.from({ length: 3 }, () => ({ input: INPUT }));
  for await (const one of invoicing.createOneOffInvoices(items, { chunkSize: 1 })) {
    expect(one.ok).toBe(true);
    break;
  }
  expect((await invoicing.list()).items).toHaveLength(1);
});
