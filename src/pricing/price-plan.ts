import type { CalculatedLine } from '../calculation/calculation.ts';
import { compute } from '../calculation/compute.ts';
import { taxableLine } from '../calculation/line-amount.ts';
import { snapshotBuyer } from '../directory/buyer.ts';
import { snapshotSeller } from '../directory/seller.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { InvoiceLine, InvoiceTax } from '../invoice/invoice.ts';
import type { InvoiceBody } from '../invoice/invoice-of.ts';
import { requireCurrency } from '../money/currency.ts';
import { amountIn } from '../policy/amounts-by-currency.ts';
import { checkSmallRates } from '../tax/small-rates.ts';
import { checkAmounts } from './check-amounts.ts';
import type { PricingDecisionContext } from './context.ts';
import { deductDeposits } from './deposits/deduct-deposits.ts';
import { presentMeans, presentRate } from './details.ts';
import { payableOf } from './payable.ts';
import type { Plan } from './plan.ts';
import { presentLine } from './plan-line.ts';
import { applyTaxAnswer } from './taxes/apply-tax-answer.ts';
import { taxInBooks } from './taxes/tax-in-books.ts';
import { vatWarnings } from './taxes/vat-warnings.ts';
import { withhold } from './withhold.ts';

/**
 * Price a plan with the resolver's answer: compute, add the tax in the seller's currency, and list what would keep the
 * document from being finalized.
 *
 * @throws {ValidationError} `line.amount_mismatch`, `total.unexpected`, `total.negative`, `amount.too_large`
 */
export function pricePlan(
  plan: Plan,
  { policy, currencies, taxAnswer, deposits: states }: PricingDecisionContext,
): InvoiceBody {
  const { details, currency, rounding, records } = plan;
  const { lines: billed, pending } = applyTaxAnswer(plan, taxAnswer);
  const deducted = deductDeposits(plan, states);
  if (plan.namesDeposits) throwFaults(deducted.faults);
  const planned = deducted.lines.length === 0 ? billed : [...billed, ...deducted.lines];
  const computed = compute({
    exponent: currency.exponent,
    pricesIncludeTax: details.pricesIncludeTax,
    rounding,
    lines: planned.map((line) => taxableLine(line, currency.exponent, rounding.mode)),
  });
  const { subtotal, taxAmount, total } = computed;
  const withheld = withhold(planned, computed.lines, currency, rounding.mode);
  const taxes = computed.taxes as readonly InvoiceTax[];
  const lines = planned.map((line, index): InvoiceLine => {
    const amounts = computed.lines[index] as CalculatedLine;
    return presentLine(line, currency, amounts, withheld.lines[index] as InvoiceLine['withholdings']);
  });
  const payable = payableOf(total, withheld.rows, amountIn(policy.cashRounding, currency.code));
  const { amountPayable } = payable;
  // While the taxes are pending, deposits above the net amount prove nothing.
  if (!(pending && deducted.lines.length > 0)) throwFaults(checkAmounts(plan, { lines, total, amountPayable }));
  const [billingEntity, customer] = [snapshotSeller(records.billingEntity), snapshotBuyer(records.customer)];
  const { paymentMeans, paymentMeansSource } = presentMeans(details, records.billingEntity);
  const books = taxInBooks(taxes, {
    currency,
    policy,
    booksCurrency: requireCurrency(records.billingEntity.currency, currencies),
    exchangeRate: details.exchangeRate,
    mode: rounding.mode,
  });
  const warnings = [
    ...deducted.faults,
    ...(pending ? [taxPending()] : vatWarnings(planned, plan, billingEntity, customer)),
    ...books.warnings,
    ...checkSmallRates(planned),
  ];
  return {
    documentType: details.documentType,
    pricesIncludeTax: details.pricesIncludeTax,
    issueDate: details.issueDate,
    dueDate: details.dueDate,
    paymentTerm: details.paymentTerm,
    finalizeAt: details.finalizeAt,
    supplyDate: details.supplyDate,
    taxPointDate: details.taxPointDate,
    taxPointEvent: details.taxPointEvent,
    operation: details.operation,
    deliverTo: details.deliverTo,
    servicePeriod: details.servicePeriod,
    exchangeRate: presentRate(details.exchangeRate),
    purchaseOrderNumber: details.purchaseOrderNumber,
    buyerReference: details.buyerReference,
    contractReference: details.contractReference,
    references: details.references,
    precedingInvoices: details.precedingInvoices,
    paymentMeans,
    memo: details.memo,
    notes: details.notes,
    attachments: details.attachments,
    metadata: details.metadata,
    customFields: details.customFields,
    eInvoiceProfile: details.eInvoiceProfile,
    paymentMeansSource,
    taxDate: plan.taxDate,
    lines,
    taxes,
    subtotal,
    taxAmount,
    total,
    deposits: deducted.deposits,
    withholdings: payable.withholdings,
    amountWithheld: payable.amountWithheld,
    cashRounding: payable.cashRounding,
    roundingAmount: payable.roundingAmount,
    amountPayable,
    amountPaid: payable.amountPaid,
    amountCredited: payable.amountCredited,
    amountWrittenOff: payable.amountWrittenOff,
    amountDue: payable.amountDue,
    amountRefundable: payable.amountRefundable,
    writeOffs: payable.writeOffs,
    taxStatus: pending ? 'pending' : 'complete',
    taxCurrency: books.taxCurrency,
    taxAmountInTaxCurrency: books.taxAmountInTaxCurrency,
    warnings,
    currency: currency.code,
    rounding: { taxLevel: rounding.taxLevel, mode: rounding.mode },
    billingEntity,
    customer,
    timeZone: records.billingEntity.timeZone,
  };
}

function taxPending(): Fault {
  return fault('tax.pending', '/taxes', 'the tax resolver has not answered yet; finalizing asks again');
}
