import type { BillingEntity } from 'oneoff';
import { lagoId } from 'oneoff/lago';
import type { LagoServices } from './lago-env.ts';
import { taxViews } from './tax-view.ts';

/** A billing entity in Lago's shape. */
export async function billingEntityView(seller: BillingEntity, lago: LagoServices) {
  const { address, contact, numberSeries, paymentTerm } = seller;
  const taxes = await lago.directory.taxes(lago.tenant, seller.taxCodes ?? []);
  return {
    lago_id: await lagoId(lago.tenant, 'billing_entity', seller.id),
    code: seller.id,
    name: seller.tradingName ?? seller.name,
    legal_name: seller.name,
    legal_number: seller.registrationId?.value ?? null,
    tax_identification_number: seller.taxIds?.[0]?.value ?? null,
    default_currency: seller.currency,
    document_locale: seller.locale ?? 'en',
    document_numbering: numberSeries.scope === 'customer' ? 'per_customer' : 'per_billing_entity',
    document_number_prefix: seller.numberPrefix ?? null,
    finalize_zero_amount_invoice: true,
    invoice_footer: null,
    invoice_grace_period: 0,
    is_default: false,
    net_payment_term: paymentTerm?.type === 'net' ? paymentTerm.days : 0,
    address_line1: address?.line1 ?? null,
    address_line2: address?.line2 ?? null,
    city: address?.city ?? null,
    state: address?.region ?? null,
    zipcode: address?.postalCode ?? null,
    country: address?.country ?? null,
    email: seller.email ?? null,
    phone: contact?.phone ?? null,
    timezone: seller.timeZone,
    email_settings: [],
    eu_tax_management: false,
    einvoicing: false,
    logo_url: null,
    created_at: null,
    updated_at: null,
    taxes: await taxViews(taxes, lago),
    selected_invoice_custom_sections: [],
  };
}
