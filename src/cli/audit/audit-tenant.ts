import type { CreditNote } from '../../invoice/credit-note.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { allItems } from '../../paging/all-items.ts';
import type { Directory } from '../../ports/directory.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import { checkDocument } from './check-document.ts';
import type { Finding } from './finding.ts';
import { createSeriesAudit } from './series-audit.ts';

/** What an audit read, and what it found. */
export interface Audit {
  readonly invoices: number;
  readonly creditNotes: number;
  readonly findings: readonly Finding[];
}

/** Check every number, document and history of a tenant. It reads, and writes nothing. */
export async function auditTenant(
  { store, directory }: { readonly store: InvoiceStore; readonly directory: Directory },
  tenant: string,
  progress: (documents: number) => void,
): Promise<Audit> {
  const findings: Finding[] = [];
  const series = createSeriesAudit(tenant, directory);
  const count = { invoice: 0, credit_note: 0 };
  const take = async (kind: 'invoice' | 'credit_note', document: Invoice | CreditNote): Promise<void> => {
    count[kind] += 1;
    progress(count.invoice + count.credit_note);
    const { id, number, issueDate, billingEntity, customer } = document;
    if (number === null || issueDate === null) return;
    const parties = { billingEntityId: billingEntity.id, customerId: customer.id };
    await series.add({ id, kind, number, issueDate, ...parties });
  };
  for await (const invoice of allItems((from) => store.list(tenant, { limit: 100, ...from }))) {
    await take('invoice', invoice);
    findings.push(...(await checkDocument(store, tenant, invoice)));
  }
  for await (const note of allItems((from) => store.listCreditNotes(tenant, { limit: 100, ...from })))
    await take('credit_note', note);
  findings.push(...(await series.finish((key) => store.getSeries(tenant, key))));
  return { invoices: count.invoice, creditNotes: count.credit_note, findings };
}
