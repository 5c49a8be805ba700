/** What a caller may do, one word per kind of route. */
export const scopes = [
  'invoices:read',
  'invoices:write',
  'invoices:draft',
  'invoices:issue',
  'payments:write',
  'corrections:write',
  'directory:read',
  'directory:write',
  'webhooks:read',
  'webhooks:write',
] as const;

/**
 * What a caller may do: read invoices and credit notes; draft, issue, pay or correct them, or with `invoices:write` all
 * four; read or write the directory's records, or webhook endpoints.
 *
 * Writing does not include reading.
 */
export type Scope = (typeof scopes)[number];

const PARTS_OF_WRITING: readonly Scope[] = ['invoices:draft', 'invoices:issue', 'payments:write', 'corrections:write'];

/** Whether scopes allow what needs one of them: `invoices:write` is the sum of its parts. */
export function allows(granted: readonly Scope[], needed: Scope): boolean {
  return granted.includes(needed) || (PARTS_OF_WRITING.includes(needed) && granted.includes('invoices:write'));
}
