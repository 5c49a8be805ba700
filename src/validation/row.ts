/**
 * A record, or a row of SQL that holds one: a member that may be absent may also be `null` there, at any depth, and means
 * the same; and a code is any text, as a column has it, so that an object in a `const` needs no `as const`. What the code
 * must be is checked when the record is used.
 *
 * @example
 * ```ts
 * const row: RowOf<Customer> = { id: '7', name: 'Hooli', email: null };
 * ```
 */
export type RowOf<T> = T | Columns<T>;

type Columns<T> = T extends string
  ? T | (string & Record<never, never>)
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Columns<Item>[]
      : {
          readonly [K in keyof T]: Record<never, never> extends Pick<T, K>
            ? Columns<T[K]> | null | undefined
            : Columns<T[K]>;
        };

/** Deeper than any record; what lies below is refused by every shape. */
const DEEPEST = 32;

/** Longer than any list that is read, and with more members than any record: refused by every shape, and not worth copying. */
const LONGEST = 100_000;
const WIDEST = 1000;

/** The one member of a record where `null` says something: a tax outside the scope of VAT has no rate (BR-O-05). */
const MEANT = 'rate';

/**
 * The record of a row: what is `null` there is absent. What is not plain data comes back as it is, so that a check can
 * name it.
 */
export function fromRow<T>(row: RowOf<T>): T {
  return read(row, new Map(), 0) as T;
}

function read(value: unknown, copies: Map<object, unknown>, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  // A part that several hold is read once, and one that holds itself comes back as it is.
  if (copies.has(value)) return copies.get(value);
  copies.set(value, value);
  const copy = copyOf(value, (member) => read(member, copies, depth + 1));
  copies.set(value, copy);
  return copy;
}

function copyOf(value: object, inner: (member: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.length > LONGEST ? value : value.map(inner);
  if (typeof (value as { readonly toJSON?: unknown }).toJSON === 'function' || ArrayBuffer.isView(value)) return value;
  const members = value as { readonly [key: string]: unknown };
  const keys = Object.keys(members);
  if (keys.length > WIDEST) return value;
  const copy: { [key: string]: unknown } = {};
  for (const key of keys) {
    const member = members[key];
    if (member === null && key !== MEANT) continue;
    const read = inner(member);
    // Assigned, it would become the prototype and no member.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: read, enumerable: true });
    else copy[key] = read;
  }
  return copy;
}
