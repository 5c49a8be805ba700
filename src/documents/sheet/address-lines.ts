import type { StatementAddress } from '../../statement/statement-party.ts';
import type { Formats } from './formats.ts';

/**
 * The lines of an address as its own country writes it, the country last where it is not the sender's.
 *
 * Orders: Universal Postal Union, addressing systems. What is not listed puts the postal code before the town.
 */
export function addressLines(
  address: StatementAddress | undefined,
  home: string | undefined,
  formats: Formats,
): string[] {
  if (address === undefined) return [];
  const { line1, line2, line3, country } = address;
  const streets = [line1, line2, line3];
  const town = townLines(address);
  const lines = country !== undefined && TOWN_FIRST.has(country) ? [...town, ...streets] : [...streets, ...town];
  if (country !== undefined && country !== home) lines.push(formats.country(country));
  return lines.flatMap((line) => (line ? [line] : []));
}

/** From the largest to the smallest. */
const TOWN_FIRST = new Set(['JP', 'CN', 'KR', 'TW']);

const CODE_LAST = new Set(['US', 'CA', 'AU', 'IN', 'NZ', 'BR', 'MX', 'TH', 'ID', 'PH']);
const CODE_BELOW = new Set(['GB', 'IE', 'GG', 'JE', 'IM', 'GI', 'HK', 'SG', 'ZA']);

function townLines({ city, postalCode, region, country = '' }: StatementAddress): readonly (string | undefined)[] {
  if (country === 'JP') return [postalCode && `〒${postalCode}`, join(' ', region, city)];
  if (TOWN_FIRST.has(country)) return [join(' ', postalCode, region, city)];
  if (CODE_BELOW.has(country)) return [city, region, postalCode];
  if (CODE_LAST.has(country)) return [join(', ', city, join(' ', region, postalCode))];
  if (country === 'IT') return [join(' ', postalCode, city, region)];
  return [join(', ', join(' ', postalCode, city), region)];
}

function join(separator: string, ...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(separator);
}
