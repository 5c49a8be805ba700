import { type CodeList, codeList } from './code-list.ts';

/** What people write for a country whose code is another one. */
const MEANT: { readonly [written: string]: string } = {
  UK: 'GB',
  EL: 'GR',
  ENGLAND: 'GB',
  USA: 'US',
  HOLLAND: 'NL',
  KOSOVO: '1A',
  XK: '1A',
};

/**
 * Countries (ISO 3166-1 alpha-2; BT-40, BT-55, BT-80) as BR-CL-14 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks
 * them: with `XI` for Northern Ireland and `1A` for Kosovo. `XK`, which is common for Kosovo, is on no list of ISO.
 */
export const countries: CodeList = codeList(
  'countries (ISO 3166-1 alpha-2)',
  '1A A:D-GILMOQ-UWXZ B:ABD-JL-OQ-TVWYZ C:ACDF-IK-ORU-Z D:EJKMOZ E:CEGHR-T F:I-KMOR G:ABD-IL-NP-UWY H:KMNRTU ' +
    'I:DEL-OQ-T J:EMOP K:EG-IMNPRWYZ L:A-CIKR-VY M:AC-HK-Z N:ACE-GILOPRUZ OM P:AE-HK-NR-TWY QA R:EOSUW ' +
    'S:A-EG-OR-TVX-Z T:CDF-HJ-ORTVWZ U:AGMSYZ V:ACEGINU W:FS XI Y:ET Z:AMW',
  (written) => MEANT[written.toUpperCase()] ?? countryNamed(written),
);

/** The codes of our list that `Intl` does not know, or knows as another place. */
const OWN_NAMES: { readonly [code: string]: string } = { '1A': 'Kosovo', XI: 'Northern Ireland' };

/** The English name of a country, such as `"Germany"` for `DE`, as the runtime's CLDR has it; `undefined` for another text. */
export function countryName(code: string): string | undefined {
  if (!countries.has(code)) return undefined;
  return OWN_NAMES[code] ?? new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code);
}

/** The code of a country by its English name, where the runtime knows the names. */
function countryNamed(name: string): string | undefined {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const wanted = name.toLowerCase();
  return countries.codes().find((code) => /^[A-Z]{2}$/.test(code) && names.of(code)?.toLowerCase() === wanted);
}
