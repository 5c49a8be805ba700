import { createInvoicing, policies } from 'oneoff';
import { checkEInvoice } from 'oneoff/einvoice';
import { createInvoicingHandler, scopes } from 'oneoff/http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSchema, openPool } from '../postgres/databases.ts';
import { acmeRecords, first, INPUT, NOW } from '../unit/acme.ts';
import { memoryStorage, postgresStorage, type Storage } from './storages.ts';

async function onPostgres(): Promise<Storage> {
  const pool = openPool();
  onTestFinished(() => pool.end());
  return postgresStorage({ pool }, await createSchema(pool));
}

/** Records of which an e-invoice of XRechnung lacks the buyer's reference alone. */
function almostComplete(): ReturnType<typeof acmeRecords> {
  const records = acmeRecords();
  const electronicAddress = { scheme: 'EM', value: 'post@acme.example' };
  records.billingEntities[0] = {
    ...first(records.billingEntities),
    address: { line1: 'Torstraße 1', city: 'Berlin', postalCode: '10119', country: 'DE' },
    contact: { name: 'Erika', phone: '+49 30 123456', email: 'erika@acme.example' },
    electronicAddress,
    paymentMeans: [{ type: 'credit_transfer', account: { iban: 'DE02120300000000202051' } }],
  };
  records.customers[0] = {
    ...first(records.customers),
    address: { city: 'Hamburg', postalCode: '20095', country: 'DE' },
    electronicAddress,
    eInvoiceProfile: 'xrechnung',
  };
  return records;
}

async function open(openStorage: () => Storage | Promise<Storage>) {
  const { store, directory, contents } = await openStorage();
  await directory.save('acme', almostComplete());
  const policy = { ...policies.standard, eInvoice: 'required' as const };
  const clock = { now: () => Date.parse(NOW) };
  const handler = createInvoicingHandler(
    (tenant) => createInvoicing({ store, directory, tenant, clock, policy, eInvoice: checkEInvoice }),
    { authenticate: () => ({ tenant: 'acme', scopes }) },
  );
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into JSON of any kind
  const send = async (method: string, path: string, body?: object): Promise<{ status: number; body: any }> => {
    const headers = { 'Content-Type': 'application/json' };
    const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
    const response = await handler(new Request(`http://billing.test${path}`, init));
    return { status: response.status, body: await response.json() };
  };
  return { send, contents: () => contents('acme') };
}

const missing = {
  code: 'einvoice.rule_broken',
  path: '/buyerReference',
  details: { rule: 'BR-DE-15', term: 'BT-10' },
};

describe.each([
  ['in memory', memoryStorage],
  ['on PostgreSQL', onPostgres],
])('a draft for a customer with the profile of XRechnung, over HTTP and %s', (_, openStorage) => {
  it('warns of what the profile misses, in previews, when it is created, read and edited, until nothing is missing', async () => {
    const { send } = await open(openStorage);
    expect((await send('POST', '/invoices/preview', INPUT)).body.warnings).toMatchObject([missing]);
    const { body: draft } = await send('POST', '/invoices', INPUT);
    expect(draft.warnings).toMatchObject([missing]);
    const at = `/invoices/${draft.id}`;
    expect((await send('GET', at)).body.warnings).toEqual(draft.warnings);
    expect((await send('PATCH', at, { memo: 'Thanks' })).body.warnings).toEqual(draft.warnings);
    const buyerReference = '04011000-12345-34';
    expect((await send('POST', `${at}/preview`, { buyerReference })).body.warnings).toEqual([]);
    expect((await send('PATCH', at, { buyerReference })).body.warnings).toEqual([]);
    expect((await send('GET', at)).body.warnings).toEqual([]);
    expect((await send('POST', `${at}/finalize`)).body).toMatchObject({ number: 'INV-2025-0001', warnings: [] });
  });

  it('is judged by the profile of its own, which is kept, and by none where it says so', async () => {
    const { send } = await open(openStorage);
    const draftOf = async (eInvoiceProfile: unknown) =>
      (await send('POST', '/invoices', { ...INPUT, eInvoiceProfile })).body;
    const [own, none] = [await draftOf('en16931'), await draftOf('none')];
    expect([own.warnings, none.warnings]).toEqual([[], []]);
    expect((await send('GET', `/invoices/${own.id}`)).body.eInvoiceProfile).toBe('en16931');
    const changed = await send('PATCH', `/invoices/${own.id}`, { eInvoiceProfile: 'xrechnung' });
    expect(changed.body.warnings).toMatchObject([missing]);
  });

  it('is refused at finalize where the policy requires an e-invoice: no number is taken, and nothing is stored', async () => {
    const { send, contents } = await open(openStorage);
    const { body: draft } = await send('POST', '/invoices', INPUT);
    const before = await contents();
    const refused = await send('POST', `/invoices/${draft.id}/finalize`);
    expect(refused).toMatchObject({ status: 422, body: { code: missing.code, faults: [missing] } });
    expect(await contents()).toBe(before);
    expect((await send('POST', '/invoices', { ...INPUT, issue: 'now' })).status).toBe(422);
    expect(await contents()).toBe(before);
    await send('PATCH', `/invoices/${draft.id}`, { buyerReference: '04011000-12345-34' });
    expect((await send('POST', `/invoices/${draft.id}/finalize`)).body.number).toBe('INV-2025-0001');
  });
});
