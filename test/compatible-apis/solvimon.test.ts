import { createInvoicing, type Invoice, type Policy, policies } from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import {
  fullDay,
  pricingNameLine,
  productItemLine,
  productLine,
} from '../../examples/compatible-apis/solvimon/invoice-lines.ts';
import { directory } from '../../examples/compatible-apis/solvimon/records.ts';
import { walk } from '../../examples/compatible-apis/solvimon/walk.ts';

async function walkUnder(policy: Policy): Promise<{ invoice: Invoice; steps: string[] }> {
  const clock = { now: () => Date.parse('2025-03-31T10:00:00Z') };
  const invoicing = createInvoicing({ policy, store: memoryStore(), directory, clock });
  const steps: string[] = [];
  const invoice = await walk(invoicing, (step) => steps.push(step));
  return { invoice, steps };
}

describe("the walk through Solvimon's page", () => {
  it('succeeds at each of its steps, one to six', async () => {
    const { steps } = await walkUnder(policies.solvimon);
    expect(steps.flatMap((step) => /^\d/.exec(step) ?? [])).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('ends with a final invoice that has a number, a PO number and a custom field', async () => {
    const { invoice } = await walkUnder(policies.solvimon);
    expect(invoice).toMatchObject({
      status: 'finalized',
      number: '2025-00001',
      purchaseOrderNumber: 'PO-88120',
      customFields: { 'Cost centre': '4100' },
      subtotal: '3334.50',
      taxAmount: '700.25',
      total: '4034.75',
    });
  });

  it.each<[string, Policy]>([
    ['drafts are not held', policies.standard],
    ['drafts have numbers', { ...policies.solvimon, assignNumber: 'create' }],
    ['customers have no taxes', { ...policies.solvimon, taxChain: ['billing_entity'] }],
    ['invoices are issued at once', { ...policies.solvimon, issue: 'now' }],
  ])('fails under a policy where %s', async (_, policy) => {
    await expect(walkUnder(policy)).rejects.toThrow();
  });
});

describe("Solvimon's lines", () => {
  const terms = { period: fullDay('2025-03-10'), price: '900.00' };

  it('show a product over its item', () => {
    expect(productItemLine('Training', 'training_day', terms)).toEqual({
      group: 'Training',
      addOn: 'training_day',
      period: { from: '2025-03-10', to: '2025-03-10' },
      quantity: '1',
      unitPrice: '900.00',
    });
  });

  it('show a product alone under its own name', () => {
    expect(productLine('Onboarding', terms)).toMatchObject({ group: 'Onboarding', name: 'Onboarding' });
  });

  it('show a pricing name under no product', () => {
    expect(pricingNameLine('Travel', terms)).toMatchObject({ name: 'Travel' });
    expect(pricingNameLine('Travel', terms)).not.toHaveProperty('group');
  });
});
