// Solvimon's page "One-off invoices": one call per step, followed by assertions of what the page says about it.
import assert from 'node:assert/strict';
import { displayNumber, type Invoice, type Invoicing, ValidationError } from 'oneoff';
import { fullDay, pricingNameLine, productItemLine, productLine } from './invoice-lines.ts';

/** Called after each successful step with its description and the invoice. */
export type OnStep = (step: string, invoice: Invoice) => void;

/**
 * Walk through the page.
 *
 * @param invoicing - with `policies.solvimon` and the records of `records.ts`
 * @returns the final invoice
 * @throws {assert.AssertionError} if something differs from the page
 */
export async function walk(invoicing: Invoicing, onStep: OnStep): Promise<Invoice> {
  // An invoice needs a first line, so creating it and step 1 are one call.
  const week = { from: '2025-03-17', to: '2025-03-21' };
  const first = productItemLine('Training', 'training_day', { period: fullDay('2025-03-10'), price: '900.00' });
  const created = await invoicing.createOneOffInvoice({
    customerId: 'globex',
    billingEntityId: 'solar',
    lines: [first],
  });
  assert.deepEqual([created.status, created.onHold, created.number], ['draft', true, null]);
  onStep('Create one-off invoice: a draft on hold, without a number', created);

  const kept = created.lines.map(({ id }) => ({ id }));
  const again = productItemLine('Training', 'training_day', { period: week, price: '810.00', quantity: '2' });
  const added = await invoicing.updateDraft(created.id, { lines: [...kept, again] });
  const [one, two] = added.lines;
  assert.deepEqual([added.lines.length, one?.addOn, two?.addOn], [2, 'training_day', 'training_day']);
  assert.deepEqual([one?.unitPrice, two?.unitPrice], ['900.00', '810.00']);
  onStep('1  Add invoice line: the same product again, with other dates and another unit price', added);

  assert.deepEqual([one?.period, two?.period], [{ from: '2025-03-10', to: '2025-03-10' }, week]);
  onStep('2  Billing period: one full day on the first line, an entire period on the second', added);

  const free = pricingNameLine('Travel to Rotterdam', { period: fullDay('2025-03-17'), price: '64.50' });
  const named = await append(invoicing, added, free);
  const travel = named.lines[2];
  assert.deepEqual([one?.name, travel?.name, travel?.addOn], ['Training day', 'Travel to Rotterdam', null]);
  onStep('3  A product item, or a pricing name in place of one', named);

  const onboarding = productLine('Onboarding', { period: fullDay('2025-03-03'), price: '750.00' });
  const full = await append(invoicing, named, onboarding);
  const product = full.lines[3];
  assert.deepEqual([product?.group, product?.name], ['Onboarding', 'Onboarding']);
  onStep('4  Only a product: the same name in line and sub-line', full);

  assert.deepEqual(
    full.lines.map(({ amount }) => amount),
    ['900.00', '1620.00', '64.50', '750.00'],
  );
  onStep('5  Price amount, times the quantity', full);

  const [tax] = full.taxes;
  assert.deepEqual([full.subtotal, tax?.rate, full.taxAmount, full.total], ['3334.50', '21', '700.25', '4034.75']);
  onStep('6  The invoice shows each line, the tax calculation and the total', full);

  const details = await invoicing.updateDraft(created.id, {
    purchaseOrderNumber: 'PO-88120',
    customFields: { 'Cost centre': '4100' },
  });
  assert.deepEqual([details.purchaseOrderNumber, details.customFields], ['PO-88120', { 'Cost centre': '4100' }]);
  onStep('Edit invoice info: PO number and a custom field', details);

  await assertTaxLevels(invoicing, full, onStep);
  await assertNoDiscounts(invoicing);
  onStep('Discounts and commitments: refused', details);
  return finish(invoicing, details, onStep);
}

async function append(invoicing: Invoicing, invoice: Invoice, line: object): Promise<Invoice> {
  const kept = invoice.lines.map(({ id }) => ({ id }));
  return invoicing.updateDraft(invoice.id, { lines: [...kept, line] });
}

async function assertTaxLevels(invoicing: Invoicing, ofSeller: Invoice, onStep: OnStep): Promise<void> {
  const lines = [pricingNameLine('Opening evening', { period: fullDay('2025-03-28'), price: '100.00' })];
  const ofCustomer = await invoicing.createOneOffInvoice({ customerId: 'reading-room', lines });
  assert.deepEqual([ofSeller.lines[0]?.taxSource, ofCustomer.lines[0]?.taxSource], ['billing_entity', 'customer']);
  assert.equal(ofCustomer.taxes[0]?.rate, '9');
  onStep("Default taxes: the customer's if it has any, otherwise the billing entity's", ofCustomer);
}

async function assertNoDiscounts(invoicing: Invoicing): Promise<void> {
  const line = pricingNameLine('Licence', { period: fullDay('2025-03-28'), price: '100.00' });
  for (const refused of ['discount', 'commitment']) {
    const input = { customerId: 'globex', lines: [{ ...line, [refused]: '10' }] };
    await assert.rejects(
      invoicing.createOneOffInvoice(input),
      (error) => error instanceof ValidationError && error.code === 'discount.not_applicable',
      `a ${refused} is refused`,
    );
  }
}

async function finish(invoicing: Invoicing, draft: Invoice, onStep: OnStep): Promise<Invoice> {
  await assert.rejects(invoicing.finalize(draft.id), { code: 'invoice.on_hold' });
  const released = await invoicing.release(draft.id);
  assert.deepEqual([released.status, released.onHold, displayNumber(released)], ['draft', false, 'DRAFT']);
  onStep('Moved by hand: released', released);

  const opened = await invoicing.open(draft.id);
  assert.deepEqual([opened.status, displayNumber(opened)], ['open', 'DRAFT']);
  onStep('Moved by hand: open, still without a number', opened);

  const invoice = await invoicing.finalize(draft.id);
  assert.deepEqual([invoice.status, invoice.number, invoice.total], ['finalized', '2025-00001', draft.total]);
  onStep('Moved by hand: final, and only now there is a number', invoice);
  return invoice;
}
