import type { EInvoiceProfile, EInvoiceProfileName } from '../code-lists/e-invoice-profiles.ts';

/** What a profile asks of the file. */
export interface ProfileFacts {
  readonly name: EInvoiceProfileName | null;
  readonly specification: string;
  readonly process?: string;
  /** Whether it can be written in UBL; Factur-X is CII. */
  readonly ubl: boolean;
  readonly cii: boolean;
}

const BILLING = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';
const EN = 'urn:cen.eu:en16931:2017';

const facturX = (name: EInvoiceProfileName, specification: string): ProfileFacts => ({
  name,
  specification,
  ubl: false,
  cii: true,
});

const PROFILES: { readonly [name in EInvoiceProfileName]: ProfileFacts } = {
  en16931: { name: 'en16931', specification: EN, ubl: true, cii: true },
  xrechnung: {
    name: 'xrechnung',
    specification: `${EN}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`,
    process: BILLING,
    ubl: true,
    cii: true,
  },
  peppol: {
    name: 'peppol',
    specification: `${EN}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`,
    process: BILLING,
    ubl: true,
    cii: false,
  },
  'facturx-basic-wl': facturX('facturx-basic-wl', 'urn:factur-x.eu:1p0:basicwl'),
  'facturx-basic': facturX('facturx-basic', `${EN}#compliant#urn:factur-x.eu:1p0:basic`),
  'facturx-en16931': facturX('facturx-en16931', EN),
  'facturx-extended': facturX('facturx-extended', `${EN}#conformant#urn:factur-x.eu:1p0:extended`),
  'facturx-fr': { name: 'facturx-fr', specification: EN, ubl: true, cii: true },
};

/** The facts of a profile, or `undefined` if no profile has that name. */
export function profileFacts(profile: EInvoiceProfile): ProfileFacts | undefined {
  if (typeof profile === 'string') return Object.hasOwn(PROFILES, profile) ? PROFILES[profile] : undefined;
  if (typeof profile !== 'object' || profile === null || typeof profile.specification !== 'string') return undefined;
  return { name: null, ...profile, ubl: true, cii: true };
}
