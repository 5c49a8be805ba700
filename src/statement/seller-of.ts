import type { Seller } from '../directory/seller.ts';
import { addressOf, identifierOf, vatIdOf } from './party-of.ts';
import { present, textOf } from './present.ts';
import type { StatementPayee, StatementRepresentative } from './statement-party.ts';

/** BG-10. */
export function payeeOf({ payee }: Seller): StatementPayee | undefined {
  if (payee === undefined) return undefined;
  return present<StatementPayee>({
    name: textOf(payee.name),
    identifier: identifierOf(payee.identifier),
    registration: identifierOf(payee.registrationId),
  });
}

/** BG-11. */
export function taxRepresentativeOf({ taxRepresentative }: Seller): StatementRepresentative | undefined {
  if (taxRepresentative === undefined) return undefined;
  return present<StatementRepresentative>({
    name: textOf(taxRepresentative.name),
    vatId: vatIdOf(taxRepresentative.taxIds),
    address: addressOf(taxRepresentative.address),
  });
}
