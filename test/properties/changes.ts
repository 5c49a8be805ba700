import { dinero } from 'dinero.js';
import { EUR, JPY } from 'dinero.js/currencies';
import fc from 'fast-check';

/** Values that are wrong in most places, and right in some. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    ' ',
    0,
    -0,
    -1,
    1e21,
    1e-7,
    Number.NaN,
    true,
    false,
    [],
    {},
    '1,5',
    '1.',
    '-1',
    '0',
    '0.001',
    'a\u0000',
    '\ud800',
  ),
  fc.constantFrom<unknown>(
    'EUR',
    'eur',
    'XXX',
    'JPY',
    'rate',
    'document',
    'half-up',
    'VAT',
    'CGST',
    'S',
    'O',
    { code: 'EUR', exponent: 2 },
    { code: 'PTS' },
  ),
  fc.constantFrom<unknown>(
    dinero({ amount: 100, currency: EUR }),
    dinero({ amount: 100, currency: JPY }),
    5n,
    [[]],
    [null],
    { toJSON: null },
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ maxLength: 50 }),
);
const names = fc.constantFrom(
  'amount',
  'taxableAmount',
  'exemption',
  'scheme',
  'category',
  'baseQuantity',
  'taxes',
  'rounding',
  'pricesIncludeTax',
  'taxs',
  'discount',
  '__proto__',
  'toString',
);
const change = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: fc.nat(), value: junk }),
  fc.record({ kind: fc.constant('add' as const), at: fc.nat(), name: names, value: junk }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('misspell' as const), at: fc.nat() }),
);
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;
type Loose = { [key: string]: unknown };

/** A deep copy with one member replaced, added, removed or misspelt somewhere. */
function changed(input: unknown, { at, ...how }: Change): unknown {
  const copy = copyOf(input);
  const objects: Loose[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || 'toJSON' in value) return;
    objects.push(value as Loose);
    Object.values(value).forEach(visit);
  };
  visit(copy);
  const target = objects[at % Math.max(1, objects.length)];
  if (target === undefined) return copy;
  const keys = Object.keys(target);
  const key = keys[at % Math.max(1, keys.length)];
  if (Array.isArray(target)) changeList(target, at, how);
  else if (how.kind === 'add') define(target, how.name, how.value);
  else if (key !== undefined) {
    if (how.kind === 'replace') define(target, key, how.value);
    if (how.kind === 'misspell') define(target, misspelt(key), target[key]);
    if (how.kind !== 'replace') delete target[key];
  }
  return copy;
}

function changeList(list: unknown[], at: number, how: Omit<Change, 'at'>): void {
  const value = 'value' in how ? how.value : undefined;
  if (how.kind === 'add') list.push(value);
  else if (how.kind === 'replace') list[at % Math.max(1, list.length)] = value;
  else list.pop();
}

function define(target: Loose, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

/** A name with two letters swapped, or one letter more. */
export function misspelt(key: string): string {
  const swapped = `${key.slice(0, -2)}${key.slice(-1)}${key.slice(-2, -1)}`;
  return swapped === key ? `${key}s` : swapped;
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copyOf(member)]));
}

/** Those values, as they are or with up to three changes. */
export function withChanges(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(good, fc.array(change, { maxLength: 3 }))
    .map(([value, changes]) => changes.reduce<unknown>(changed, value));
}
