// The directory and the request of these examples.
import { memoryDirectory } from 'oneoff/memory';
import { acme, records } from '../acme.ts';

// Without the year, so that the numbers are the same in any year.
const numberSeries = { scope: 'billing_entity', pattern: 'INV-{SEQ:4}', reset: 'never' } as const;

export const directory = memoryDirectory({ ...records, billingEntities: [{ ...acme, numberSeries }] });

/** One line: a setup fee of 500.00. */
export const setup = { customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: '500.00' }] };
