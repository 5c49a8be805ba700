import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import type { FaultCode } from '../errors/fault-codes.ts';
import { nearest } from '../errors/nearest.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import type { Verdict } from './number-module.ts';
import type { TaxIdScheme } from './scheme.ts';
import { schemes } from './schemes.ts';

/** A tax id as a caller writes it. */
export interface TaxIdInput {
  /** ISO 3166 alpha-2; also `EL` for Greece and `XI` for Northern Ireland. */
  readonly country: string;
  /**
   * Which of the country's ids it is; default the one whose prefix the value has, else its first.
   *
   * `vat` for the EU, GB, XI, CH, NO, IS, FO, MC and ZA. Beside it: `stnr` (DE), `siren`, `siret` (FR), `cf` (IT), `uid`
   * (CH), `utr` (GB), `orgnr` (NO, SE), `ytunnus` (FI), `registrikood` (EE). Elsewhere the local name: `ein` (US), `bn`,
   * `gst`, `qst`, `pst` (CA), `abn`, `acn` (AU), `ird` (NZ), `gstin`, `pan` (IN), `cn`, `trn` (JP), `cnpj`, `cpf` (BR), `rfc` (MX),
   * `uscc` (CN), `uen` (SG), `brn` (KR) and so on.
   */
  readonly type?: string;
  /** With or without spaces, dots, hyphens, slashes and the country's prefix, in any case. */
  readonly value: string;
}

/** A tax id as it is printed on documents. */
export interface ParsedTaxId {
  /** ISO 3166 alpha-2, or `XI` for Northern Ireland: Greece is `GR` here. */
  readonly country: string;
  readonly type: string;
  /** Capitals without separators. VAT numbers have their prefix (BR-CO-9), which for Greece is `EL`. */
  readonly value: string;
}

/**
 * The faults of a tax id: none where format and check digit are right.
 *
 * Never goes online. A well-formed id may still belong to nobody, so do not leave out tax because of it: ask VIES
 * (`viesCheck`), HMRC (`hmrcCheck`) or the national register, and keep the answer.
 *
 * @param path - JSON Pointer of the input
 * @returns `tax_id.country_unknown`, `tax_id.type_unknown`, `tax_id.length`, `tax_id.format`, `tax_id.component`,
 * `tax_id.check_digit`, `field.type`
 * @example
 * validateTaxId({ country: 'DE', value: 'DE 136 695 978' })[0]?.code // 'tax_id.check_digit'
 */
export function validateTaxId(input: TaxIdInput, path = ''): readonly Fault[] {
  const read = readTaxId(input, path);
  return 'faults' in read ? read.faults : [];
}

/**
 * A tax id in its written form.
 *
 * @throws {ValidationError} with the faults of {@link validateTaxId}
 * @example
 * parseTaxId({ country: 'EL', value: '094 259 216' }) // { country: 'GR', type: 'vat', value: 'EL094259216' }
 */
export function parseTaxId(input: TaxIdInput): ParsedTaxId {
  const read = readTaxId(input, '');
  if ('faults' in read) throw new ValidationError(read.faults);
  return read.taxId;
}

type Read = { readonly taxId: ParsedTaxId } | { readonly faults: readonly Fault[] };

function readTaxId(input: TaxIdInput, path: string): Read {
  const { country, type, value } = (input ?? {}) as { readonly [K in keyof TaxIdInput]?: unknown };
  if (typeof value !== 'string') {
    return {
      faults: [
        fault('field.type', pointer(path, 'value'), `${show(value)} is not a tax id; pass text such as "DE136695976"`),
      ],
    };
  }
  const compact = value.replace(/[\s./\u2010-\u2015-]/g, '').toUpperCase();
  const where = countryOf(country, compact);
  if (where === undefined) return { faults: [unknownCountry(country, path)] };
  const ofCountry = schemes[where] as readonly TaxIdScheme[];
  const scheme = type === undefined ? defaultScheme(ofCountry, compact) : ofCountry.find((one) => one.type === type);
  if (scheme === undefined) return { faults: [unknownType(type, where, ofCountry, path)] };
  const verdict = judge(withoutPrefix(compact, scheme), scheme);
  if (!verdict.isValid) return { faults: [refusal(verdict.error.name, value, compact, scheme, path)] };
  return { taxId: { country: where, type: scheme.type, value: scheme.prefix + verdict.compact } };
}

