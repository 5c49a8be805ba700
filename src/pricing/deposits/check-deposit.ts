import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { DocumentType, FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { depositRemains } from './deposit-remains.ts';
import type { DepositState } from './deposit-state.ts';

/** The types of documents that bill a deposit. */
const DEPOSITS: readonly DocumentType[] = ['prepayment', 'partial'];

/** Whose document it is that names deposits. */
export interface DepositOwner {
  readonly id: string | undefined;
  readonly billingEntityId: string;
  readonly customerId: string;
  readonly currency: string;
}

/** Whether a document bills a deposit. */
export function isDeposit({ documentType }: { readonly documentType: DocumentType }): boolean {
  return DEPOSITS.includes(documentType);
}

/**
 * The deposit as an issued invoice, or why it cannot be deducted: it is issued, of the same seller, customer and currency,
 * neither voided nor fully credited, and deducted by no other invoice.
 *
 * @param path - JSON Pointer of its id
 * @returns `deposit.not_found`, `deposit.mismatch`, `deposit.wrong_state`, `deposit.deducted`
 */
export function checkDeposit(state: DepositState, owner: DepositOwner, path: string): FinalizedInvoice | Fault {
  const { invoiceId, invoice } = state;
  if (invoice === null)
    return fault('deposit.not_found', path, `there is no invoice ${show(invoiceId)} in this tenant; pass another id`);
  const other = mismatch(invoice, owner);
  if (other !== undefined) return fault('deposit.mismatch', path, `deposit ${nameOf(invoice)} ${other}`);
  if (invoice.status !== 'finalized') {
    const message = `deposit ${nameOf(invoice)} is ${invoice.status}; only an issued deposit is deducted`;
    return fault('deposit.wrong_state', path, message, { status: invoice.status });
  }
  if (invoice.deductedBy !== null && invoice.deductedBy !== owner.id) {
    const message = `deposit ${nameOf(invoice)} is deducted by invoice ${invoice.deductedBy} already; void or credit that one first, or leave the deposit out`;
    return fault('deposit.deducted', path, message, { deductedBy: invoice.deductedBy });
  }
  if (depositRemains(invoice, state.creditNotes).length === 0) {
    const message = `deposit ${nameOf(invoice)} is credited whole, so nothing is left to deduct; leave it out`;
    return fault('deposit.wrong_state', path, message, { status: 'credited' });
  }
  return invoice;
}

function mismatch(invoice: Invoice, owner: DepositOwner): string | undefined {
  const { billingEntity, customer, currency, documentType } = invoice;
  if (!isDeposit(invoice)) return `is of type "${documentType}"; only a "prepayment" or "partial" document is deducted`;
  if (billingEntity.id !== owner.billingEntityId)
    return `is billed by ${show(billingEntity.id)}, not by ${show(owner.billingEntityId)}; name deposits of one seller`;
  if (customer.id !== owner.customerId)
    return `is billed to ${show(customer.id)}, not to ${show(owner.customerId)}; name deposits of one customer`;
  if (currency !== owner.currency)
    return `is in ${currency}, not in ${owner.currency}; bill the rest in the deposit's currency`;
  return undefined;
}

function nameOf({ number, id }: Invoice): string {
  return number === null ? show(id) : `${number} (${id})`;
}
