import { type Signal, signal } from '@preact/signals';
import type { DraftInvoice, Invoice, ShortTexts } from '../../../invoice/invoice.ts';
import { showDecimal } from '../number/show-amount.ts';
import { createRow, type EditorRow, type RowTexts, rowOf } from './row.ts';

/** Fields of the panel under the rows. */
export const panelFields = [
  'documentType',
  'issueDate',
  'dueDate',
  'paymentTerm',
  'finalizeAt',
  'serviceFrom',
  'serviceTo',
  'supplyDate',
  'taxPointDate',
  'buyerReference',
  'contractReference',
  'deliverName',
  'deliverLine1',
  'deliverPostalCode',
  'deliverCity',
  'deliverCountry',
  'rate',
  'rateDate',
  'rateSource',
  'pricesIncludeTax',
  'memo',
] as const;

const headFields = ['customerId', 'customerName', 'billingEntityId', 'currency', 'purchaseOrderNumber'] as const;

/** A field beside the rows. */
export type FormField = (typeof headFields)[number] | (typeof panelFields)[number];

/** What is typed beside the rows, by its field. */
const formFields: readonly FormField[] = [...headFields, ...panelFields];

/** A custom field or a metadata entry as typed. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** An invoice as it is being written. */
export interface Form {
  /** The draft that is edited; `null` for a new invoice. */
  readonly draft: DraftInvoice | null;
  readonly fields: { readonly [F in FormField]: Signal<string> };
  readonly customFields: Signal<readonly Pair[]>;
  readonly metadata: Signal<readonly Pair[]>;
  readonly rows: Signal<readonly EditorRow[]>;
}

/** All texts of a form, as they are kept while nothing is saved. */
export interface FormTexts {
  readonly fields: { readonly [F in FormField]?: string };
  readonly customFields: readonly Pair[];
  readonly metadata: readonly Pair[];
  readonly rows: readonly RowTexts[];
  readonly ids: readonly (string | undefined)[];
}

/** A form with these texts. */
export function createForm(texts: Partial<FormTexts> = {}, draft: DraftInvoice | null = null): Form {
  const { fields = {}, customFields = [], metadata = [], rows = [{}], ids = [] } = texts;
  return {
    draft,
    fields: Object.fromEntries(formFields.map((field) => [field, signal(fields[field] ?? '')])) as Form['fields'],
    customFields: signal(customFields),
    metadata: signal(metadata),
    rows: signal(rows.map((row, index) => createRow(row, ids[index]))),
  };
}

/** Everything that was typed. */
export function formTexts({ fields, customFields, metadata, rows }: Form): FormTexts {
  return {
    fields: Object.fromEntries(
      formFields.map((field) => [field, fields[field].value]).filter(([, text]) => text !== ''),
    ),
    customFields: customFields.value,
    metadata: metadata.value,
    rows: rows.value.map(({ texts }) => texts.value),
    ids: rows.value.map(({ id }) => id),
  };
}

/** A form that edits a draft, or repeats an invoice: then without its dates, numbers, references and payments. */
export function formOf(invoice: Invoice, purpose: 'edit' | 'duplicate'): Form {
  const isEdit = purpose === 'edit';
  const { billingEntity, customer, deliverTo: to, exchangeRate: rate, servicePeriod, paymentTerm } = invoice;
  const kept: FormTexts['fields'] = {
    customerId: customer.id,
    customerName: customer.name,
    billingEntityId: billingEntity.id,
    currency: invoice.currency,
    documentType: invoice.documentType === 'invoice' ? '' : invoice.documentType,
    pricesIncludeTax: invoice.pricesIncludeTax ? 'yes' : '',
    buyerReference: invoice.buyerReference ?? '',
    contractReference: invoice.contractReference ?? '',
    memo: invoice.memo ?? '',
    deliverName: to?.name ?? '',
    deliverLine1: to?.address.line1 ?? '',
    deliverPostalCode: to?.address.postalCode ?? '',
    deliverCity: to?.address.city ?? '',
    deliverCountry: to?.address.country ?? '',
    paymentTerm: paymentTerm !== null && paymentTerm.type === 'net' ? String(paymentTerm.days) : '',
  };
  const own: FormTexts['fields'] = {
    purchaseOrderNumber: invoice.purchaseOrderNumber ?? '',
    issueDate: invoice.issueDate ?? '',
    dueDate: invoice.dueDate ?? '',
    finalizeAt: invoice.finalizeAt ?? '',
    serviceFrom: servicePeriod?.from.slice(0, 10) ?? '',
    serviceTo: servicePeriod?.to.slice(0, 10) ?? '',
    supplyDate: invoice.supplyDate ?? '',
    taxPointDate: invoice.taxPointDate ?? '',
    rate: rate === null ? '' : showDecimal(rate.rate),
    rateDate: rate?.date ?? '',
    rateSource: rate?.source ?? '',
  };
  const draft = isEdit && invoice.status === 'draft' ? invoice : null;
  const form = createForm({ fields: isEdit ? { ...kept, ...own } : kept }, draft);
  form.customFields.value = pairsOf(invoice.customFields);
  form.metadata.value = isEdit ? pairsOf(invoice.metadata) : [];
  // A line that deducts a deposit follows from the deposit, and is not written by hand.
  form.rows.value = invoice.lines.filter(({ deposit }) => deposit === null).map((line) => rowOf(line, isEdit));
  return form;
}

function pairsOf(texts: ShortTexts): readonly Pair[] {
  return Object.entries(texts).map(([name, value]) => ({ name, value }));
}
