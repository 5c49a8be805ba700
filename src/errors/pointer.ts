/**
 * Append one key to a JSON Pointer (RFC 6901), escaping `~` and `/`.
 *
 * @param path - the pointer of the parent, `""` for the root
 * @param key - a member name or an array index
 */
export function pointer(path: string, key: string | number): string {
  return typeof key === 'number' ? `${path}/${key}` : `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
