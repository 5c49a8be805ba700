import { type ApiDocument, type Operation, operationsOf, type Part, resolve } from '../document.ts';

/** A body with one list, map or text of an unusual size. */
export interface HostileBody {
  readonly operation: Operation;
  readonly what: string;
  /** Made when it is sent: all of them together would fill the memory. */
  readonly text: () => string;
}

type Path = readonly string[];

/** Sizes around the caps of lists, and as many as fit. */
const COUNTS = [50, 51, 100, 101, 1000, 10_000, 10_001, 1_000_000];
const LENGTHS = [255, 256, 5000, 5001, 1_000_000];
const DEEPEST = 6;

const line = { name: 'Setup', unitPrice: '100.00' };
/** A valid body of each schema, to which a hostile part is added. */
const SOUND: { readonly [schema: string]: { readonly [member: string]: unknown } } = {
  OneOffInvoiceInput: { customerId: 'hooli', lines: [line] },
  DraftUpdate: { lines: [line] },
  CreditNoteInput: { reason: 'cancellation' },
  VoidInput: { reason: 'Wrong' },
  PaymentInput: { amount: '1.00' },
  WriteOffInput: { reason: 'bank_charges' },
  WriteOffReversalInput: { writeOffId: 'x' },
  ReversalInput: { paymentId: 'x' },
  ResendRequest: { dead: true },
  BillingEntity: { id: 'acme', name: 'ACME', country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin' },
  EndpointCreation: { url: 'https://books.example/hooks' },
  Customer: { id: 'hooli', name: 'Hooli' },
  AddOn: { code: 'x', name: 'X', prices: { EUR: '1.00' } },
  Tax: { code: 'x', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' },
};

/** Bodies of every operation, each with one part that is as large as it may be, larger, or as large as fits. */
export function hostileBodies(document: ApiDocument, maxBytes: number): readonly HostileBody[] {
  return operationsOf(document).flatMap((operation) => {
    if (operation.body === null) return [];
    const sound = SOUND[String(operation.body['$ref']).split('/').at(-1) ?? ''] ?? {};
    return partsOf(document, operation.body, [], 0).flatMap(({ path, values }) =>
      values.map(({ what, value }) => ({
        operation,
        what: `${what} at /${path.join('/')}`,
        text: () => JSON.stringify(placed(sound, path, value())).slice(0, maxBytes),
      })),
    );
  });
}

interface HostilePart {
  readonly path: Path;
  readonly values: readonly { readonly what: string; readonly value: () => unknown }[];
}

/** Every list, map and text of a schema; each is tried by itself. */
function partsOf(document: ApiDocument, schema: Part, path: Path, depth: number): readonly HostilePart[] {
  const { $ref, anyOf, oneOf, type, items, properties, additionalProperties: more } = schema;
  if (depth > DEEPEST) return [];
  if (typeof $ref === 'string') return partsOf(document, resolve(document, $ref) as Part, path, depth);
  const some = (anyOf ?? oneOf) as readonly Part[] | undefined;
  if (some) return some.flatMap((one) => partsOf(document, one, path, depth + 1));
  if (type === 'array')
    return [
      { path, values: lists(document, items as Part) },
      ...partsOf(document, items as Part, [...path, '0'], depth + 1),
    ];
  if (type === 'string') return [{ path, values: texts() }];
  if (type !== 'object') return [];
  const members = Object.entries((properties ?? {}) as { readonly [name: string]: Part });
  return [
    { path, values: maps(typeof more === 'object') },
    ...members.flatMap(([name, member]) => partsOf(document, member, [...path, name], depth + 1)),
  ];
}

/** As many as a body has room for, of what a list holds, of what is nothing, and all different. */
function lists(document: ApiDocument, item: Part): HostilePart['values'] {
  const kind = typeof item['$ref'] === 'string' ? (resolve(document, item['$ref']) as Part)['type'] : item['type'];
  const sound = kind === 'object' || item['anyOf'] !== undefined ? line : 'vat-19';
  const full = (one: unknown): number => Math.floor(1_900_000 / (JSON.stringify(one).length + 1));
  const of = (count: number, one: unknown, what: string) => ({
    what: `${count} times ${what}`,
    value: () => Array.from({ length: count }, () => one),
  });
  return [
    ...COUNTS.filter((count) => count <= full(sound)).map((count) => of(count, sound, 'a sound item')),
    of(full(''), '', 'an empty text'),
    of(full({}), {}, 'an empty object'),
    of(full(null), null, 'null'),
    {
      what: 'different texts, each a near miss',
      value: () => Array.from({ length: 120_000 }, (_, index) => `vat-${index.toString(36)}`),
    },
  ];
}

/** Members that nobody knows: as many as fit, and near misses. */
function maps(isFree: boolean): HostilePart['values'] {
  const of = (count: number, name: (index: number) => string, value: unknown) => ({
    what: `${count} members${isFree ? '' : ' that are unknown'}`,
    value: () => ({ __merge: Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), value])) }),
  });
  const near = (index: number): string => `unitPric${index.toString(36)}`;
  return [
    of(51, near, 'x'),
    of(1000, near, '1.00'),
    of(46_595, near, 1),
    of(150_000, (index) => index.toString(36), ''),
  ];
}

function texts(): HostilePart['values'] {
  return [
    ...LENGTHS.map((length) => ({ what: `a text of ${length} characters`, value: () => 'x'.repeat(length) })),
    { what: 'a text of a million digits', value: () => '1'.repeat(1_000_000) },
    { what: 'a text of a million escapes', value: () => '\n'.repeat(900_000) },
  ];
}

/** A value in which one place is filled; what is on the way there is made. */
function placed(whole: unknown, [name, ...rest]: Path, value: unknown): unknown {
  if (name === undefined) {
    const merged = (value as { readonly __merge?: object } | null)?.__merge;
    return merged === undefined ? value : { ...(whole as object), ...merged };
  }
  if (name === '0') {
    const [first = line, ...others] = Array.isArray(whole) ? whole : [];
    return [placed(first, rest, value), ...others];
  }
  const holder = (typeof whole === 'object' && whole !== null ? whole : {}) as { readonly [member: string]: unknown };
  return { ...holder, [name]: placed(holder[name], rest, value) };
}
