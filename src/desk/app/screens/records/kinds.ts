import { decimalOf } from '../../editing/row.ts';
import { showAmount, showDecimal } from '../../number/show-amount.ts';
import type { TextKey } from '../../texts/t.ts';

/** A record as the API gives it; members that the form does not show are kept. */
export interface RecordOf {
  readonly name: string;
  readonly [member: string]: unknown;
}

/** A field of a record's form. */
export interface RecordField {
  /** Where it is in the record, a JSON Pointer without its first slash. */
  readonly path: string;
  readonly label: TextKey;
  readonly type?: 'text' | 'date' | 'area' | 'codes' | 'prices' | 'days' | 'decimal';
  readonly hint?: TextKey;
  readonly isKey?: boolean;
}

/** A kind of record. */
export interface Kind {
  readonly name: string;
  readonly path: string;
  readonly title: TextKey;
  readonly keyLabel: TextKey;
  readonly keyOf: (record: RecordOf) => string;
  readonly hintOf: (record: RecordOf) => string;
  readonly fields: readonly RecordField[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The kinds of records that the page edits. */
export const kinds: { readonly [name: string]: Kind } = {
  customers: {
    name: 'customers',
    path: '/customers',
    title: 'records.customers',
    keyLabel: 'records.id',
    keyOf: ({ id }) => text(id),
    hintOf: (record) =>
      [valueAt(record, 'address/city'), valueAt(record, 'address/country')].map(text).filter(Boolean).join(', '),
    fields: [
      { path: 'id', label: 'records.id', isKey: true },
      { path: 'name', label: 'records.name' },
      { path: 'email', label: 'records.email' },
      { path: 'address/line1', label: 'field.line1' },
      { path: 'address/postalCode', label: 'field.postalCode' },
      { path: 'address/city', label: 'field.city' },
      { path: 'address/country', label: 'field.country', hint: 'field.countryHint' },
      { path: 'currency', label: 'records.currency' },
      { path: 'paymentTerm', label: 'records.days', type: 'days' },
      { path: 'taxCodes', label: 'records.taxCodes', type: 'codes' },
      { path: 'billingEntityId', label: 'records.billingEntityId' },
    ],
  },
  addOns: {
    name: 'addOns',
    path: '/add-ons',
    title: 'records.addOns',
    keyLabel: 'records.code',
    keyOf: ({ code }) => text(code),
    hintOf: ({ prices }) =>
      Object.entries((prices ?? {}) as { readonly [code: string]: string })
        .map(([code, price]) => showAmount(price, code))
        .join(', '),
    fields: [
      { path: 'code', label: 'records.code', isKey: true },
      { path: 'name', label: 'records.name' },
      { path: 'description', label: 'records.description', type: 'area' },
      { path: 'prices', label: 'records.prices', type: 'prices', hint: 'records.pricesHint' },
      { path: 'taxCodes', label: 'records.taxCodes', type: 'codes' },
    ],
  },
  taxes: {
    name: 'taxes',
    path: '/taxes',
    title: 'records.taxes',
    keyLabel: 'records.code',
    keyOf: ({ code, validFrom }) => (validFrom === undefined ? text(code) : `${text(code)}@${text(validFrom)}`),
    hintOf: ({ rate, category }) =>
      [rate === null ? '' : `${showDecimal(String(rate))} %`, text(category)].filter(Boolean).join(' · '),
    fields: [
      { path: 'code', label: 'records.code', isKey: true },
      { path: 'name', label: 'records.name' },
      { path: 'scheme', label: 'records.scheme' },
      { path: 'rate', label: 'records.rate', type: 'decimal' },
      { path: 'category', label: 'records.category' },
      { path: 'exemption/code', label: 'records.exemptionCode' },
      { path: 'exemption/text', label: 'records.exemptionText' },
      { path: 'validFrom', label: 'records.validFrom', type: 'date', isKey: true },
      { path: 'validUntil', label: 'records.validUntil', type: 'date' },
    ],
  },
};

function valueAt(record: unknown, path: string): unknown {
  return path
    .split('/')
    .reduce((value, member) => (value as { readonly [key: string]: unknown } | undefined)?.[member], record);
}

/** A member as text for its field. */
export function showMember(record: RecordOf, { path, type }: RecordField): string {
  const value = valueAt(record, path);
  if (value === undefined || value === null) return '';
  if (type === 'codes') return (value as readonly string[]).join(', ');
  if (type === 'days') return String((value as { readonly days?: number }).days ?? '');
  if (type === 'decimal') return showDecimal(String(value));
  if (type === 'prices')
    return Object.entries(value as { readonly [code: string]: string })
      .map(([code, price]) => `${code} ${showDecimal(price)}`)
      .join('\n');
  return String(value);
}

/** A field's text as the member's value, `undefined` where it is empty. */
export function readMember(typed: string, { type }: RecordField): unknown {
  const given = typed.trim();
  if (type === 'codes') return given === '' ? undefined : given.split(/[\s,;]+/);
  if (given === '') return type === 'prices' ? {} : undefined;
  if (type === 'days') return { type: 'net', days: /^\d+$/.test(given) ? Number(given) : given };
  if (type === 'decimal') return decimalOf(given);
  if (type === 'prices')
    return Object.fromEntries(
      given.split('\n').map((line) => {
        const [code = '', ...price] = line.trim().split(/[\s:=]+/);
        return [code.toUpperCase(), decimalOf(price.join(' '))];
      }),
    );
  return given;
}

/** A record with one member set, or taken out with what is empty then. */
export function withMember(record: RecordOf, path: string, value: unknown): RecordOf {
  const [member = '', inner] = path.split('/');
  const { [member]: old, ...rest } = record;
  if (inner === undefined) return (value === undefined ? rest : { ...record, [member]: value }) as RecordOf;
  const { [inner]: _, ...others } = (old ?? {}) as { readonly [key: string]: unknown };
  const next = value === undefined ? others : { ...others, [inner]: value };
  return (Object.keys(next).length === 0 ? rest : { ...record, [member]: next }) as RecordOf;
}
