import type { CalculationLine, CalculationTax } from 'oneoff';
import { hooli } from '../examples/acme.ts';
import { records } from './inputs.ts';

/** A request that was checked and copied. */
export interface CheckedRequest {
  readonly names: readonly string[];
  readonly lines: readonly CalculationLine[];
}

const taxes = new Map<string, CalculationTax>(records.taxes.map((tax) => [tax.code, tax]));
const MEMBERS = ['customerId', 'currency', 'lines'];
const LINE_MEMBERS = ['name', 'quantity', 'unitPrice', 'taxCodes'];
const DECIMAL = /^\d{1,18}\.\d{1,12}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a text must not hold.
const UNPRINTABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\p{Cs}]/u;

/** Check every member of a request of {@link makeRequests}, as the service does; nothing of it is shared. */
export function checkRequest(given: unknown): CheckedRequest {
  const request = membersOf(given, MEMBERS);
  if (request['customerId'] !== hooli.id) throw new Error('customer');
  if (request['currency'] !== 'EUR') throw new Error('currency');
  const lines: unknown = request['lines'];
  if (!Array.isArray(lines) || lines.length === 0 || lines.length > 10_000) throw new Error('lines');
  const names: string[] = [];
  const checked = lines.map((one: unknown): CalculationLine => {
    const line = membersOf(one, LINE_MEMBERS);
    names.push(textOf(line['name']));
    return {
      quantity: decimalOf(line['quantity']),
      unitPrice: decimalOf(line['unitPrice']),
      taxes: taxesOf(line['taxCodes']),
    };
  });
  return { names, lines: checked };
}

function membersOf(value: unknown, names: readonly string[]): { readonly [name: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no object');
  for (const key in value) if (!names.includes(key)) throw new Error(`unknown ${key}`);
  return value as { readonly [name: string]: unknown };
}

function textOf(value: unknown): string {
  if (typeof value !== 'string' || value.length > 255 || value.trim() === '' || UNPRINTABLE.test(value))
    throw new Error('text');
  return value;
}

function decimalOf(value: unknown): string {
  if (typeof value !== 'string' || !DECIMAL.test(value)) throw new Error('decimal');
  return value;
}

/** Lines of one tax share their list. */
const lists = new Map([...taxes].map(([code, tax]) => [code, [tax]]));

function taxesOf(codes: unknown): CalculationTax[] {
  const list = Array.isArray(codes) && codes.length === 1 ? lists.get(codes[0] as string) : undefined;
  if (list === undefined) throw new Error('tax');
  return list;
}
