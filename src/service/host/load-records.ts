import { validateAddOn } from '../../directory/add-on.ts';
import { validateBillingEntity } from '../../directory/billing-entity.ts';
import { validateCustomer } from '../../directory/customer.ts';
import type { InvoiceRecords } from '../../directory/invoice-records.ts';
import type { RecordRules } from '../../directory/record-rules.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { validateTax } from '../../tax/validate-tax.ts';
import { isSealed } from '../../validation/frozen.ts';
import { isPlainObject } from '../../validation/object.ts';
import type { Settings } from '../options.ts';

/** Which records a command refers to, as far as its input can be read. */
export interface References {
  readonly customerId: unknown;
  readonly billingEntityId: unknown;
  readonly lines: unknown;
}

/** What the directory holds of them, and the faults of what is missing or malformed. */
export interface LoadedRecords {
  readonly records: Partial<InvoiceRecords>;
  readonly faults: readonly Fault[];
}

/**
 * Load what an input refers to. It tolerates malformed input, so that faults of the input and of its references come
 * together; records that the directory gives are checked like any data from outside.
 */
export async function loadRecords(
  references: References,
  { directory, tenant, currencies, policy }: Settings,
): Promise<LoadedRecords> {
  const faults: Fault[] = [];
  const customerId = textOf(references.customerId);
  const addOnCodes = distinct(linesOf(references.lines).map((line) => textOf(line['addOn'])));
  const [customer, addOns] = await Promise.all([
    customerId === undefined ? null : directory.customer(tenant, customerId),
    addOnCodes.length === 0 ? [] : directory.addOns(tenant, addOnCodes),
  ]);
  if (customerId !== undefined && customer === null) {
    faults.push(
      fault('customer.not_found', '/customerId', `there is no customer ${show(customerId)}; pass another id`),
    );
  }
  const billingEntityId = textOf(references.billingEntityId) ?? customer?.billingEntityId;
  const billingEntity = await directory.billingEntity(tenant, billingEntityId);
  if (billingEntity === null) faults.push(missingSeller(billingEntityId));
  const taxCodes = distinct([
    ...linesOf(references.lines).flatMap((line) =>
      Array.isArray(line['taxCodes']) ? line['taxCodes'].map(textOf) : [],
    ),
    ...[...addOns, ...(customer ? [customer] : []), ...(billingEntity ? [billingEntity] : [])].flatMap(
      (one) => one.taxCodes ?? [],
    ),
  ]);
  const taxes = taxCodes.length === 0 ? [] : await directory.taxes(tenant, taxCodes);
  const rules: RecordRules = { currencies, ...(policy.codeLists !== undefined && { codeLists: policy.codeLists }) };
  const check = (record: object | null, validate: () => readonly Fault[]): void => {
    if (record === null || isSound(record, rules)) return;
    const found = validate();
    if (found.length > 0) faults.push(...found);
    else if (isSealed(record)) sound.set(record, rules);
  };
  check(customer, () => validateCustomer(customer, '/customer', rules));
  check(billingEntity, () => validateBillingEntity(billingEntity, '/billingEntity', rules));
  for (const addOn of addOns) check(addOn, () => validateAddOn(addOn, pointer('/addOns', addOn.code), rules));
  for (const tax of taxes) check(tax, () => validateTax(tax, pointer('/taxes', tax.code), rules));
  if (customer && billingEntity) return { records: { addOns, taxes, customer, billingEntity }, faults };
  return { records: { addOns, taxes, ...(customer && { customer }), ...(billingEntity && { billingEntity }) }, faults };
}

/** Sealed records in which nothing was wrong, and the rules that they were checked by. */
const sound = new WeakMap<object, RecordRules>();

function isSound(record: object, { currencies, codeLists }: RecordRules): boolean {
  const rules = sound.get(record);
  return rules !== undefined && rules.currencies === currencies && rules.codeLists === codeLists;
}

function missingSeller(id: string | undefined): Fault {
  return id === undefined
    ? fault(
        'billing_entity.required',
        '/billingEntityId',
        'no billing entity is named and there is not exactly one; pass billingEntityId',
      )
    : fault('billing_entity.not_found', '/billingEntityId', `there is no billing entity ${show(id)}; pass another id`);
}

function linesOf(lines: unknown): { readonly [key: string]: unknown }[] {
  return Array.isArray(lines) ? lines.filter(isPlainObject) : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function distinct(codes: readonly (string | undefined)[]): string[] {
  return [...new Set(codes.filter((code) => code !== undefined))];
}
