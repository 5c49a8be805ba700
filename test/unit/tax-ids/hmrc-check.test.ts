import { hmrcCheck } from 'oneoff/tax-ids';
import { describe, expect, it } from 'vitest';
import { reasonsOf } from '../acme.ts';
import { clock, NOON, type Recorded, recorded } from './recorded.ts';

const BRITISH = { country: 'GB', value: 'GB980780684' };
const APPLICATION = { clientId: 'application', clientSecret: 'secret' };

/** As `POST /oauth/token` answers. */
const TOKEN = [200, { access_token: 'token-1', token_type: 'bearer', expires_in: 14_400, scope: 'read:vat' }] as const;
/** As `GET /organisations/vat/check-vat-number/lookup/{target}/{requester}` answers in version 2.0. */
const FOUND = [
  200,
  {
    target: {
      name: 'Globex Trading Ltd',
      vatNumber: '980780684',
      address: { line1: '1 High Street', line2: 'Leeds', postcode: 'LS1 1AA', countryCode: 'GB' },
    },
    requester: '980780684',
    consultationNumber: '8aB-3cD-9eF',
    processingDate: '2026-03-02T11:59:00+00:00',
  },
] as const;
const MISSING = [404, { code: 'NOT_FOUND', message: 'targetVrn does not match a registered company' }] as const;

describe('a British VAT id, asked of HMRC', () => {
  it('is asked with a token, and with the own number as the requester', async () => {
    const { asked, fetch } = recorded(TOKEN, FOUND);
    await hmrcCheck({ ...APPLICATION, requester: 'GB 980 7806 84', fetch }).check(BRITISH);
    expect(asked.map(({ url }) => url)).toEqual([
      'https://api.service.hmrc.gov.uk/oauth/token',
      'https://api.service.hmrc.gov.uk/organisations/vat/check-vat-number/lookup/980780684/980780684',
    ]);
    expect(asked[0]?.init.body).toBe(
      'grant_type=client_credentials&client_id=application&client_secret=secret&scope=read%3Avat',
    );
    expect(asked[1]?.init.headers).toEqual({
      accept: 'application/vnd.hmrc.2.0+json',
      authorization: 'Bearer token-1',
    });
  });

  it('that is registered comes with the consultation number, the name and the address', async () => {
    const { fetch } = recorded(TOKEN, FOUND);
    expect(await hmrcCheck({ ...APPLICATION, fetch }).check(BRITISH)).toEqual({
      status: 'registered',
      verification: {
        source: 'HMRC',
        checkedAt: '2026-03-02T11:59:00.000Z',
        reference: '8aB-3cD-9eF',
        name: 'Globex Trading Ltd',
        address: '1 High Street\nLeeds\nLS1 1AA\nGB',
      },
    });
  });

  it('that HMRC does not find is not registered', async () => {
    const { fetch } = recorded(TOKEN, MISSING);
    expect(await hmrcCheck({ ...APPLICATION, fetch, clock }).check(BRITISH)).toEqual({
      status: 'not_registered',
      verification: { source: 'HMRC', checkedAt: '2026-03-02T12:00:00.000Z' },
    });
  });

  it.each<[what: string, answers: readonly Recorded[], reason: RegExp, retryable: boolean]>([
    ['wrong credentials', [[401, { error: 'invalid_client' }]], /no token: 401 invalid_client/, false],
    ['a sign-in that is down', [[503, 'Service Unavailable']], /no token: 503/, true],
    ['a sign-in that breaks', [new TypeError('fetch failed')], /fetch failed/, true],
    ['too many requests', [TOKEN, [429, { code: 'MESSAGE_THROTTLED_OUT' }]], /429 MESSAGE_THROTTLED_OUT/, true],
    ['a failure', [TOKEN, [500, { code: 'INTERNAL_SERVER_ERROR' }]], /500 INTERNAL_SERVER_ERROR/, true],
    ['a requester that is not registered', [TOKEN, [403, { code: 'INVALID_REQUEST' }]], /403 INVALID_REQUEST/, false],
    ['a path that is gone', [TOKEN, [404, { code: 'MATCHING_RESOURCE_NOT_FOUND' }]], /404 MATCHING/, false],
    ['an answer without a company', [TOKEN, [200, {}]], /answered 200/, false],
  ])('behind %s is unavailable, neither registered nor not', async (_, answers, reason, retryable) => {
    const { fetch } = recorded(...answers);
    const found = await hmrcCheck({ ...APPLICATION, fetch }).check(BRITISH);
    expect(found).toEqual({ status: 'unavailable', reason: expect.stringMatching(reason), retryable });
  });

  it('keeps a token until a minute before it expires, and forgets one that is refused', async () => {
    const second = [200, { access_token: 'token-2', expires_in: 14_400 }] as const;
    const third = [200, { access_token: 'token-3', expires_in: 14_400 }] as const;
    const { asked, fetch } = recorded(
      TOKEN,
      FOUND,
      FOUND,
      second,
      [401, { code: 'INVALID_CREDENTIALS' }],
      third,
      FOUND,
    );
    let now = NOON;
    const hmrc = hmrcCheck({ ...APPLICATION, fetch, clock: { now: () => now } });
    await hmrc.check(BRITISH);
    now += 14_339_000;
    await hmrc.check(BRITISH);
    now += 1_000;
    expect(await hmrc.check(BRITISH)).toMatchObject({ status: 'unavailable', retryable: true });
    expect(await hmrc.check(BRITISH)).toMatchObject({ status: 'registered' });
    expect(asked.filter(({ url }) => url.endsWith('/token'))).toHaveLength(3);
  });

  it('that is mistyped, or of another register, is refused before anything is asked', async () => {
    const { asked, fetch } = recorded();
    const hmrc = hmrcCheck({ ...APPLICATION, fetch });
    const refused = (country: string, value: string) => hmrc.check({ country, value }).then(() => [], reasonsOf);
    expect(await refused('GB', 'GB980780685')).toEqual(['tax_id.check_digit /value']);
    expect(await refused('XI', 'XI980780684')).toEqual(['tax_id.country_unknown /country']);
    expect(await refused('DE', 'DE136695976')).toEqual(['tax_id.country_unknown /country']);
    expect(asked).toEqual([]);
  });
});
