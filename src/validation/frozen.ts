/** What {@link seal} froze. */
const sealed = new WeakSet<object>();

/**
 * Freeze a value that this library made, to the bottom. It stops at what is frozen: that was made here too, because
 * nothing of a caller becomes a part of a document uncopied.
 */
export function freeze<T>(made: T): T {
  if (typeof made === 'object' && made !== null && !Object.isFrozen(made)) {
    // A loop over the members of objects alone is many times faster than one that meets lists as well.
    if (Array.isArray(made)) for (let index = 0; index < made.length; index++) freeze(made[index]);
    else freezeMembers(made);
    Object.freeze(made);
  }
  return made;
}

function freezeMembers(made: object): void {
  for (const key in made) {
    const part = made[key as keyof object] as unknown;
    if (typeof part === 'object') freeze(part);
  }
}

/** {@link freeze} a document and remember it: it never changes, so that stores keep it and nobody copies it. */
export function seal<T extends object>(made: T): T {
  sealed.add(freeze(made));
  return made;
}

/** Whether a value is frozen to the bottom for certain; one that a caller froze may have parts that are not. */
export function isSealed(value: object): boolean {
  return sealed.has(value);
}

/** A function that is computed once for each sealed value, because that never changes; for any other value anew. */
/* @__NO_SIDE_EFFECTS__ */
export function oncePerSealed<T extends object, R>(compute: (value: T) => R): (value: T) => R {
  const known = new WeakMap<T, R>();
  return (value) => {
    const earlier = known.get(value);
    if (earlier !== undefined) return earlier;
    const result = compute(value);
    if (isSealed(value)) known.set(value, result);
    return result;
  };
}

/**
 * A copy of plain data, frozen to the bottom; what is sealed is shared. As in JSON, members that are `undefined` are left
 * out, and a BigInt is refused.
 *
 * @param known - copies made before: a part that several values share is copied once
 * @throws {TypeError} for a BigInt
 */
export function frozenCopy<T>(value: T, known?: Map<object, unknown>): T {
  if (typeof value === 'bigint') throw new TypeError('a BigInt cannot be stored; pass it as text');
  if (typeof value !== 'object' || value === null || isSealed(value)) return value;
  const earlier = known?.get(value);
  if (earlier !== undefined) return earlier as T;
  const copy = 'toJSON' in value ? jsonOf(value) : copyOf(value, known);
  known?.set(value, copy);
  return copy as T;
}

function copyOf(value: object, known: Map<object, unknown> | undefined): object {
  if (Array.isArray(value)) return Object.freeze(value.map((item) => frozenCopy(item ?? null, known)));
  const copy: { [key: string]: unknown } = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined || typeof member === 'function') continue;
    // Assigned, it would become the prototype and no member.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: frozenCopy(member, known), enumerable: true });
    else copy[key] = frozenCopy(member, known);
  }
  return Object.freeze(copy);
}

/** What has a JSON form of its own, such as a date. */
function jsonOf(value: object): unknown {
  return freeze(JSON.parse(JSON.stringify(value)));
}
