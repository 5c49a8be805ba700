import { countries } from './countries.ts';

/** Whether a text is a BIC (ISO 9362): bank, country, location, and a branch or none. */
export function isBic(bic: string): boolean {
  return (
    /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic) &&
    (countries.has(bic.slice(4, 6)) || bic.slice(4, 6) === 'XK')
  );
}
