import type { FacturXProfile } from './options.ts';

/** What the metadata of a file call a profile. */
export const facturXLevels: Readonly<Record<FacturXProfile, string>> = {
  en16931: 'EN 16931',
  xrechnung: 'XRECHNUNG',
  'facturx-basic-wl': 'BASIC WL',
  'facturx-basic': 'BASIC',
  'facturx-en16931': 'EN 16931',
  'facturx-extended': 'EXTENDED',
  'facturx-fr': 'EN 16931',
};

/** The profiles that can be inside a PDF. */
export const facturXProfiles: readonly FacturXProfile[] = Object.keys(facturXLevels) as FacturXProfile[];
