import { type Directory, policies } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { checkDirectory, type DirectoryFinding } from 'oneoff/testing';
import { expect, it } from 'vitest';
import { acme, hooli, records } from '../../../examples/acme.ts';

const addOns = [
  ...records.addOns,
  { code: 'lost', name: 'Lost', prices: { EUR: '1.00' }, taxCodes: ['vat-99'] },
  { code: 'o', name: 'Outside', prices: { EUR: '1.00' }, taxCodes: ['vat-o'] },
];
const taxes = [
  ...records.taxes,
  { code: 'ae', name: 'VAT', scheme: 'VAT', rate: '0', category: 'AE', exemption: { code: 'VATEX-EU-AE' } } as const,
  { code: 'vat-o', name: 'VAT', scheme: 'VAT', rate: null, category: 'O', exemption: { code: 'VATEX-EU-O' } } as const,
];
const sound = memoryDirectory({ ...records, addOns, taxes });

/** A directory with rows that no check has seen. */
function withCustomers(...rows: readonly object[]): Directory {
  return {
    ...sound,
    customer: async (tenant, id) =>
      (rows.find((row) => 'id' in row && row.id === id) as typeof hooli | undefined) ?? sound.customer(tenant, id),
  };
}

function named(findings: readonly DirectoryFinding[]): readonly string[] {
  return findings.map(({ kind, key, path, code }) => `${kind} ${key} ${path} ${code}`);
}

it('a sound directory has no findings', async () => {
  const keys = {
    billingEntities: ['acme'],
    customers: ['hooli'],
    addOns: ['setup_fee', 'handbook'],
    taxes: ['vat-19'],
  };
  expect(await checkDirectory(sound, keys)).toEqual([]);
});

it('names the rows that do not exist', async () => {
  const keys = { billingEntities: ['none'], customers: ['nobody'], addOns: ['nothing'], taxes: ['untaxed'] };
  expect(named(await checkDirectory(sound, keys))).toEqual([
    'billingEntities none  billing_entity.not_found',
    'addOns nothing  add_on.not_found',
    'taxes untaxed  tax.not_found',
    'customers nobody  customer.not_found',
  ]);
});

it('names the member of a row that is wrong', async () => {
  const directory = withCustomers(
    { id: '7', name: 'Seven', address: { city: 'Bonn', country: 'UK' } },
    { id: '8', name: null, email: null },
    { id: '9', name: 'Nine', currency: 'EUR', billingEntityId: 'gone' },
  );
  expect(named(await checkDirectory(directory, { customers: ['7', '8', '9', 'hooli'] }))).toEqual([
    'customers 7 /address/country code.unknown',
    'customers 8 /name field.required',
    'customers 9  billing_entity.not_found',
  ]);
});

it('names what would be refused when the invoice is finalized', async () => {
  const directory = withCustomers({ id: '7', name: 'Seven', currency: 'EUR', taxCodes: ['ae'] });
  expect(await checkDirectory(directory, { customers: ['7', 'hooli'] })).toMatchObject([
    { kind: 'customers', key: '7', path: '/taxIds', code: 'tax.buyer_id_required' },
  ]);
  const untaxed = memoryDirectory({ ...records, billingEntities: [{ ...acme, taxIds: [] }] });
  expect(await checkDirectory(untaxed, { customers: ['hooli'] })).toMatchObject([
    { kind: 'billingEntities', key: 'acme', path: '/taxIds', code: 'tax.seller_id_required' },
  ]);
});

it('tries every add-on with every customer, in its currency and by its taxes', async () => {
  const directory = withCustomers({ ...hooli, id: '7', currency: 'USD' }, { ...hooli, id: '8', currency: 'USD' });
  const found = await checkDirectory(directory, {
    customers: ['hooli', '7', '8'],
    addOns: ['setup_fee', 'handbook', 'lost'],
  });
  expect(found).toMatchObject([
    { kind: 'addOns', key: 'lost', code: 'tax.not_found', customerId: 'hooli' },
    { kind: 'addOns', key: 'handbook', code: 'add_on.price_missing', customerId: '7' },
    { kind: 'addOns', key: 'lost', code: 'add_on.price_missing', customerId: '7' },
  ]);
});

it('add-ons that may not stand on one invoice are tried on their own', async () => {
  const { billingEntities, customers, ...others } = records;
  const nobody = memoryDirectory({
    ...others,
    addOns: [...addOns, { code: 'gst', name: 'G', prices: { EUR: '1.00' }, taxCodes: [] }],
    taxes,
    billingEntities: billingEntities.map((one) => ({
      ...one,
      taxIds: [{ country: 'DE', type: 'tax_registration', value: '1' }],
    })),
    customers: customers.map((one) => ({ ...one, taxIds: null })),
  });
  expect(await checkDirectory(nobody, { customers: ['hooli'], addOns: ['setup_fee', 'o', 'gst'] })).toEqual([]);
});

it('goes on after a row that cannot be read', async () => {
  const directory: Directory = {
    ...sound,
    customer: async (tenant, id) => {
      if (id === '1') throw new Error('invalid input syntax for type integer');
      if (id === '2') return sound.customer(tenant, 'hooli');
      return sound.customer(tenant, id);
    },
  };
  expect(await checkDirectory(directory, { customers: ['1', '2', 'hooli', 'nobody'] })).toMatchObject([
    { key: '1', code: 'directory.invalid', message: 'the directory failed: invalid input syntax for type integer' },
    { key: '2', code: 'directory.invalid', message: expect.stringContaining('return the one that was asked for') },
    { key: 'nobody', code: 'customer.not_found' },
  ]);
});

it('checks by the policy and the currencies of the service', async () => {
  const directory = withCustomers({ id: '7', name: 'Seven', currency: 'PTS', taxCodes: [] });
  const options = {
    currencies: [{ code: 'PTS', exponent: 0 }],
    policy: { ...policies.standard, vatRules: 'off' },
  } as const;
  expect(named(await checkDirectory(directory, { customers: ['7'] }))).toEqual([
    'customers 7 /currency currency.unknown',
  ]);
  expect(await checkDirectory(directory, { customers: ['7'] }, options)).toEqual([]);
});

it('refuses keys that are no text, and options that are misspelt', async () => {
  await expect(checkDirectory(sound, { customers: [7 as never] })).rejects.toMatchObject({
    faults: [{ path: '/customers/0' }],
  });
  await expect(checkDirectory(sound, {}, { polcy: 1 } as never)).rejects.toMatchObject({
    faults: [{ path: '/polcy' }],
  });
});
