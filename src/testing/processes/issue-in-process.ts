import { writeSync } from 'node:fs';
import type { Invoice } from '../../invoice/invoice.ts';
import { memoryDirectory } from '../../memory/memory-directory.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import { createInvoicing } from '../../service/create-invoicing.ts';
import { suiteRecords } from '../directory/suite-records.ts';

const input: OneOffInvoiceInput = { customerId: 'hooli', lines: [{ name: 'Audit', unitPrice: '500.00' }] };

/**
 * What a process of {@link storeProcessesSuite} does: create and finalize invoices on its own connection, at once and in
 * two steps, and write a line to its standard output for every call that was answered.
 *
 * Of three calls one has an idempotency key that all processes use.
 *
 * @param count - how many calls
 * @example
 * ```ts
 * // writer.mjs
 * await issueInProcess(myStore(await connect(process.argv[2])), Number(process.argv[3]));
 * ```
 */
export async function issueInProcess(store: InvoiceStore, count: number): Promise<void> {
  const invoicing = createInvoicing({ store, directory: memoryDirectory(suiteRecords) });
  writeSync(1, 'started\n');
  for (let index = 0; index < count; index++) {
    const idempotencyKey = index % 3 === 2 ? `shared-${index}` : `${process.pid}-${index}`;
    if (index % 3 === 1) {
      const draft = await invoicing.createOneOffInvoice(input, { idempotencyKey });
      tell(draft, idempotencyKey);
      tell(await invoicing.finalize(draft.id), null);
    } else tell(await invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey }), idempotencyKey);
  }
}

/** An answered call; the key with which the invoice was created, if it was created. */
export interface AnsweredCall {
  readonly id: string;
  readonly number: string | null;
  readonly key: string | null;
}

// Written at once: what was told before the process is killed was answered.
function tell({ id, number }: Invoice, key: string | null): void {
  writeSync(1, `${JSON.stringify({ id, number, key } satisfies AnsweredCall)}\n`);
}
