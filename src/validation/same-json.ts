/** Whether two values of plain data are the same as JSON, whatever the order of their members. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && hasSameItems(a, b);
  // What has a JSON form of its own may hide what it is.
  if (Array.isArray(b) || 'toJSON' in a || 'toJSON' in b) return false;
  return hasSameMembers(a as Members, b as Members);
}

function hasSameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!isSameJson(a[at], b[at])) return false;
  return true;
}

type Members = { readonly [key: string]: unknown };

/** A member that is `undefined` is absent. */
function hasSameMembers(a: Members, b: Members): boolean {
  let left = 0;
  for (const key in b) if (b[key] !== undefined) left++;
  for (const key in a) {
    if (a[key] === undefined) continue;
    if (!Object.hasOwn(b, key) || !isSameJson(a[key], b[key])) return false;
    left--;
  }
  return left === 0;
}
