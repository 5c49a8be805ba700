import type { TaxIdAnswer, TaxIdCheck } from '../../ports/tax-id-check.ts';
import { text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { askRegister, evidence, registerAccessFields, unavailable } from './ask-register.ts';
import { type HmrcApplication, hmrcToken } from './hmrc-token.ts';
import { vatNumberFor } from './vat-number.ts';

/** Options of {@link hmrcCheck}. */
export interface HmrcOptions extends HmrcApplication {
  /** Your own British VAT id: with it HMRC gives each request a consultation number, which proves that you asked. */
  readonly requester?: string;
  /** Default `https://api.service.hmrc.gov.uk`; the sandbox is `https://test-api.service.hmrc.gov.uk`. */
  readonly url?: string;
}

const shape = object<HmrcOptions>({
  ...registerAccessFields,
  clientId: text(),
  clientSecret: text(),
  requester: optional(text(64)),
  url: optional(text(2000)),
});

/**
 * A check of British VAT ids with HMRC (Check a UK VAT number, version 2.0).
 *
 * The access token is kept until it expires. Northern Ireland's ids, `XI`, are in VIES.
 *
 * @throws {ValidationError} `field.*` for wrong options, the codes of `validateTaxId` for the requester
 * @example
 * const hmrc = hmrcCheck({ clientId, clientSecret, requester: 'GB980780684' });
 * const answer = await hmrc.check({ country: 'GB', value: 'GB980780684' });
 */
export function hmrcCheck(options: HmrcOptions): TaxIdCheck {
  requireOptions(shape, options, 'hmrcCheck');
  const { url = 'https://api.service.hmrc.gov.uk', requester } = options;
  const digitsOf = (value: string, country: string): string =>
    vatNumberFor({ country, value }, ['GB'], 'HMRC knows; ask VIES for those of the EU and XI').digits;
  const own = requester === undefined ? '' : `/${digitsOf(requester, 'GB')}`;
  const token = hmrcToken(options, url);
  return {
    async check({ country, value }, { signal } = {}): Promise<TaxIdAnswer> {
      const path = `/organisations/vat/check-vat-number/lookup/${digitsOf(value, country)}${own}`;
      const access = await token.get(signal);
      if (typeof access !== 'string') return access;
      const headers = { accept: 'application/vnd.hmrc.2.0+json', authorization: `Bearer ${access}` };
      const reply = await askRegister(options, url + path, { headers }, signal);
      if ('reason' in reply) return reply;
      const { target, consultationNumber, processingDate, code, message } = reply.body ?? {};
      if (reply.status === 401) token.forget(access);
      if (reply.status === 200 && typeof target === 'object' && target !== null) {
        const { name, address } = target as { readonly name?: unknown; readonly address?: object };
        const told = { at: processingDate, reference: consultationNumber, name, address: linesOf(address) };
        return { status: 'registered', verification: evidence('HMRC', told, options) };
      }
      if (reply.status === 404 && code === 'NOT_FOUND') {
        return { status: 'not_registered', verification: evidence('HMRC', {}, options) };
      }
      const words = [reply.status, code, message].filter((one) => one !== undefined).join(' ');
      return unavailable(`HMRC answered ${words}`, [401, 408, 429].includes(reply.status) || reply.status >= 500);
    },
  };
}

/** `line1` to `line5`, `postcode` and `countryCode`, in the order of the answer. */
function linesOf(address: object | undefined): string {
  return Object.values(address ?? {})
    .filter((line) => typeof line === 'string')
    .join('\n');
}
