import type { CreditNote } from '../../invoice/credit-note.ts';
import type { Invoice } from '../../invoice/invoice.ts';

/** The current state of a deposit that a document names; read under the lock when the document is issued. */
export interface DepositState {
  readonly invoiceId: string;
  /** `null` if there is no such invoice. */
  readonly invoice: Invoice | null;
  /** Its credit notes. */
  readonly creditNotes: readonly CreditNote[];
  /** Fresh ids: one for its event, one per line that deducts it. */
  readonly ids: readonly string[];
}

/** The states of deposits in the order of a list that names them. */
export function depositStates(
  named: readonly { readonly invoiceId: string }[],
  states: readonly DepositState[] | undefined,
): readonly DepositState[] {
  if (named.length === 0) return [];
  const known = new Map((states ?? []).map((state) => [state.invoiceId, state]));
  return named.map(({ invoiceId }) => known.get(invoiceId) ?? { invoiceId, invoice: null, creditNotes: [], ids: [] });
}
