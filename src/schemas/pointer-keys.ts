/**
 * The keys that a JSON Pointer names in a value: numbers where a list is, else texts.
 *
 * @param path - a JSON Pointer (RFC 6901)
 */
export function pointerKeys(value: unknown, path: string): (string | number)[] {
  const keys: (string | number)[] = [];
  let current = value;
  for (const part of path.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    keys.push(Array.isArray(current) ? Number(name) : name);
    current = (current as { readonly [key: string]: unknown } | null | undefined)?.[name];
  }
  return keys;
}
