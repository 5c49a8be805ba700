import { type AddOn, validateAddOn } from '../../directory/add-on.ts';
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
export async function loadRecords(references: References, settings: Settings): Promise<LoadedRecords> {
  const { directory, tenant } = settings;
  const faults: Fault[] = [];
  const customerId = textOf(references.customerId);
  const { addOnCodes, taxCodes } = codesOf(references.lines);
  const asked = addOnCodes.size === 0 ? NO_ADD_ONS : directory.addOns(tenant, [...addOnCodes]);
  const found = customerId === undefined ? null : directory.customer(tenant, customerId);
  const [customer, addOns] = asked === NO_ADD_ONS ? [await found, NO_ADD_ONS] : await Promise.all([found, asked]);
  if (customerId !== undefined && customer === null) {
    faults.push(
      fault('customer.not_found', '/customerId', `there is no customer ${show(customerId)}; pass another id`),
    );
  }
  const billingEntityId = textOf(references.billingEntityId) ?? customer?.billingEntityId;
  const billingEntity = await directory.billingEntity(tenant, billingEntityId);
  if (billingEntity === null) faults.push(missingSeller(billingEntityId));
  for (const { taxCodes: own } of addOns) addTexts(taxCodes, own);
  addTexts(taxCodes, customer?.taxCodes);
  addTexts(taxCodes, billingEntity?.taxCodes);
  const taxes = taxCodes.size === 0 ? [] : await directory.taxes(tenant, [...taxCodes]);
  const checked: Checked = { faults, rules: rulesOf(settings) };
  check(customer, '/customer', validateCustomer, checked);
  check(billingEntity, '/billingEntity', validateBillingEntity, checked);
  for (const addOn of addOns) check(addOn, '/addOns', validateAddOn, checked, addOn.code);
  for (const tax of taxes) check(tax, '/taxes', validateTax, checked, tax.code);
  if (customer && billingEntity) return { records: { addOns, taxes, customer, billingEntity }, faults };
  return { records: { addOns, taxes, ...(customer && { customer }), ...(billingEntity && { billingEntity }) }, faults };
}

/** What records are checked by, and where their faults go. */
interface Checked {
  readonly rules: RecordRules;
  readonly faults: Fault[];
}

function check<T extends object>(
  record: T | null,
  path: string,
  validate: (record: T, path: string, rules: RecordRules) => readonly Fault[],
  { rules, faults }: Checked,
  code?: string,
): void {
  if (record === null || isSound(record, rules)) return;
  const found = validate(record, code === undefined ? path : pointer(path, code), rules);
  if (found.length > 0) faults.push(...found);
  else if (isSealed(record)) sound.set(record, rules);
}

function rulesOf({ currencies, policy: { codeLists } }: Settings): RecordRules {
  return codeLists === undefined ? { currencies } : { currencies, codeLists };
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

const NO_ADD_ONS: readonly AddOn[] = [];

/** The codes that lines name, each once, in the order of the lines. */
function codesOf(lines: unknown): { readonly addOnCodes: Set<string>; readonly taxCodes: Set<string> } {
  const [addOnCodes, taxCodes] = [new Set<string>(), new Set<string>()];
  if (Array.isArray(lines)) {
    for (let index = 0; index < lines.length; index++) {
      const line: unknown = lines[index];
      if (!isPlainObject(line)) continue;
      const addOn = textOf(line['addOn']);
      if (addOn !== undefined) addOnCodes.add(addOn);
      addTexts(taxCodes, line['taxCodes']);
    }
  }
  return { addOnCodes, taxCodes };
}

function addTexts(codes: Set<string>, list: unknown): void {
  if (!Array.isArray(list)) return;
  for (let index = 0; index < list.length; index++) {
    const code = textOf(list[index]);
    if (code !== undefined) codes.add(code);
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
