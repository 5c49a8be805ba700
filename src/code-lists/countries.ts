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
  '1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV ' +
    'BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET ' +
    'FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM ' +
    'IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ' +
    'ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE ' +
    'PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST ' +
    'SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS ' +
    'XI YE YT ZA ZM ZW',
  (written) => MEANT[written.toUpperCase()] ?? countryNamed(written),
);

/** The code of a country by its English name, where the runtime knows the names. */
function countryNamed(name: string): string | undefined {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const wanted = name.toLowerCase();
  return countries.codes().find((code) => /^[A-Z]{2}$/.test(code) && names.of(code)?.toLowerCase() === wanted);
}
