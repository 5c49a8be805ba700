import type { Customer } from 'oneoff';
import { lagoCustomer } from 'oneoff/lago';
import type { LagoServices } from './lago-env.ts';
import { taxViews } from './tax-view.ts';

/** A customer in Lago's shape. */
export async function customerView(customer: Customer, lago: LagoServices) {
  const { tenant, directory, notes } = lago;
  const seller = await directory.billingEntity(tenant, customer.billingEntityId);
  const note = (await notes.find(tenant, 'customer', [customer.id])).get(customer.id) ?? {};
  const place = String(customer.sequence ?? 0).padStart(3, '0');
  return {
    ...(await lagoCustomer(tenant, customer)),
    sequential_id: customer.sequence ?? null,
    slug: seller?.numberPrefix === undefined ? place : `${seller.numberPrefix}-${place}`,
    billing_entity_code: seller?.id ?? null,
    currency: customer.currency ?? null,
    net_payment_term: customer.paymentTerm?.type === 'net' ? customer.paymentTerm.days : null,
    timezone: null,
    applicable_timezone: seller?.timeZone ?? 'UTC',
    account_type: 'customer',
    finalize_zero_amount_invoice: 'inherit',
    skip_invoice_custom_sections: false,
    billing_configuration: {
      invoice_grace_period: 0,
      payment_provider: null,
      document_locale: customer.locale ?? null,
    },
    firstname: null,
    lastname: null,
    customer_type: null,
    url: null,
    logo_url: null,
    external_salesforce_id: null,
    shipping_address: null,
    metadata: [],
    created_at: null,
    updated_at: null,
    ...note,
    taxes: await taxViews(await directory.taxes(tenant, customer.taxCodes ?? []), lago),
    integration_customers: [],
    applicable_invoice_custom_sections: [],
    error_details: [],
  };
}
