import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AddOn } from '../../../directory/add-on.ts';
import type { InvoiceLine } from '../../../invoice/invoice.ts';
import type { LineInput } from '../../../pricing/input.ts';
import { readTypedDecimal } from '../number/read-decimal.ts';
import { separatorsOf } from '../number/separators.ts';
import { showDecimal } from '../number/show-amount.ts';
import { locale } from '../texts/t.ts';

/** What is typed into a row. */
const rowFields = [
  'addOn',
  'name',
  'description',
  'group',
  'quantity',
  'unit',
  'unitPrice',
  'baseQuantity',
  'from',
  'to',
  'taxCodes',
] as const;

/** A field of a row. */
export type RowField = (typeof rowFields)[number];

/** A row of the editor: texts as they were typed, and the line that they make. */
export interface EditorRow {
  /** Stays when rows move. */
  readonly key: number;
  /** Of the stored line that it edits. */
  readonly id: string | undefined;
  readonly fields: { readonly [F in RowField]: Signal<string> };
  readonly isOpen: Signal<boolean>;
  /** The add-on that was chosen, for its list price. */
  readonly addOn: Signal<AddOn | null>;
  /** `null` for a row that is empty. */
  readonly line: ReadonlySignal<LineInput | null>;
  /** The texts that are not empty. */
  readonly texts: ReadonlySignal<RowTexts>;
}

/** The texts of a row, for a new one and for one that is kept. */
export type RowTexts = { readonly [F in RowField]?: string };

let lastKey = 0;

/** A row with these texts. */
export function createRow(texts: RowTexts = {}, id?: string): EditorRow {
  const start = { quantity: showDecimal('1'), ...texts };
  const fields = Object.fromEntries(
    rowFields.map((field) => [field, signal(start[field as keyof typeof start] ?? '')]),
  );
  const row = { key: ++lastKey, id, fields: fields as EditorRow['fields'], isOpen: signal(false), addOn: signal(null) };
  return { ...row, line: computed(() => lineOf(row.fields)), texts: computed(() => textsOf(row.fields)) };
}

function textsOf(fields: EditorRow['fields']): RowTexts {
  return Object.fromEntries(rowFields.map((field) => [field, fields[field].value]).filter(([, text]) => text !== ''));
}

/** A row that edits a line of an invoice, or repeats it. */
export function rowOf(line: InvoiceLine, keepsId: boolean): EditorRow {
  const days = line.period === null ? {} : { from: line.period.from.slice(0, 10), to: line.period.to.slice(0, 10) };
  const texts: RowTexts = {
    addOn: line.addOn ?? '',
    name: line.name,
    description: line.description ?? '',
    group: line.group ?? '',
    quantity: showDecimal(line.quantity),
    unit: line.unit === 'C62' ? '' : line.unit,
    unitPrice: showDecimal(line.unitPrice),
    baseQuantity: line.baseQuantity === '1' ? '' : showDecimal(line.baseQuantity),
    taxCodes: line.taxSource === 'line' ? line.taxes.map(({ code }) => code).join(', ') : '',
    ...days,
  };
  return createRow(texts, keepsId ? line.id : undefined);
}

/** A typed decimal as the core reads it. Anything else is passed through, so that the core reports what is wrong. */
export function decimalOf(text: string): string {
  return readTypedDecimal(text, separatorsOf(locale())) ?? text.trim();
}

/** Whether nothing was typed that makes a line. */
function isEmpty(fields: EditorRow['fields']): boolean {
  return (['addOn', 'name', 'description', 'unitPrice', 'group'] as const).every(
    (field) => fields[field].value.trim() === '',
  );
}

function lineOf(fields: EditorRow['fields']): LineInput | null {
  if (isEmpty(fields)) return null;
  const text = (field: RowField): string => fields[field].value.trim();
  const given = (field: RowField, value: unknown): object => (text(field) === '' ? {} : { [field]: value });
  const codes = text('taxCodes')
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  return {
    ...given('addOn', text('addOn')),
    ...given('name', text('name')),
    ...given('description', text('description')),
    ...given('group', text('group')),
    ...given('quantity', decimalOf(text('quantity'))),
    ...given('unit', text('unit')),
    ...given('unitPrice', decimalOf(text('unitPrice'))),
    ...given('baseQuantity', decimalOf(text('baseQuantity'))),
    ...(text('from') !== '' || text('to') !== '' ? { period: { from: text('from'), to: text('to') } } : {}),
    ...(codes.length > 0 && { taxCodes: codes }),
  };
}
