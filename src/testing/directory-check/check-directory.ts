import { type AddOn, validateAddOn } from '../../directory/add-on.ts';
import { validateBillingEntity } from '../../directory/billing-entity.ts';
import type { RecordKeys } from '../../directory/directory-records.ts';
import type { RecordRules } from '../../directory/record-rules.ts';
import { checkRecordKeys } from '../../directory/records/check-record-keys.ts';
import { AdapterError, ValidationError } from '../../errors/errors.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { obstacles } from '../../invoice/obstacles.ts';
import { memoryStore } from '../../memory/memory-store.ts';
import type { Directory } from '../../ports/directory.ts';
import { createInvoicing } from '../../service/create-invoicing.ts';
import { type CheckedDirectory, checkedDirectory } from '../../service/host/checked-directory.ts';
import type { Invoicing } from '../../service/invoicing.ts';
import type { InvoicingOptions } from '../../service/options.ts';
import { validateTax } from '../../tax/validate-tax.ts';
import { type DirectoryFinding, findingOf } from './directory-finding.ts';

/** The options of the service that the directory is for: records are checked by its policy and its currencies. */
export type CheckDirectoryOptions = Pick<
  InvoicingOptions,
  'tenant' | 'policy' | 'currencies' | 'taxResolver' | 'eInvoice' | 'clock'
>;

/** The most lines of one tried invoice. */
const LINES = 500;

/**
 * Try a directory on real rows: what would keep an invoice from being issued, before a customer waits for it.
 *
 * Each record that is named is read and checked, and for each customer an invoice over the named add-ons is priced, as
 * `preview` does it, in its currency and with its taxes. Nothing is stored. What depends on a single invoice, such as a
 * place of delivery, is not reported.
 *
 * @param keys - ids of billing entities and customers, codes of add-ons and taxes; at most 10,000 of a kind
 * @returns the findings, each once: the kind and key of the record, a path into it, and the fault
 * @throws {ValidationError} `field.*` for the keys, and for an option that is misspelt
 * @example
 * ```ts
 * const findings = await checkDirectory(directory, { customers: ['1', '2'], addOns: ['setup'] });
 * assert.deepEqual(findings, []);
 * ```
 */
export async function checkDirectory(
  directory: Directory,
  keys: RecordKeys,
  options: CheckDirectoryOptions = {},
): Promise<readonly DirectoryFinding[]> {
  throwFaults(checkRecordKeys(keys));
  const invoicing = createInvoicing({ ...options, store: memoryStore(), directory });
  const findings = new Map<string, DirectoryFinding>();
  const add = (finding: DirectoryFinding): void => {
    const { kind, key, path, code, message } = finding;
    // A member is named once, though the check of the record and the invoice both find it.
    const name = JSON.stringify([kind, key, path, path === '' ? message : code]);
    if (!findings.has(name)) findings.set(name, finding);
  };
  const addOns = await checkRecords(checkedDirectory(directory), keys, invoicing, add);
  for (const customerId of keys.customers ?? [])
    for (const lines of invoicesOf(addOns)) await tryInvoice(directory, invoicing, customerId, lines, add);
  return [...findings.values()];
}

type Add = (finding: DirectoryFinding) => void;

/** Read and check what is named; answers with the add-ons that there are. */
async function checkRecords(
  directory: CheckedDirectory,
  { billingEntities = [], addOns: addOnCodes = [], taxes: taxCodes = [] }: RecordKeys,
  { tenant, policy, currencies }: Invoicing,
  add: Add,
): Promise<readonly AddOn[]> {
  const rules: RecordRules = { currencies, ...(policy.codeLists !== undefined && { codeLists: policy.codeLists }) };
  for (const id of billingEntities) {
    const about = { kind: 'billingEntities', key: id } as const;
    const faults = await faultsOf(async () => {
      const found = await directory.billingEntity(tenant, id);
      return found
        ? validateBillingEntity(found, '', rules)
        : [absent('billing_entity.not_found', 'billing entity', id)];
    });
    for (const one of faults) add({ ...one, ...about });
  }
  let found: readonly AddOn[] = [];
  const unread = await faultsOf(async () => {
    found = await directory.addOns(tenant, addOnCodes);
    return [];
  });
  for (const one of unread) add({ ...one, kind: 'addOns', key: addOnCodes.join(', ') });
  for (const code of unread.length > 0 ? [] : addOnCodes) {
    const addOn = found.find((one) => one.code === code);
    const faults = addOn ? validateAddOn(addOn, '', rules) : [absent('add_on.not_found', 'add-on', code)];
    for (const one of faults) add({ ...one, kind: 'addOns', key: code });
  }
  for (const code of taxCodes) {
    const faults = await faultsOf(async () => {
      const versions = await directory.taxes(tenant, [code]);
      if (versions.length === 0) return [absent('tax.not_found', 'tax', code)];
      return versions.flatMap((tax) => validateTax(tax, '', rules));
    });
    for (const one of faults) add({ ...one, kind: 'taxes', key: code });
  }
  return found;
}

function absent(
  code: 'billing_entity.not_found' | 'add_on.not_found' | 'tax.not_found',
  what: string,
  key: string,
): Fault {
  return fault(code, '', `the directory has no ${what} ${show(key)}`);
}

/** The lines of the invoices to try: add-ons of one taxation together, because others may not stand on one invoice. */
function invoicesOf(addOns: readonly AddOn[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const { code, taxCodes } of addOns) {
    const taxation = JSON.stringify(taxCodes ?? null);
    groups.set(taxation, [...(groups.get(taxation) ?? []), code]);
  }
  if (groups.size === 0) return [[]];
  return [...groups.values()].flatMap((codes) =>
    Array.from({ length: Math.ceil(codes.length / LINES) }, (_, part) => codes.slice(part * LINES, (part + 1) * LINES)),
  );
}

async function tryInvoice(
  directory: Directory,
  invoicing: Invoicing,
  customerId: string,
  addOnCodes: readonly string[],
  add: Add,
): Promise<void> {
  const lines = addOnCodes.map((addOn) => ({ addOn }));
  let billingEntityId = '';
  const faults = await faultsOf(async () => {
    const customer = await directory.customer(invoicing.tenant, customerId);
    const seller = await directory.billingEntity(invoicing.tenant, customer?.billingEntityId ?? undefined);
    billingEntityId = seller?.id ?? customer?.billingEntityId ?? '';
    const input = { customerId, lines: lines.length > 0 ? lines : [{ name: 'Check', unitPrice: '1.00' }] };
    const draft = await invoicing.preview(input);
    const required = invoicing.policy.eInvoice === 'required';
    return [...obstacles(draft), ...draft.warnings.filter(({ code }) => required && code.startsWith('einvoice.'))];
  });
  for (const one of faults) {
    const finding = findingOf(one, { customerId, billingEntityId, addOnCodes });
    if (finding !== undefined) add(finding);
  }
}

/** What is wrong, whether it is answered or thrown: a row that cannot be read must not hide the others. */
async function faultsOf(run: () => Promise<readonly Fault[]>): Promise<readonly Fault[]> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ValidationError) return error.faults;
    if (error instanceof AdapterError) return [fault(error.code, '', error.message)];
    const why = error instanceof Error ? error.message : String(error);
    return [fault('directory.invalid', '', `the directory failed: ${why}`)];
  }
}
