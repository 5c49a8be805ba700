/** The buyer as Lago writes it, as far as an invoice keeps it. */
export interface LagoCustomer {
  readonly lago_id: string;
  readonly external_id: string;
  readonly name: string;
  readonly legal_name: string | null;
  readonly legal_number: string | null;
  readonly tax_identification_number: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address_line1: string | null;
  readonly address_line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zipcode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** What Lago calls `status`. */
export type LagoStatus = 'draft' | 'pending' | 'finalized' | 'voided';

/** What Lago calls `payment_status`. */
export type LagoPaymentStatus = 'pending' | 'succeeded';

/** A line as Lago writes it. `*_cents` are minor units, `precise_*` decimal texts of what is not rounded yet. */
export interface LagoFee {
  readonly lago_id: string;
  readonly lago_invoice_id: string;
  readonly lago_charge_id: null;
  readonly lago_charge_filter_id: null;
  readonly lago_fixed_charge_id: null;
  readonly lago_true_up_fee_id: null;
  readonly lago_true_up_parent_fee_id: null;
  readonly lago_original_fee_id: null;
  readonly lago_subscription_id: null;
  readonly external_subscription_id: null;
  readonly lago_customer_id: null;
  readonly external_customer_id: null;
  readonly item: {
    readonly type: 'add_on';
    readonly code: string;
    readonly name: string;
    readonly description: string | null;
    readonly invoice_display_name: string;
    readonly filters: null;
    readonly filter_invoice_display_name: null;
    readonly lago_item_id: string;
    readonly item_type: 'AddOn';
    readonly grouped_by: Record<string, never>;
  };
  readonly pay_in_advance: false;
  readonly invoiceable: true;
  readonly units: string;
  readonly total_aggregated_units: string;
  /** Major units. */
  readonly precise_unit_amount: string;
  readonly amount_cents: number;
  /** Major units. */
  readonly precise_amount: string;
  readonly amount_currency: string;
  readonly sub_total_excluding_taxes_amount_cents: number;
  readonly sub_total_excluding_taxes_precise_amount_cents: string;
  readonly precise_coupons_amount_cents: '0.0';
  readonly taxes_amount_cents: number;
  /** Major units. */
  readonly taxes_precise_amount: string;
  /** Percent, the sum of the line's taxes. */
  readonly taxes_rate: number;
  readonly total_amount_cents: number;
  /** Major units. */
  readonly precise_total_amount: string;
  readonly total_amount_currency: string;
  readonly events_count: null;
  readonly amount_details: Record<string, never>;
  readonly description: string | null;
  /** ISO instants. */
  readonly from_date: string | null;
  readonly to_date: string | null;
  readonly payment_status: LagoPaymentStatus;
  readonly created_at: string;
  readonly succeeded_at: string | null;
  readonly failed_at: null;
  readonly refunded_at: null;
  readonly self_billed: false;
}

/** A row of the tax breakdown as Lago writes it. */
export interface LagoAppliedTax {
  readonly lago_id: string;
  readonly lago_invoice_id: string;
  readonly lago_tax_id: string;
  readonly tax_name: string;
  readonly tax_code: string;
  /** Percent; 0 where the tax has no rate. */
  readonly tax_rate: number;
  readonly tax_description: null;
  readonly amount_cents: number;
  readonly amount_currency: string;
  readonly fees_amount_cents: number;
  readonly created_at: string;
}

/** An invoice as Lago writes it, as far as a one-off invoice has its fields. `*_cents` are minor units. */
export interface LagoInvoice {
  readonly lago_id: string;
  readonly billing_entity_code: string;
  /** The digits at the end of the number; `null` until there is one. */
  readonly sequential_id: number | null;
  readonly number: string;
  readonly purchase_order_number: string | null;
  /** ISO date; `null` on a draft without one. */
  readonly issuing_date: string | null;
  readonly payment_due_date: string | null;
  readonly net_payment_term: number | null;
  readonly invoice_type: 'one_off';
  readonly status: LagoStatus;
  readonly payment_status: LagoPaymentStatus;
  readonly payment_dispute_lost_at: null;
  readonly payment_overdue: boolean;
  readonly currency: string;
  readonly fees_amount_cents: number;
  readonly taxes_amount_cents: number;
  readonly progressive_billing_credit_amount_cents: 0;
  readonly coupons_amount_cents: 0;
  readonly credit_notes_amount_cents: 0;
  readonly sub_total_excluding_taxes_amount_cents: number;
  readonly sub_total_including_taxes_amount_cents: number;
  readonly total_amount_cents: number;
  readonly total_due_amount_cents: number;
  readonly total_paid_amount_cents: number;
  readonly total_offsetted_credit_note_amount_cents: number;
  readonly prepaid_credit_amount_cents: 0;
  readonly prepaid_granted_credit_amount_cents: null;
  readonly prepaid_purchased_credit_amount_cents: null;
  readonly file_url: null;
  readonly xml_url: null;
  readonly web_url: null;
  readonly version_number: 4;
  readonly self_billed: false;
  readonly created_at: string;
  readonly updated_at: string;
  readonly voided_at: string | null;
  readonly customer: LagoCustomer;
  readonly fees: readonly LagoFee[];
  readonly applied_taxes: readonly LagoAppliedTax[];
  readonly applied_invoice_custom_sections: readonly never[];
}
