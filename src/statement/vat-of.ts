import type { InvoiceTax } from '../invoice/invoice.ts';
import { isVat } from '../tax/tax-group.ts';
import type { OtherTax } from './beyond.ts';
import { present, textOf } from './present.ts';
import type { VatBreakdown } from './statement-totals.ts';

/** The rows of VAT (BG-23), in the order of the document. */
export function vatOf(taxes: readonly InvoiceTax[]): readonly VatBreakdown[] {
  return taxes.filter(isVat).map((row) =>
    present<VatBreakdown>({
      taxable: row.taxableAmount,
      tax: row.amount,
      category: row.category ?? 'S',
      rate: row.category === 'O' ? undefined : (row.rate ?? undefined),
      reason: textOf(row.exemption?.text),
      reasonCode: textOf(row.exemption?.code),
    }),
  );
}

/** The rows of other schemes. */
export function otherTaxesOf(taxes: readonly InvoiceTax[]): readonly OtherTax[] {
  return taxes
    .filter((row) => !isVat(row))
    .map((row) =>
      present<OtherTax>({
        scheme: row.scheme,
        name: row.name,
        rate: row.rate ?? undefined,
        jurisdiction: textOf(row.jurisdiction),
        taxable: row.taxableAmount,
        amount: row.amount,
      }),
    );
}
