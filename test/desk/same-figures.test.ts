import fc from 'fast-check';
import { createInvoicing, type OneOffInvoiceInput, type Policy, policies } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { oneOffInvoiceArbitrary, suiteRecords } from 'oneoff/testing';
import { describe, expect, it } from 'vitest';
import { computeNew } from '../../src/desk/app/editing/local-invoice.ts';

const RUNS = 300;

function serviceOf(policy: Policy) {
  return createInvoicing({ store: memoryStore(), directory: memoryDirectory(suiteRecords), policy });
}

/** What the page computes of an input, with the context that the API hands out. */
async function localOf(
  input: OneOffInvoiceInput,
  invoicing: ReturnType<typeof serviceOf>,
  change = (policy: Policy) => policy,
) {
  const addOn = input.lines.flatMap((line) => line.addOn ?? []);
  const tax = input.lines.flatMap((line) => line.taxCodes ?? []);
  const context = await invoicing.pricingContext({ customerId: input.customerId, addOn, tax });
  // As it comes over the wire.
  const plain = JSON.parse(JSON.stringify(context)) as typeof context;
  return computeNew(input, { ...plain, policy: change(plain.policy) });
}

const figuresOf = ({
  lines,
  taxes,
  subtotal,
  taxAmount,
  total,
}: Pick<
  NonNullable<Awaited<ReturnType<typeof localOf>>['invoice']>,
  'lines' | 'taxes' | 'subtotal' | 'taxAmount' | 'total'
>) => ({
  taxes,
  subtotal,
  taxAmount,
  total,
  lines: lines.map(({ amount, taxAmount: tax, taxSource }) => [amount, tax, taxSource]),
});

const { fluxrate, ...local } = policies;
const byLine: Policy = { ...policies.standard, rounding: { taxLevel: 'line', mode: 'half-even' } };

describe.each(Object.entries({ ...local, byLine }))('under the policy %s', (_, policy) => {
  const inputs = oneOffInvoiceArbitrary(fc).map((input) =>
    policy.taxChain.includes('line')
      ? input
      : { ...input, lines: input.lines.map(({ taxCodes: __, ...line }) => line) },
  );

  it('the page shows the figures of the preview, and those are stored', async () => {
    const invoicing = serviceOf(policy);
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const { invoice, faults } = await localOf(input, invoicing);
        const preview = await invoicing.preview(input).catch((error) => error.faults);
        if (Array.isArray(preview)) {
          expect(faults).toEqual(JSON.parse(JSON.stringify(preview)));
          return;
        }
        expect(faults).toEqual([]);
        if (invoice === null) throw new Error('nothing was computed');
        expect(figuresOf(invoice)).toEqual(JSON.parse(JSON.stringify(figuresOf(preview))));
        const stored = await invoicing.createOneOffInvoice({ ...input, issue: 'draft', expectedTotal: invoice.total });
        expect(stored.total).toBe(invoice.total);
      }),
      { numRuns: RUNS },
    );
  });
});

it('under a policy whose taxes only the server knows, the page says that they come later', async () => {
  const taxResolver = { resolve: async () => ({ lines: [[]] }) };
  const invoicing = createInvoicing({
    store: memoryStore(),
    directory: memoryDirectory(suiteRecords),
    policy: fluxrate,
    taxResolver: taxResolver as never,
  });
  const customer = suiteRecords.customers.find(({ currency }) => currency !== undefined);
  const input = { customerId: customer?.id ?? '', lines: [{ name: 'Setup', quantity: '3', unitPrice: '9.99' }] };
  const { invoice } = await localOf(input, invoicing);
  expect(invoice).toMatchObject({ taxStatus: 'pending', subtotal: '29.97' });
});

it('a page with another tax chain is found out', async () => {
  const invoicing = serviceOf(policies.standard);
  let differs = 0;
  await fc.assert(
    fc.asyncProperty(oneOffInvoiceArbitrary(fc), async (input) => {
      const { invoice } = await localOf(input, invoicing, (policy) => ({ ...policy, taxChain: ['billing_entity'] }));
      const preview = await invoicing.preview(input);
      if (invoice?.total !== preview.total) differs++;
    }),
    { numRuns: 30 },
  );
  expect(differs).toBeGreaterThan(0);
});

it('a line with a fault leaves the others their amounts', async () => {
  const invoicing = serviceOf(policies.standard);
  const input: OneOffInvoiceInput = {
    customerId: suiteRecords.customers[0]?.id ?? '',
    dueDate: 'soon',
    lines: [
      { name: 'Setup', unitPrice: '10.00' },
      { name: 'Travel', quantity: 'abc', unitPrice: '12..5' },
      { name: 'Support', unitPrice: '5.00' },
    ],
  };
  const { invoice, faults, without } = await localOf(input, invoicing);
  expect(without).toEqual([1]);
  expect(faults.map(({ path }) => path)).toEqual(['/dueDate', '/lines/1/quantity', '/lines/1/unitPrice']);
  expect(invoice?.lines.map(({ amount }) => amount)).toEqual(['10.00', '5.00']);
});
