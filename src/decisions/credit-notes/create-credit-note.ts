import type { TaxRow } from '../../calculation/calculation.ts';
import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { CreditNote, CreditNoteLine } from '../../invoice/credit-note.ts';
import { type DecisionContext, decide } from '../../invoice/decide.ts';
import type { Decision } from '../../invoice/events.ts';
import { inInvoiceCurrency } from '../../invoice/in-invoice-currency.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { withMembers } from '../../invoice/invoice-of.ts';
import { paymentStateOf } from '../../invoice/payment-status.ts';
import { requireStatus } from '../../invoice/require-status.ts';
import { addAmounts, compareAmounts, decimalsOf, subtractAmounts } from '../../money/amounts.ts';
import type { Currency } from '../../money/currency.ts';
import { formatFixed } from '../../money/decimal.ts';
import { add, type Integer } from '../../money/integer.ts';
import { isTaxInBooks, type Policy } from '../../policy/policy.ts';
import { totalUnexpected } from '../../pricing/check-amounts.ts';
import type { DepositState } from '../../pricing/deposits/deposit-state.ts';
import { requireCreditNoteRoom } from '../../pricing/document-size.ts';
import { frozenCopy, seal } from '../../validation/frozen.ts';
import { type EInvoiceContext, requireEInvoice } from '../e-invoice.ts';
import { releaseDeposits } from '../link-deposits.ts';
import { withPaid } from '../payments/payment.ts';
import { checkCreditNoteInput, checkCreditNoteTotals } from './check-credit-note.ts';
import { convertCreditNote } from './convert-credit-note.ts';
import { creditConversion } from './credit-currency.ts';
import { type CreditRules, creditLine, hasLeft, hasMoneyLeft, type LineCredit } from './credit-line.ts';
import type { CreditNoteInput } from './credit-note-input.ts';
import { creditedPayable, creditWithholdings } from './credit-payable.ts';
import { creditRows, shareOf } from './credit-rows.ts';
import { type LineBalance, lineBalances, minorUnits, sum } from './line-balance.ts';

/** The context of crediting. */
export interface CreditNoteContext extends DecisionContext, EInvoiceContext {
  /** Today in the billing entity's time zone. */
  readonly today: string;
  /** The invoice's credit notes so far. */
  readonly earlier: readonly CreditNote[];
  /** The number that it gets. */
  readonly number: string;
  /** The host's own currencies; default: none. */
  readonly currencies?: readonly Currency[];
  /** The deposits that the invoice deducts; default: none. */
  readonly deposits?: readonly DepositState[];
}

/** A decision to credit: the note, and the invoice that it changes. */
export interface CreditNoteDecision extends Decision<FinalizedInvoice> {
  readonly creditNote: CreditNote;
}

