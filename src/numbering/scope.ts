/**
 * Who shares one counter: all invoices of the billing entity, those of one customer, or those of a series with a name.
 *
 * A name is 1 to 20 letters, digits and `_`, and begins with a letter.
 */
export type SeriesScope = 'billing_entity' | 'customer' | { readonly name: string };