/** A number with the prefix `XI` belongs to Northern Ireland, whichever country is named. */
function countryOf(country: unknown, compact: string): string | undefined {
  if (country === 'EL') return 'GR';
  if (country === 'GB' && compact.startsWith('XI')) return 'XI';
  return typeof country === 'string' && Object.hasOwn(schemes, country) ? country : undefined;
}

function defaultScheme(ofCountry: readonly TaxIdScheme[], compact: string): TaxIdScheme | undefined {
  return ofCountry.find(({ prefix }) => prefix !== '' && compact.startsWith(prefix)) ?? ofCountry[0];
}

function withoutPrefix(compact: string, { prefix, otherPrefixes }: TaxIdScheme): string {
  const found = [prefix, ...otherPrefixes].find((one) => one !== '' && compact.startsWith(one));
  return compact.slice(found?.length ?? 0);
}

/** stdnum throws on some malformed texts, such as a Dutch number without digits, instead of refusing them. */
function judge(bare: string, scheme: TaxIdScheme): Verdict {
  if (bare === '') return { isValid: false, error: { name: 'InvalidLength' } };
  try {
    return scheme.validate(bare);
  } catch {
    return { isValid: false, error: { name: 'InvalidFormat' } };
  }
}

function unknownCountry(country: unknown, path: string): Fault {
  const known = Object.keys(schemes);
  const upper = typeof country === 'string' ? country.trim().toUpperCase() : '';
  const meant = upper === 'UK' ? 'GB' : known.find((one) => one === upper);
  const hint =
    meant === undefined
      ? `supported countries are ${known.join(' ')}; do not check ids of others`
      : `did you mean "${meant}"?`;
  return fault(
    'tax_id.country_unknown',
    pointer(path, 'country'),
    `no tax id of country ${show(country)} can be checked; ${hint}`,
  );
}

function unknownType(type: unknown, country: string, ofCountry: readonly TaxIdScheme[], path: string): Fault {
  const types = ofCountry.map((one) => one.type);
  const meant = typeof type === 'string' ? nearest(type, types) : undefined;
  const hint =
    meant === undefined ? `${country} has ${types.map((one) => `"${one}"`).join(', ')}` : `did you mean "${meant}"?`;
  return fault('tax_id.type_unknown', pointer(path, 'type'), `${show(type)} is not a tax id of ${country}; ${hint}`);
}

const REASONS: { readonly [error: string]: readonly [FaultCode, string] } = {
  InvalidLength: ['tax_id.length', 'is too short or too long for a'],
  InvalidFormat: ['tax_id.format', 'has letters or digits where they do not belong in a'],
  InvalidComponent: ['tax_id.component', 'has a part, such as an area or a date, that does not exist in a'],
  InvalidChecksum: ['tax_id.check_digit', 'has a wrong check digit, so at least one character is mistyped, for a'],
};

function refusal(error: string, value: string, compact: string, scheme: TaxIdScheme, path: string): Fault {
  const at = pointer(path, 'value');
  const foreign = otherPrefix(compact, scheme);
  if (foreign !== undefined) {
    return fault(
      'tax_id.format',
      at,
      `${show(value)} begins with ${foreign}, not with ${scheme.prefix}; correct the country or the number`,
    );
  }
  const [code, reason] = REASONS[error] ?? ['tax_id.format', 'is not a'];
  return fault(code, at, `${show(value)} ${reason} ${scheme.name}; a good one looks like ${scheme.example}`, {
    example: scheme.example,
  });
}

/** The prefix of another country's VAT numbers that a number begins with. */
function otherPrefix(compact: string, { prefix, otherPrefixes }: TaxIdScheme): string | undefined {
  const start = compact.slice(0, 2);
  if (start === '' || prefix === '' || prefix === start || otherPrefixes.includes(start)) return undefined;
  return Object.values(schemes).some((ofCountry) => ofCountry.some((one) => one.prefix === start)) ? start : undefined;
}
