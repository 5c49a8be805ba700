import type { Identifier } from '../../directory/identifier.ts';
import type { Labels } from '../labels/labels.ts';

/** Names that ISO 6523 gives to identifiers, as people know them. */
const NAMES: { readonly [scheme: string]: string } = {
  '0002': 'SIREN',
  '0007': 'Org.nr',
  '0009': 'SIRET',
  '0060': 'D-U-N-S',
  '0088': 'GLN',
  '0106': 'KvK',
  '0160': 'GTIN',
  '0183': 'UID',
  '0184': 'CVR',
  '0192': 'Org.nr',
  '0204': 'Leitweg-ID',
  '0208': 'KBO/BCE',
  '0210': 'Codice fiscale',
  '0211': 'P. IVA',
};

/** What an identifier is called: by its scheme, else a company number. */
export function identifierLabel({ scheme }: Identifier, labels: Labels): string {
  return (scheme === undefined ? undefined : NAMES[scheme]) ?? labels.registration;
}
