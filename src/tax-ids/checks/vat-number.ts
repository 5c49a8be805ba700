import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import type { TaxIdCheck } from '../../ports/tax-id-check.ts';
import { parseTaxId } from '../parse-tax-id.ts';

/** A VAT number in its two parts, as registers take them. */
export interface VatNumber {
  readonly prefix: string;
  /** Without the prefix. */
  readonly digits: string;
}

/**
 * The VAT number that a register is asked for.
 *
 * @param prefixes - those of the register
 * @param register - for the message, with the way out
 * @throws {ValidationError} the codes of `validateTaxId`
 */
export function vatNumberFor(
  { country, value }: Parameters<TaxIdCheck['check']>[0],
  prefixes: readonly string[],
  register: string,
): VatNumber {
  const { type, value: written } = parseTaxId({ country, value });
  const prefix = written.slice(0, 2);
  if (type === 'vat' && prefixes.includes(prefix)) return { prefix, digits: written.slice(2) };
  const message = `${show(written)} of ${country} is no VAT number that ${register}`;
  throw new ValidationError([fault('tax_id.country_unknown', pointer('', 'country'), message)]);
}
