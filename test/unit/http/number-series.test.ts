import { describe, expect, it } from 'vitest';
import { acmeRecords, first } from '../acme.ts';
import { INPUT, openApi } from './api.ts';

const [acme, globex] = [first(acmeRecords().billingEntities), acmeRecords().billingEntities[1]];
const CHECK = '/billing-entities/acme/check-number-series';
const endless = { ...acme, numberSeries: { ...acme.numberSeries, reset: 'never' } };

describe('checkNumberSeries over HTTP', () => {
  it('finds a clash before the record is saved, and none where the series is safe', async () => {
    const { send } = await openApi();
    await send('POST', '/invoices', { ...INPUT, issue: 'now' });
    const found = await send('POST', CHECK, endless);
    expect(found).toMatchObject({
      status: 200,
      body: {
        faults: [{ code: 'number.taken', path: '/numberSeries', details: { number: 'INV-2025-0001', startAt: 2 } }],
      },
    });
    const free = { ...endless, numberSeries: { ...endless.numberSeries, startAt: 2 } };
    expect(await send('POST', CHECK, free)).toMatchObject({ status: 200, body: { faults: [] } });
    expect((await send('GET', '/billing-entities/acme')).body).toEqual(acme);
  });

  it('of a billing entity that does not exist yet finds none', async () => {
    const { send } = await openApi();
    const body = { ...globex, id: 'new' };
    expect((await send('POST', '/billing-entities/new/check-number-series', body)).body).toEqual({ faults: [] });
  });

  it('refuses what could not be saved', async () => {
    const { send } = await openApi();
    const refusal = async (body: unknown) => {
      const answer = await send('POST', CHECK, body);
      return [answer.status, answer.body.faults?.map((one: { code: string; path: string }) => [one.code, one.path])];
    };
    expect(await refusal({ ...acme, id: 'globex' })).toEqual([422, [['field.conflict', '/id']]]);
    expect(await refusal(null)).toEqual([422, [['field.type', '']]]);
    const ambiguous = { ...acme, numberSeries: { ...acme.numberSeries, pattern: 'X-{SEQ}' } };
    expect(await refusal(ambiguous)).toEqual([422, [['number.pattern_ambiguous', '/numberSeries/pattern']]]);
  });

  it('is for those who may save it, in their tenant', async () => {
    const { send, sendAs } = await openApi();
    await send('POST', '/invoices', { ...INPUT, issue: 'now' });
    expect((await sendAs('acme-corp directory:read')('POST', CHECK, acme)).status).toBe(403);
    expect((await sendAs('other-corp')('POST', CHECK, endless)).body).toEqual({ faults: [] });
  });
});