/**
 * Credit a finalized invoice: all that is left, lines, quantities of lines, or amounts of lines.
 *
 * The invoice's own rounding and price mode are used. Each note's tax on a line is what is due on all that is
 * credited, less what was credited before: so any split over any number of notes, in any order, ends at exactly 0.00
 * per line, per tax and in total. `amountDue` goes down; what was paid beyond it is `amountRefundable`. Once the currency
 * is withdrawn, the note is in its successor and says in `converted` what it takes off the invoice.
 *
 * Ids are used in order: the note's, one per line; the last ones for the events.
 *
 * @throws {ValidationError} `credit_note.exceeds_invoice`, `credit_note.nothing_left`, `credit_note.indivisible`,
 * `credit_note.not_positive`, `credit_note.reason_required`, `document.too_large`, `line.not_found`, `einvoice.*` where the
 * policy requires e-invoices, `field.*`, `decimal.*`, `date.before_issue_date`, `date.outside_window`, `total.unexpected`,
 * `currency.withdrawn`, `credit_note.currency_mismatch`, `exchange_rate.*`
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function createCreditNote(
  invoice: Invoice,
  input: CreditNoteInput,
  context: CreditNoteContext,
): CreditNoteDecision {
  const found = requireStatus(invoice, 'createCreditNote', 'finalized');
  const { now, today, currencies = [] } = context;
  throwFaults(checkCreditNoteInput(input, found, context));
  const conversion = creditConversion(input, found, { on: input.issueDate ?? today, currencies });
  if (conversion && 'code' in conversion) throw new ValidationError([conversion]);
  const earlier = context.earlier.map(inInvoiceCurrency);
  const rules: CreditRules = {
    mode: found.rounding.mode,
    exponent: decimalsOf(found.total),
    pricesIncludeTax: found.pricesIncludeTax,
  };
  const balances = lineBalances(found, earlier);
  const credits = creditsOf(input, balances, rules);
  const own = noteOf(found, input, { ...context, earlier }, { credits, balances, rules });
  const faults = [...checkCreditNoteTotals(own, found, earlier)];
  // A copy, because it shares parts with an invoice and an input that may be the caller's.
  const creditNote = seal(frozenCopy(conversion ? convertCreditNote(own, context.earlier, conversion) : own));
  const { expectedTotal } = input;
  if (expectedTotal !== undefined && compareAmounts(expectedTotal, creditNote.total) !== 0)
    faults.push(totalUnexpected(expectedTotal, creditNote.total));
  throwFaults(faults);
  requireEInvoice(creditNote, context, found);
  const notes = [...context.earlier, creditNote];
  // A note that credits everything that is left is always possible, so the invoice can be corrected however many notes it has.
  const left = [...earlier, own].reduce((rest, { total }) => subtractAmounts(rest, total), found.total);
  if (compareAmounts(left, '0') !== 0) requireCreditNoteRoom(notes, context.policy);
  const amountCredited = addAmounts(found.amountCredited, own.amountPayable);
  const state = paymentStateOf(found, { amountCredited }, now);
  const after = withMembers<FinalizedInvoice>(found, state);
  const events = withPaid('credit_note.created', found, after);
  const isCreditedWhole = !lineBalances(found, [...earlier, own]).some(hasMoneyLeft);
  const also = isCreditedWhole ? releaseDeposits(after, context.deposits, context) : [];
  const decision = decide(found, after, events, context, { creditNote });
  return { ...decision, creditNote, ...(also.length > 0 && { also }) };
}

function creditsOf({ lines }: CreditNoteInput, balances: readonly LineBalance[], rules: CreditRules): LineCredit[] {
  const left = balances.some(hasMoneyLeft) ? balances.filter(hasLeft) : [];
  const named = lines ?? left.map(({ line }) => ({ lineId: line.id }));
  if (named.length === 0) {
    const message = 'nothing of the invoice is left to credit';
    throw new ValidationError([fault('credit_note.nothing_left', '/lines', message)]);
  }
  const byId = new Map(balances.map((balance) => [balance.line.id, balance]));
  const found = named.map((one, index) =>
    creditLine(byId.get(one.lineId) as LineBalance, one, rules, pointer('/lines', index)),
  );
  throwFaults(found.filter((one) => 'code' in one));
  return found as LineCredit[];
}

interface Credited {
  readonly credits: readonly LineCredit[];
  readonly balances: readonly LineBalance[];
  readonly rules: CreditRules;
}

function noteOf(
  invoice: FinalizedInvoice,
  { reason, reasonText, issueDate, paymentMeans, notes, eInvoiceProfile, metadata }: CreditNoteInput,
  { ids, now, number, today, earlier, policy }: CreditNoteContext,
  { credits, balances, rules }: Credited,
): CreditNote {
  const taxes = creditRows(invoice, earlier, credits, balances, rules);
  const subtotal = sum(credits.map(({ net }) => net));
  const taxAmount = sum(credits.flatMap((credit) => credit.taxes));
  const print = (amount: Integer): string => formatFixed(amount, rules.exponent);
  const total = print(add(subtotal, taxAmount));
  return {
    id: ids[0] as string,
    tenant: invoice.tenant,
    version: 1,
    number,
    issueDate: issueDate ?? today,
    invoice: { id: invoice.id, number: invoice.number, issueDate: invoice.issueDate },
    reason,
    reasonText: reasonText ?? null,
    documentType: invoice.documentType,
    supplyDate: invoice.supplyDate,
    taxPointDate: invoice.taxPointDate,
    taxPointEvent: invoice.taxPointEvent,
    deliverTo: invoice.deliverTo,
    servicePeriod: invoice.servicePeriod,
    purchaseOrderNumber: invoice.purchaseOrderNumber,
    buyerReference: invoice.buyerReference,
    contractReference: invoice.contractReference,
    references: invoice.references,
    timeZone: invoice.timeZone,
    paymentMeans: paymentMeans ?? invoice.paymentMeans,
    notes: notes ?? [],
    eInvoiceProfile: eInvoiceProfile ?? invoice.eInvoiceProfile,
    billingEntity: invoice.billingEntity,
    customer: invoice.customer,
    currency: invoice.currency,
    converted: null,
    pricesIncludeTax: invoice.pricesIncludeTax,
    rounding: invoice.rounding,
    lines: credits.map((credit, index) => lineOf(credit, ids[index + 1] as string, print)),
    taxes,
    subtotal: print(subtotal),
    taxAmount: print(taxAmount),
    total,
    ...creditedPayable(invoice, earlier, total, creditWithholdings(invoice, earlier, credits, balances, rules)),
    taxCurrency: invoice.taxCurrency,
    exchangeRate: invoice.exchangeRate,
    taxAmountInTaxCurrency: taxInBooks(invoice, earlier, taxes, { ...rules, policy }),
    metadata: { ...metadata },
    createdAt: now,
    schemaVersion: 1,
  };
}

function lineOf(
  { balance, quantity, net, taxes, withheld }: LineCredit,
  id: string,
  print: (amount: Integer) => string,
): CreditNoteLine {
  const tax = sum(taxes);
  const { line } = balance;
  return {
    id,
    invoiceLineId: line.id,
    name: line.name,
    description: line.description,
    quantity,
    unit: line.unit,
    unitPrice: line.unitPrice,
    baseQuantity: line.baseQuantity,
    period: line.period,
    item: line.item,
    references: line.references,
    amount: print(net),
    taxAmount: print(tax),
    total: print(add(net, tax)),
    taxes: line.taxes.map((share, place) => ({
      ...share,
      amount: print(taxes[place] as Integer),
    })),
    withholdings: balance.line.withholdings.map(({ code, rate }, place) => ({
      code,
      rate,
      amount: print(withheld[place] as Integer),
    })),
  };
}

/** Tax in the seller's own currency (BT-111): its share of what the invoice states, exact in sum over all notes. */
function taxInBooks(
  { taxes, taxAmountInTaxCurrency }: FinalizedInvoice,
  earlier: readonly CreditNote[],
  rows: CreditNote['taxes'],
  rules: CreditRules & { readonly policy: Policy },
): string | null {
  if (taxAmountInTaxCurrency === null) return null;
  // If the invoice was issued under another policy, all taxes count.
  const isNamed = taxes.some((row) => isTaxInBooks(row, rules.policy));
  const counts = (row: TaxRow): boolean => !isNamed || isTaxInBooks(row, rules.policy);
  const exponent = decimalsOf(taxAmountInTaxCurrency);
  const [minor, books] = [minorUnits(rules.exponent), minorUnits(exponent)];
  const vatOf = (some: CreditNote['taxes']): Integer => sum(some.filter(counts).map((row) => minor(row.amount)));
  const credited = add(sum(earlier.map((note) => vatOf(note.taxes))), vatOf(rows));
  const due = shareOf(books(taxAmountInTaxCurrency), credited, vatOf(taxes), rules);
  const stated = earlier.map((note) => note.taxAmountInTaxCurrency ?? formatFixed(0, exponent));
  return stated.reduce(subtractAmounts, formatFixed(due, exponent));
}
