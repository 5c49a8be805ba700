/** What a caller may do, one word per kind of route. */
export const scopes = [
  'invoices:read',
  'invoices:write',
  'directory:read',
  'directory:write',
  'webhooks:read',
  'webhooks:write',
] as const;

/**
 * What a caller may do: read or write invoices and credit notes, the directory's records, or webhook endpoints.
 *
 * Writing does not include reading.
 */
export type Scope = (typeof scopes)[number];
