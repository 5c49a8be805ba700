import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { type DecisionContext, decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { FinalizedInvoice, OpenInvoice, VoidedInvoice } from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import { compareAmounts, decimalsOf } from '../money/amounts.ts';
import { checkDeposit } from '../pricing/deposits/check-deposit.ts';
import { stated } from '../pricing/deposits/deduct-deposits.ts';
import { depositRemains } from '../pricing/deposits/deposit-remains.ts';
import { type DepositState, depositStates } from '../pricing/deposits/deposit-state.ts';

/** Once an invoice is issued, the deposits that it deducts refer to it, so that each is deducted once. */
export function linkDeposits(
  { id, deposits }: FinalizedInvoice,
  states: readonly DepositState[] | undefined,
  context: DecisionContext,
): readonly Decision[] {
  return depositStates(deposits, states).flatMap((state) => changeLink(state, id, context));
}

/** The deposits of an invoice that is voided or fully credited may be deducted by another one. */
export function releaseDeposits(
  { id, deposits }: FinalizedInvoice | VoidedInvoice,
  states: readonly DepositState[] | undefined,
  context: DecisionContext,
): readonly Decision[] {
  return depositStates(deposits, states).flatMap((state) =>
    state.invoice?.deductedBy === id ? changeLink(state, null, context) : [],
  );
}

function changeLink({ invoice, ids }: DepositState, deductedBy: string | null, context: DecisionContext): Decision[] {
  if (invoice?.status !== 'finalized') return [];
  const after = withMembers<FinalizedInvoice>(invoice, { deductedBy });
  return [decide(invoice, after, ['invoice.updated'], { ...context, ids: ids.slice(0, 1) })];
}

/**
 * Refuse an approved invoice if the deposits that it deducts have changed.
 *
 * @throws {ValidationError} `deposit.*`
 */
export function requireSameDeposits(invoice: OpenInvoice, states: readonly DepositState[] | undefined): void {
  const { id, deposits, billingEntity, customer, currency, total } = invoice;
  const owner = { id, billingEntityId: billingEntity.id, customerId: customer.id, currency };
  for (const [index, state] of depositStates(deposits, states).entries()) {
    const path = pointer(pointer('/deposits', index), 'invoiceId');
    const found = checkDeposit(state, owner, path);
    if ('code' in found) throw new ValidationError([found]);
    const frozen = deposits[index];
    const now = stated(state, depositRemains(found, state.creditNotes), decimalsOf(total));
    if (
      frozen &&
      compareAmounts(frozen.total, now.total) === 0 &&
      compareAmounts(frozen.taxAmount, now.taxAmount) === 0
    )
      continue;
    const message = `deposit ${found.number} was credited since the invoice was approved: ${now.total} is left of it, not ${frozen?.total}; reopen the invoice and finalize it again`;
    throw new ValidationError([fault('deposit.changed', path, message, { left: now.total })]);
  }
}
