import type { DraftInvoice } from '../../../invoice/invoice.ts';
import type { DraftUpdate, InvoiceDetails, LineInput, LineUpdate, OneOffInvoiceInput } from '../../../pricing/input.ts';
import { type Form, type FormField, formOf, type Pair } from './form.ts';
import { decimalOf, type EditorRow } from './row.ts';

/** Members of an invoice that the form writes; those that are empty are `undefined`. */
type Written = { readonly [K in keyof InvoiceDetails]: InvoiceDetails[K] | undefined };

/** The rows that make lines, in their order: a fault's `/lines/N` is the N-th of them. */
export function filledRows(form: Form): readonly EditorRow[] {
  return form.rows.value.filter((row) => row.line.value !== null);
}

/** The input of a new invoice. */
export function inputOf(form: Form): OneOffInvoiceInput {
  const text = (field: FormField): string | undefined => form.fields[field].value.trim() || undefined;
  const lines = form.rows.value.flatMap((row) => row.line.value ?? []);
  return given({
    customerId: form.fields.customerId.value.trim(),
    billingEntityId: text('billingEntityId'),
    currency: text('currency'),
    ...detailsOf(form),
    lines,
  }) as unknown as OneOffInvoiceInput;
}

/** The edit of a draft: what was changed in the form, `null` for what was cleared. What the form does not show stays. */
export function updateFrom(draft: DraftInvoice): (form: Form) => DraftUpdate {
  const before = formOf(draft, 'edit');
  const old = detailsOf(before);
  const oldLines = new Map(before.rows.value.map((row) => [row.id, row.line.value]));
  // A line that nobody has typed into since is the same object.
  const known = new WeakMap<LineInput, LineUpdate>();
  const updateOf = (row: EditorRow): LineUpdate => {
    const line = row.line.value as LineInput;
    const update = known.get(line) ?? lineUpdateOf(row.id, line, oldLines.get(row.id) ?? null);
    known.set(line, update);
    return update;
  };
  return (form) => {
    const changed = Object.entries(detailsOf(form)).filter(
      ([member, value]) => JSON.stringify(value) !== JSON.stringify(old[member as keyof Written]),
    );
    const lines = filledRows(form).map(updateOf);
    return { ...Object.fromEntries(changed.map(([member, value]) => [member, value ?? null])), lines };
  };
}

function lineUpdateOf(id: string | undefined, line: LineInput, before: LineInput | null): LineUpdate {
  if (id === undefined || before === null) return line;
  const members = [...new Set([...Object.keys(before), ...Object.keys(line)])] as (keyof LineInput)[];
  const changed = members.filter((member) => JSON.stringify(line[member]) !== JSON.stringify(before[member]));
  return { ...Object.fromEntries(changed.map((member) => [member, line[member] ?? null])), id };
}

function detailsOf({ fields, customFields, metadata }: Form): Written {
  const text = (field: FormField): string | undefined => fields[field].value.trim() || undefined;
  const period = { from: text('serviceFrom') ?? '', to: text('serviceTo') ?? '' };
  const rate = { rate: decimalOf(text('rate') ?? ''), date: text('rateDate') ?? '', source: text('rateSource') ?? '' };
  const address = given({
    line1: text('deliverLine1'),
    postalCode: text('deliverPostalCode'),
    city: text('deliverCity'),
    country: text('deliverCountry'),
  });
  const days = text('paymentTerm');
  const written: { readonly [K in keyof InvoiceDetails]: unknown } = {
    purchaseOrderNumber: text('purchaseOrderNumber'),
    documentType: text('documentType'),
    issueDate: text('issueDate'),
    dueDate: text('dueDate'),
    paymentTerm: days === undefined ? undefined : { type: 'net', days: /^\d+$/.test(days) ? Number(days) : days },
    finalizeAt: text('finalizeAt'),
    servicePeriod: period.from + period.to === '' ? undefined : period,
    supplyDate: text('supplyDate'),
    taxPointDate: text('taxPointDate'),
    buyerReference: text('buyerReference'),
    contractReference: text('contractReference'),
    deliverTo:
      text('deliverName') === undefined && Object.keys(address).length === 0
        ? undefined
        : given({ name: text('deliverName'), address }),
    exchangeRate: rate.rate + rate.date + rate.source === '' ? undefined : rate,
    pricesIncludeTax: text('pricesIncludeTax') === undefined ? undefined : true,
    memo: text('memo'),
    customFields: mapOf(customFields.value),
    metadata: mapOf(metadata.value),
  };
  return written as Written;
}

function mapOf(pairs: readonly Pair[]): { readonly [name: string]: string } | undefined {
  const filled = pairs.filter(({ name, value }) => name.trim() !== '' && value !== '');
  return filled.length === 0 ? undefined : Object.fromEntries(filled.map(({ name, value }) => [name.trim(), value]));
}

function given<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
