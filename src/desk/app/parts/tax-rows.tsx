import type { VNode } from 'preact';
import type { InvoiceTax } from '../../../invoice/invoice.ts';
import { isZero } from '../../../money/amounts.ts';
import { showAmount, showDecimal } from '../number/show-amount.ts';
import { t } from '../texts/t.ts';

/** What an invoice and a credit note have in common at their end. */
export interface Summed {
  readonly currency: string;
  readonly subtotal: string;
  readonly taxes: readonly InvoiceTax[];
  readonly total: string;
  readonly amountPayable: string;
  readonly amountWithheld: string;
  readonly roundingAmount: string;
  readonly pricesIncludeTax: boolean;
}

/** The sums of a document. */
export function TaxRows({ invoice }: { readonly invoice: Summed }): VNode {
  const { currency, subtotal, taxes, total, amountPayable } = invoice;
  const show = (amount: string): string => showAmount(amount, currency);
  return (
    <dl class="sums">
      <Sum label={t('total.subtotal')} amount={show(subtotal)} />
      {taxes.map((tax) => (
        <Sum
          key={`${tax.code} ${tax.rate} ${tax.category}`}
          label={t(invoice.pricesIncludeTax ? 'total.contains' : 'total.tax', {
            name: `${tax.name}${tax.rate === null ? '' : ` ${showDecimal(tax.rate)} %`}`,
            base: show(tax.taxableAmount),
          })}
          amount={show(tax.amount)}
        />
      ))}
      <Sum label={t('total.total')} amount={show(total)} class="grand" />
      {!isZero(invoice.amountWithheld) && (
        <Sum label={t('total.withheld')} amount={show(`-${invoice.amountWithheld}`)} />
      )}
      {!isZero(invoice.roundingAmount) && <Sum label={t('total.rounding')} amount={show(invoice.roundingAmount)} />}
      {amountPayable !== total && <Sum label={t('total.payable')} amount={show(amountPayable)} class="grand" />}
    </dl>
  );
}

/** A sum with its name. */
export function Sum(props: { readonly label: string; readonly amount: string; readonly class?: string }): VNode {
  return (
    <div class={props.class ?? ''}>
      <dt>{props.label}</dt>
      <dd>{props.amount}</dd>
    </div>
  );
}
