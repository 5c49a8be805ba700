import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { checkText } from '../validation/leaves.ts';
import { type Leaf, leaf } from '../validation/shape.ts';
import { isBic } from './bic.ts';
import { isUnchecked } from './code-leaf.ts';
import { type IbanFlaw, ibanFlaw } from './iban.ts';

const FLAWS: { readonly [flaw in IbanFlaw]: string } = {
  format: 'is not written as an IBAN; pass it without blanks, in capitals, such as "DE89370400440532013000"',
  country: 'does not begin with a country that has IBANs; pass the account number instead',
  length: 'is too short or too long for its country; compare it with the account statement',
  checksum: 'has a wrong check digit, so at least one character is mistyped; compare it with the account statement',
};

/** An IBAN with its checksum (ISO 13616; BT-84, BT-91). */
export const ibanLeaf: Leaf<string> = leaf({ type: 'string', maxLength: 34 }, (value, path, report) => {
  const wrong = checkText(value, path, 40);
  if (wrong !== undefined || isUnchecked(report)) return wrong;
  const iban = value as string;
  const flaw = ibanFlaw(iban);
  if (flaw === undefined) return undefined;
  const compact = iban.replaceAll(/[\s-]/g, '').toUpperCase();
  if (flaw === 'format' && ibanFlaw(compact) === undefined) {
    const message = `${show(iban)} is written for people; pass "${compact}"`;
    return fault('iban.invalid', path, message, { flaw, meant: compact });
  }
  return fault('iban.invalid', path, `${show(iban)} ${FLAWS[flaw]}`, { flaw });
});

/** A BIC (ISO 9362; BT-86). */
export const bicLeaf: Leaf<string> = leaf({ type: 'string', maxLength: 11 }, (value, path, report) => {
  const wrong = checkText(value, path, 20);
  if (wrong !== undefined || isUnchecked(report) || isBic(value as string)) return wrong;
  return fault(
    'bic.invalid',
    path,
    `${show(value)} is not a BIC; pass 8 or 11 capitals and digits with the country in the middle, such as "COBADEFFXXX"`,
  );
});
