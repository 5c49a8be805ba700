import * as fc from 'fast-check';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Valid bodies in which one place holds any other JSON value, is missing, or has a member too many; as text. */
export function mangledBodies(valid: Json): fc.Arbitrary<string> {
  const places = placesOf(valid, []);
  const mangled = fc.record({
    place: fc.constantFrom(...places),
    change: fc.oneof(
      fc.jsonValue().map((value) => ({ value: value as Json })),
      fc
        .constantFrom('', ' ', '-0', '1e21', '1E400', 'NaN', '\u0000', '\ud800', '9'.repeat(200))
        .map((value) => ({ value })),
      fc.constant({ remove: true as const }),
      fc.constantFrom('__proto__', 'constructor', 'discount', 'taxCodes').map((add) => ({ add })),
    ),
  });
  return mangled.map(({ place, change }) => JSON.stringify(mangle(structuredClone(valid), place, change)));
}

type Change = { readonly value: Json } | { readonly remove: true } | { readonly add: string };
type Place = readonly (string | number)[];

function placesOf(value: Json, path: Place): Place[] {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...members.flatMap(([key, member]) => placesOf(member, [...path, key]))];
}

function mangle(root: Json, place: Place, change: Change): Json {
  const [key, ...rest] = place;
  if (key === undefined) {
    if ('value' in change) return change.value;
    return 'add' in change ? { ...(root as object), [change.add]: 1 } : null;
  }
  const members = root as { [key: string]: Json };
  if (rest.length === 0 && 'remove' in change) delete members[key];
  else members[key] = mangle(members[key] as Json, rest, change);
  return root;
}
