import type { Exemption, Tax, VatCategory } from './tax.ts';

/** Why a customer pays no tax, whatever else is set up. */
export interface TaxExemption {
  /** The VAT category of the customer's invoices; left out where VAT does not concern the customer: then there is no row. */
  readonly category?: VatCategory;
  /** The reason that the invoice states. */
  readonly exemption: Exemption;
}

/** The tax row of an exempted customer: rate zero, or none for category O (BR-O-05). */
export function exemptTax({ category, exemption }: Required<TaxExemption>): Tax {
  return {
    code: `vat-${category.toLowerCase()}`,
    name: 'VAT',
    scheme: 'VAT',
    rate: category === 'O' ? null : '0',
    category,
    exemption,
  };
}
