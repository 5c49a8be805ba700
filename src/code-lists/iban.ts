/** Length of an IBAN by country, from the IBAN registry of SWIFT. */
const LENGTHS =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 ' +
  'FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 ' +
  'LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 ' +
  'SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30';

/** What is wrong with an account number. */
export type IbanFlaw = 'format' | 'country' | 'length' | 'checksum';

/**
 * What is wrong with an IBAN (ISO 13616), or `undefined`: its form, its country, its country's length, its checksum (the
 * remainder of ISO 7064 MOD 97-10 is 1).
 *
 * @param iban - without blanks, in capitals
 */
export function ibanFlaw(iban: string): IbanFlaw | undefined {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(iban)) return 'format';
  const country = LENGTHS.split(' ').find((one) => one.startsWith(iban.slice(0, 2)));
  if (country === undefined) return 'country';
  if (iban.length !== Number(country.slice(2))) return 'length';
  const digits = (iban.slice(4) + iban.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder === 1 ? undefined : 'checksum';
}
