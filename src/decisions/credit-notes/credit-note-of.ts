import type { TaxRow } from '../../calculation/calculation.ts';
import type { CreditNote, CreditNoteLine } from '../../invoice/credit-note.ts';
import type { FinalizedInvoice } from '../../invoice/invoice.ts';
import { decimalsOf, subtractAmounts } from '../../money/amounts.ts';
import { formatFixed } from '../../money/decimal.ts';
import { add, type Integer } from '../../money/integer.ts';
import { isTaxInBooks, type Policy } from '../../policy/policy.ts';
import type { LineCredit } from './credit-line.ts';
import type { CreditNoteContext } from './credit-note-context.ts';
import type { CreditNoteInput } from './credit-note-input.ts';
import { creditedPayable, creditWithholdings } from './credit-payable.ts';
import { creditRows, shareOf } from './credit-rows.ts';
import type { CreditRules } from './credit-rules.ts';
import { type LineBalance, minorUnits, sum } from './line-balance.ts';

/** What is credited of an invoice, line by line. */
interface Credited {
  readonly credits: readonly LineCredit[];
  readonly balances: readonly LineBalance[];
  readonly rules: CreditRules;
}

/** The credit note of what is credited, in the currency of its invoice. */
export function creditNoteOf(
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
