import type { TaxId } from '../../directory/tax-id.ts';
import type { TaxIdAnswer, TaxIdCheck } from '../../ports/tax-id-check.ts';
import { text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { askRegister, evidence, type RegisterAccess, registerAccessFields, unavailable } from './ask-register.ts';
import { type VatNumber, vatNumberFor } from './vat-number.ts';

/** Options of {@link viesCheck}. */
export interface ViesOptions extends RegisterAccess {
  /** Your own VAT id: with it VIES gives each request a consultation number, which tax offices ask for. */
  readonly requester?: Pick<TaxId, 'country' | 'value'>;
  /** Default `https://ec.europa.eu/taxation_customs/vies/rest-api`. */
  readonly url?: string;
}

const partyShape = object<Pick<TaxId, 'country' | 'value'>>({ country: text(10), value: text(64) });
const shape = object<ViesOptions>({
  ...registerAccessFields,
  requester: optional(partyShape),
  url: optional(text(2000)),
});

const PREFIXES = 'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' ');

/** What a later request may not find: a member state or VIES itself is busy or down. */
const PASSING = /UNAVAILABLE|TIMEOUT|MAX_CONCURRENT_REQ/;

/**
 * A check of VAT ids of the EU and Northern Ireland in VIES (`POST /check-vat-number` of its REST API).
 *
 * @throws {ValidationError} `field.*` for wrong options, the codes of `validateTaxId` for the requester
 * @example
 * const vies = viesCheck({ requester: { country: 'DE', value: 'DE136695976' } });
 * const answer = await vies.check({ country: 'NL', value: 'NL004495445B01' });
 */
export function viesCheck(options: ViesOptions = {}): TaxIdCheck {
  requireOptions(shape, options, 'viesCheck');
  const { url = 'https://ec.europa.eu/taxation_customs/vies/rest-api', requester } = options;
  const numberOf = (taxId: Pick<TaxId, 'country' | 'value'>): VatNumber =>
    vatNumberFor(taxId, PREFIXES, `VIES knows; it has those that begin with ${PREFIXES.join(', ')}`);
  const own = requester && numberOf(requester);
  return {
    async check(taxId, { signal } = {}): Promise<TaxIdAnswer> {
      const { prefix, digits } = numberOf(taxId);
      const body = JSON.stringify({
        countryCode: prefix,
        vatNumber: digits,
        ...(own && { requesterMemberStateCode: own.prefix, requesterNumber: own.digits }),
      });
      const headers = { 'content-type': 'application/json', accept: 'application/json' };
      const reply = await askRegister(options, `${url}/check-vat-number`, { method: 'POST', headers, body }, signal);
      if ('reason' in reply) return reply;
      const { valid, requestDate, requestIdentifier, name, address } = reply.body ?? {};
      if (typeof valid !== 'boolean') return refusal(reply.status, reply.body);
      const told = { at: requestDate, reference: requestIdentifier, name, address };
      return { status: valid ? 'registered' : 'not_registered', verification: evidence('VIES', told, options) };
    },
  };
}

function refusal(status: number, body: { readonly [member: string]: unknown } | null): TaxIdAnswer {
  const [first] = Array.isArray(body?.['errorWrappers']) ? body['errorWrappers'] : [];
  const code: unknown = first?.error;
  if (typeof code !== 'string') return unavailable(`VIES answered ${status} without a verdict`, true);
  return unavailable(`VIES answered ${code}`, PASSING.test(code));
}
