import type { CreditNote } from '../../invoice/credit-note.ts';
import type { CreditNoteQuery, Page } from '../../ports/invoice-store.ts';
import { integer, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import { requireFilters } from '../input/require-filters.ts';
import type { Settings } from '../options.ts';

const name = optional(text());

/** The shape of a {@link CreditNoteQuery}. */
export const creditNoteQueryShape: ObjectShape<CreditNoteQuery> = object<CreditNoteQuery>({
  invoiceId: name,
  customerId: name,
  billingEntityId: name,
  number: name,
  limit: optional(integer(1, 100)),
  cursor: optional(text(1000)),
});

/** A page of credit notes; see `Invoicing.listCreditNotes`. */
export async function listCreditNotes(
  { store, tenant }: Settings,
  query: CreditNoteQuery = {},
): Promise<Page<CreditNote>> {
  requireFilters(creditNoteQueryShape, query);
  return store.listCreditNotes(tenant, query);
}
