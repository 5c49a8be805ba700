import { writeSync } from 'node:fs';
import type { InvoiceStore } from 'oneoff';
import { input, invoicingOn } from '../postgres/records.ts';

/** Create and finalize, at once and in two steps, with keys and without; tell of every call that was answered. */
export async function issueInvoices(store: InvoiceStore, count: number): Promise<void> {
  const invoicing = invoicingOn(store);
  writeSync(1, 'started\n');
  for (let index = 0; index < count; index++) {
    const idempotencyKey = `${process.pid}-${index}`;
    if (index % 2 === 0) tell(await invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey }));
    else {
      const draft = await invoicing.createOneOffInvoice(input, { idempotencyKey });
      tell(draft);
      tell(await invoicing.finalize(draft.id));
    }
  }
}

// Written at once: what was told before the process is killed was acknowledged.
function tell({ id, number }: { readonly id: string; readonly number: string | null }): void {
  writeSync(1, `${JSON.stringify({ id, number })}\n`);
}
