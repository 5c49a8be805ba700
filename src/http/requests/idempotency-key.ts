/**
 * The key of an `Idempotency-Key` header, bare or as a quoted string (draft-ietf-httpapi-idempotency-key-header).
 *
 * The service checks its length.
 */
export function idempotencyKeyOf(headers: Headers): string | undefined {
  const value = headers.get('idempotency-key');
  if (value === null) return undefined;
  const [, quoted] = /^"((?:[^"\\]|\\["\\])*)"$/.exec(value) ?? [];
  return quoted === undefined ? value : quoted.replaceAll(/\\(["\\])/g, '$1');
}
