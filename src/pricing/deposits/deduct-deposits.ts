import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import type { InvoiceDeposit } from '../../invoice/payable.ts';
import { formatFixed } from '../../money/decimal.ts';
import { add, type Integer } from '../../money/integer.ts';
import { seal } from '../../validation/frozen.ts';
import type { Plan, PlannedLine } from '../plan.ts';
import { checkDeposit, type DepositOwner, isDeposit } from './check-deposit.ts';
import { deductionLine } from './deduction-line.ts';
import { deductionName } from './deduction-name.ts';
import { type DepositRemain, depositRemains } from './deposit-remains.ts';
import { type DepositState, depositStates } from './deposit-state.ts';

/** What the deposits of a document come to: the lines that deduct them, what the document states of them, and what is wrong. */
export interface Deductions {
  readonly lines: readonly PlannedLine[];
  readonly deposits: readonly InvoiceDeposit[];
  readonly faults: readonly Fault[];
}

const NO_DEDUCTIONS: Deductions = { lines: [], deposits: seal([]), faults: [] };

/**
 * Deduct the deposits that a plan names: one line per deposit and set of taxes, with exactly the net and the taxes that
 * the deposit still charges.
 *
 * The taxes of a row are then what the whole owes less what the deposits charged, so that all documents together equal
 * the undivided invoice per row and in total. A deposit that cannot be deducted gets a fault and no line.
 */
export function deductDeposits(plan: Plan, given: readonly DepositState[] | undefined): Deductions {
  const { details, currency, records } = plan;
  const named = details.deposits;
  if (named.length === 0) return NO_DEDUCTIONS;
  const owner: DepositOwner = {
    id: undefined,
    billingEntityId: records.billingEntity.id,
    customerId: records.customer.id,
    currency: currency.code,
  };
  const faults: Fault[] = [];
  if (isDeposit(details)) {
    const message = `a document of type "${details.documentType}" bills a deposit and deducts none; name all deposits on the final invoice`;
    faults.push(fault('field.conflict', '/deposits', message));
  }
  const parties = [records.customer, records.billingEntity];
  const lines: PlannedLine[] = [];
  const seen = new Set<string>();
  const deposits = depositStates(named, given).map((state, index): InvoiceDeposit => {
    const path = pointer(pointer('/deposits', index), 'invoiceId');
    const found = seen.has(state.invoiceId) ? givenTwice(state, path) : checkDeposit(state, owner, path);
    seen.add(state.invoiceId);
    const name = named[index]?.name ?? null;
    if ('code' in found) {
      faults.push(found);
      return { ...stated(state, [], currency.exponent), name };
    }
    const remains = depositRemains(found, state.creditNotes);
    const printed = name ?? deductionName(found.number, parties);
    const idOf = (place: number): string => state.ids[place + 1] as string;
    lines.push(
      ...remains.map((remain, place) => deductionLine(remain, found, { id: idOf(place), name: printed }, plan)),
    );
    return { ...stated(state, remains, currency.exponent), name };
  });
  return { lines: faults.some(({ path }) => path === '/deposits') ? [] : lines, deposits, faults };
}

function givenTwice({ invoiceId }: DepositState, path: string): Fault {
  return fault('field.conflict', path, `deposit ${show(invoiceId)} is given twice; each is deducted once`);
}

/** What a document states of a deposit. */
export function stated(
  { invoiceId, invoice }: DepositState,
  remains: readonly DepositRemain[],
  exponent: number,
): Omit<InvoiceDeposit, 'name'> {
  const issued = invoice?.status === 'finalized' ? invoice : undefined;
  const [number, issueDate] = [issued?.number ?? null, issued?.issueDate ?? null];
  const sum = (amounts: readonly Integer[]): Integer => amounts.reduce<Integer>(add, 0);
  const net = sum(remains.map((remain) => remain.net));
  const tax = sum(remains.flatMap((remain) => remain.taxes));
  const print = (amount: Integer): string => formatFixed(amount, exponent);
  return { invoiceId, number, issueDate, subtotal: print(net), taxAmount: print(tax), total: print(add(net, tax)) };
}
