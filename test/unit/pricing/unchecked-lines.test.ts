import { createInvoicing, type Tax, ValidationError } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { expect, it } from 'vitest';
import { acmeRecords } from '../acme.ts';

it.each([
  ['without a name', { unitPrice: '19.99', amount: 'x' }],
  ['with a price as a number', { name: 'Setup', unitPrice: 19.99, quantity: 'x' }],
  ['with a group that is no text', { name: 'Setup', unitPrice: '1.00', group: 5 }],
  ['that are no lines', null],
])('lines that no check reached are never planned: 5,000 %s', async (_, line) => {
  const invoicing = createInvoicing({ store: memoryStore(), directory: memoryDirectory(acmeRecords()) });
  const lines = Array.from({ length: 5000 }, () => line);
  for (const customerId of ['hooli', 'nobody']) {
    const refusal = await invoicing.preview({ customerId, lines } as never).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ValidationError);
    expect((refusal as ValidationError).faults.length).toBeLessThan(1010);
  }
});

it.each([
  ['unknown taxes', '', (at: number) => ({ taxCodes: Array.from({ length: 10 }, (_, place) => `vat-${at}-${place}`) })],
  ['add-ons whose names are near misses', '', (at: number) => ({ addOn: `setup_fee_${at}` })],
  ['taxes of the seller that are gone', 'vat-19', () => ({})],
])('5,000 lines with %s cost 20 searches and about 1,000 faults', async (_, gone, parts) => {
  const records = acmeRecords();
  const [vat] = records.taxes as [Tax];
  const taxes = [
    ...records.taxes.filter(({ code }) => code !== gone),
    ...Array.from({ length: 300 }, (_item, at) => ({ ...vat, code: `vax-${at}` })),
  ];
  const invoicing = createInvoicing({ store: memoryStore(), directory: memoryDirectory({ ...records, taxes }) });
  const lines = Array.from({ length: 5000 }, (_item, at) => ({ name: 'Setup', unitPrice: '1.00', ...parts(at) }));
  const refusal = await invoicing.preview({ customerId: 'hooli', lines }).catch((error: unknown) => error);
  const { faults } = refusal as ValidationError;
  expect(faults.length).toBeGreaterThan(900);
  expect(faults.length).toBeLessThan(1010);
  expect(faults.filter(({ message }) => message.includes('did you mean')).length).toBeLessThanOrEqual(40);
});
