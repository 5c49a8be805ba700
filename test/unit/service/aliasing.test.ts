import { type Invoice, policies, type TaxResolver } from 'oneoff';
import { describe, expect, it } from 'vitest';
import {
  acmeRecords,
  aDraft,
  aFinalizedInvoice,
  anOpenInvoice,
  decisionContext,
  first,
  INPUT,
  openAcme,
  resolvedBy,
} from '../acme.ts';

/** Change everything that an invoice holds, as far as it lets itself be changed. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values(value)) spoil(member);
  if (Object.isFrozen(value)) return;
  if (Array.isArray(value)) value.push('spoilt');
  else for (const key of [...Object.keys(value), 'extra']) Reflect.set(value, key, 'spoilt');
}

const withDetails = {
  ...INPUT,
  lines: [
    {
      addOn: 'setup_fee',
      metadata: { a: '1' },
      taxCodes: ['vat-19'],
      period: { from: '2025-01-01', to: '2025-01-31' },
    },
  ],
  paymentTerm: { type: 'net', days: 14 },
  precedingInvoices: [{ number: 'INV-2024-0001', issueDate: '2024-12-31' }],
  metadata: { order: '7' },
  customFields: { Projekt: 'A' },
  deliverTo: { address: { country: 'DE' } },
  paymentMeans: [{ type: 'other', code: '10' }],
  servicePeriod: { from: '2025-01-01', to: '2025-01-31' },
} as const;

describe('what a caller does to an invoice', () => {
  const inputs = { 'the least input': INPUT, 'an input with every detail': withDetails };

  it.each(Object.entries(inputs))('that a decision made of %s reaches nothing else', (_name, input) => {
    const given = structuredClone(input) as typeof INPUT;
    const records = acmeRecords();
    const { billingEntities, customers, addOns, taxes } = records;
    const context = decisionContext({
      records: { billingEntity: first(billingEntities), customer: first(customers), addOns, taxes },
    });
    const before = JSON.stringify([given, records, policies]);
    const fresh = JSON.stringify(aDraft(given, context));
    for (const make of [
      () => aDraft(given, context),
      () => anOpenInvoice(aDraft(given, context)),
      () => aFinalizedInvoice(aDraft(given, context)),
    ]) {
      spoil(make());
      expect(JSON.stringify([given, records, policies])).toBe(before);
      expect(JSON.stringify(aDraft(given, context))).toBe(fresh);
    }
  });

  it.each(['metadata', 'customFields', 'precedingInvoices', 'rounding', 'warnings', 'payments'] as const)(
    'in its %s does not show on the next one',
    (member) => {
      const before = JSON.stringify(aDraft()[member]);
      spoil(aDraft()[member]);
      expect(JSON.stringify(aDraft()[member])).toBe(before);
    },
  );

  it('leaves the policies as they were', () => {
    const before = JSON.stringify(policies);
    for (const policy of Object.values(policies))
      spoil(aDraft({ currency: 'EUR' }, { policy, number: 'INV-1' }).rounding);
    expect(JSON.stringify(policies)).toBe(before);
  });

  it.each(['customer', 'billing entity'])('leaves the payment term of the %s as it was', (whose) => {
    const records = acmeRecords();
    const days = { type: 'net', days: 10 } as const;
    const customer = { ...first(records.customers), ...(whose === 'customer' && { paymentTerm: days }) };
    const { billingEntities, addOns, taxes } = records;
    const context = decisionContext({
      records: { billingEntity: first(billingEntities), customer, addOns, taxes },
    });
    const opened = anOpenInvoice(aDraft({}, context));
    const before = JSON.stringify(records);
    spoil((opened as { paymentTerm: unknown }).paymentTerm);
    spoil(aFinalizedInvoice(aDraft({}, context)).paymentTerm);
    expect(JSON.stringify(records)).toBe(before);
    expect(days).toEqual({ type: 'net', days: 10 });
  });

  it('that a command answered reaches neither store nor records nor later invoices', async () => {
    const { invoicing, records, store } = openAcme();
    const one = await invoicing.createOneOffInvoice(withDetails);
    const { id } = one;
    const stored = JSON.stringify(await store.get('default', id));
    const before = JSON.stringify([records, policies]);
    const answers: Invoice[] = [
      one,
      await invoicing.preview(withDetails),
      await invoicing.previewUpdate(id, { memo: 'x' }),
    ];
    answers.forEach(spoil);
    expect(JSON.stringify([records, policies])).toBe(before);
    expect(JSON.stringify(await store.get('default', id))).toBe(stored);
    const later = [
      await invoicing.open(id),
      await invoicing.finalize(id),
      await invoicing.recordPayment(id, { amount: '1.00' }),
    ];
    later.forEach(spoil);
    expect(JSON.stringify(later)).not.toBe(JSON.stringify(await store.get('default', id)));
    expect(JSON.stringify([records, policies])).toBe(before);
    expect(await invoicing.get(id)).toMatchObject({
      metadata: { order: '7' },
      precedingInvoices: [{ number: 'INV-2024-0001', issueDate: '2024-12-31' }],
      paymentTerm: { type: 'net', days: 14 },
      rounding: policies.standard.rounding,
    });
  });

  it('reaches no later one through what the tax resolver answered, and the resolver cannot change its request', async () => {
    const exemption = { text: 'Teaching' };
    const taxResolver: TaxResolver = {
      resolve: async (request) => {
        expect(() => spoil(request)).toThrow(TypeError);
        return resolvedBy(request, [{ code: 'e', name: 'VAT', scheme: 'VAT', rate: '0', category: 'E', exemption }]);
      },
    };
    const { invoicing, records } = openAcme({ taxResolver, policy: policies.fluxrate });
    const before = JSON.stringify(records);
    const one = await invoicing.createOneOffInvoice({
      ...withDetails,
      currency: 'EUR',
      lines: [{ addOn: 'setup_fee' }],
    });
    expect(one).toMatchObject({ deliverTo: { address: { country: 'DE' } }, customer: { name: 'Hooli Ltd' } });
    spoil(one);
    expect(exemption).toEqual({ text: 'Teaching' });
    expect(JSON.stringify(records)).toBe(before);
  });
});
