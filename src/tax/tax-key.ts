import type { Tax } from './tax.ts';

const VERSION = /@\d{4}-\d{2}-\d{2}$/;

/** What identifies a tax in a tenant: its code, and, if it has one, `@` and the day that it is valid from. */
export function taxKey({ code, validFrom }: Pick<Tax, 'code' | 'validFrom'>): string {
  return validFrom === undefined ? code : `${code}@${validFrom}`;
}

/** The code in a key of {@link taxKey}. */
export function taxCodeOf(key: string): string {
  return key.replace(VERSION, '');
}
