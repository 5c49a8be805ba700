import type { Customer } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { viesCheck } from 'oneoff/tax-ids';
import { describe, expect, it } from 'vitest';
import { acmeRecords, INPUT, openAcme, reasonsOf } from '../acme.ts';
import { clock, type Recorded, recorded } from './recorded.ts';

const REQUESTER = { country: 'DE', value: 'DE136695976' };
const DUTCH = { country: 'NL', value: 'NL004495445B01' };

/** As `POST /check-vat-number` answers. */
const REGISTERED = {
  countryCode: 'NL',
  vatNumber: '004495445B01',
  requestDate: '2026-03-02T11:58:31.204Z',
  valid: true,
  requestIdentifier: 'WAPIAAAAZy1Jc6Vq',
  name: 'WONKA B.V.',
  address: '\nOUDEGRACHT 00001\n3511AA UTRECHT\n',
  traderName: '---',
  traderStreet: '---',
  traderPostalCode: '---',
  traderCity: '---',
  traderCompanyType: '---',
  traderNameMatch: 'NOT_PROCESSED',
};

const failure = (error: string): object => ({ actionSucceed: false, errorWrappers: [{ error }] });

describe('a VAT id of the EU, asked of VIES', () => {
  it('is asked in its two parts, with the own id as the requester', async () => {
    const { asked, fetch } = recorded([200, REGISTERED]);
    await viesCheck({ requester: REQUESTER, fetch }).check({ country: 'NL', value: 'nl 0044.95445.B01' });
    expect(asked[0]?.url).toBe('https://ec.europa.eu/taxation_customs/vies/rest-api/check-vat-number');
    expect(asked[0]?.init.method).toBe('POST');
    expect(JSON.parse(String(asked[0]?.init.body))).toEqual({
      countryCode: 'NL',
      vatNumber: '004495445B01',
      requesterMemberStateCode: 'DE',
      requesterNumber: '136695976',
    });
  });

  it('of Greece is asked as EL, of Northern Ireland as XI, without a requester where none is set', async () => {
    const { asked, fetch } = recorded([200, REGISTERED], [200, REGISTERED]);
    const vies = viesCheck({ fetch });
    await vies.check({ country: 'GR', value: '094259216' });
    await vies.check({ country: 'XI', value: 'XI980780684' });
    expect(asked.map(({ init }) => JSON.parse(String(init.body)))).toEqual([
      { countryCode: 'EL', vatNumber: '094259216' },
      { countryCode: 'XI', vatNumber: '980780684' },
    ]);
  });

  it('that is registered comes with the time, the consultation number, the name and the address', async () => {
    const { fetch } = recorded([200, REGISTERED]);
    expect(await viesCheck({ requester: REQUESTER, fetch, clock }).check(DUTCH)).toEqual({
      status: 'registered',
      verification: {
        source: 'VIES',
        checkedAt: '2026-03-02T11:58:31.204Z',
        reference: 'WAPIAAAAZy1Jc6Vq',
        name: 'WONKA B.V.',
        address: 'OUDEGRACHT 00001\n3511AA UTRECHT',
      },
    });
  });

  it('that is not registered is evidence too; what is not told is left out', async () => {
    const told = {
      ...REGISTERED,
      valid: false,
      requestIdentifier: '',
      name: '---',
      address: '---',
      requestDate: 'today',
    };
    const { fetch } = recorded([200, told]);
    expect(await viesCheck({ fetch, clock }).check(DUTCH)).toEqual({
      status: 'not_registered',
      verification: { source: 'VIES', checkedAt: '2026-03-02T12:00:00.000Z' },
    });
  });

  it.each<[what: string, answer: Recorded, reason: RegExp, retryable: boolean]>([
    ['a member state that is down', [200, failure('MS_UNAVAILABLE')], /MS_UNAVAILABLE/, true],
    ['too many requests', [500, failure('MS_MAX_CONCURRENT_REQ')], /MS_MAX_CONCURRENT_REQ/, true],
    ['a time-out over there', [200, failure('TIMEOUT')], /TIMEOUT/, true],
    ['a wrong requester', [400, failure('INVALID_REQUESTER_INFO')], /INVALID_REQUESTER_INFO/, false],
    ['a blocked address', [403, failure('IP_BLOCKED')], /IP_BLOCKED/, false],
    ['a page of errors', [502, '<html>Bad Gateway</html>'], /502 without a verdict/, true],
    ['a verdict that is no boolean', [200, { ...REGISTERED, valid: 'true' }], /200 without a verdict/, true],
    ['null', [200, null], /200 without a verdict/, true],
    ['a broken connection', new TypeError('fetch failed'), /ec\.europa\.eu did not answer: fetch failed/, true],
  ])('behind %s is unavailable, neither registered nor not', async (_, answer, reason, retryable) => {
    const { fetch } = recorded(answer);
    const found = await viesCheck({ fetch }).check(DUTCH);
    expect(found).toEqual({ status: 'unavailable', reason: expect.stringMatching(reason), retryable });
  });

  it('is unavailable where VIES takes longer than timeoutMs, or the caller gives up', async () => {
    const hanging = async (_url: string, { signal }: RequestInit): Promise<Response> => {
      signal?.throwIfAborted();
      return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    };
    const slow = await viesCheck({ fetch: hanging, timeoutMs: 5 }).check(DUTCH);
    const left = await viesCheck({ fetch: hanging }).check(DUTCH, { signal: AbortSignal.abort(new Error('left')) });
    expect([slow, left].map(({ status }) => status)).toEqual(['unavailable', 'unavailable']);
  });

  it('that is mistyped, or of another register, is refused before anything is asked', async () => {
    const { asked, fetch } = recorded();
    const vies = viesCheck({ fetch });
    const refused = (country: string, value: string) => vies.check({ country, value }).then(() => [], reasonsOf);
    expect(await refused('NL', 'NL004495446B01')).toEqual(['tax_id.check_digit /value']);
    expect(await refused('GB', 'GB980780684')).toEqual(['tax_id.country_unknown /country']);
    expect(await refused('US', '911144442')).toEqual(['tax_id.country_unknown /country']);
    expect(asked).toEqual([]);
    expect(() => viesCheck({ requester: { country: 'DE', value: 'DE136695978' } })).toThrow(/check digit/);
  });

  it('keeps a name that a record can hold, whatever the register writes', async () => {
    const { fetch } = recorded([200, { ...REGISTERED, name: `A\0B\uD800${'x'.repeat(2000)}` }]);
    const answer = await viesCheck({ fetch }).check(DUTCH);
    if (answer.status === 'unavailable') throw new Error(answer.reason);
    expect(answer.verification.name).toMatch(/^A B x{996}$/);
  });
});

it('the evidence in the record of a customer is frozen on each invoice', async () => {
  const { fetch } = recorded([200, REGISTERED]);
  const answer = await viesCheck({ fetch }).check(DUTCH);
  if (answer.status === 'unavailable') throw new Error(answer.reason);
  const records = acmeRecords();
  const [hooli] = records.customers as [Customer];
  records.customers[0] = { ...hooli, taxIds: [{ ...DUTCH, verification: answer.verification }] };
  const { invoicing } = openAcme({ directory: memoryDirectory(records) });
  const { id } = await invoicing.createOneOffInvoice({ ...INPUT, customerId: hooli.id, issue: 'now' });
  records.customers[0] = { ...hooli, taxIds: [DUTCH] };
  expect((await invoicing.get(id))?.customer.taxIds?.[0]?.verification).toEqual(answer.verification);
});
