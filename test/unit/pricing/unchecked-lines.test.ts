import { createInvoicing, ValidationError } from 'oneoff';
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
