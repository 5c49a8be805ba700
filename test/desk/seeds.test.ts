import { policies } from 'oneoff';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { type AcmeRecords, acmeRecords } from '../unit/acme.ts';
import { browse } from './browse.ts';
import { type Host, openHost } from './host.ts';
import { chooseAddOn, chooseCustomer, fillRow } from './write-invoice.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

function billedInEuros(): AcmeRecords {
  const records = acmeRecords();
  records.customers[0] = { ...records.customers[0], id: 'hooli', name: 'Hooli Ltd', currency: 'EUR' };
  return records;
}

async function onlyInvoice({ invoicing }: Host) {
  const { items } = await invoicing.list();
  expect(items).toHaveLength(1);
  return items[0];
}

it('the six steps of S1 issue an invoice at once, with the add-on used twice', async () => {
  const host = await openHost({ policy: policies.lago, records: billedInEuros() });
  const { page, close } = await browse(browser, host, '?new');
  await chooseCustomer(page, 'Hooli');
  // 1. Click "Add an add-on" to add a new add-on to the invoice.
  await chooseAddOn(page, 1, 'Setup fee');
  await page.getByRole('button', { name: 'Add line' }).click();
  await chooseAddOn(page, 2, 'Setup fee');
  // 2. Edit the number of units applied for a specific add-on.
  await fillRow(page, 1, 'Quantity', '2.5');
  // 3. Define the billing period of the add-on, in the past, now or in the future.
  await page.getByRole('button', { name: 'More of line 1' }).click();
  await page.getByLabel('Billing period').selectOption('custom');
  await page.getByLabel('From', { exact: true }).fill('2025-01-01');
  await page.getByLabel('Until', { exact: true }).fill('2025-12-31');
  await page.getByRole('button', { name: 'More of line 1' }).click();
  await page.getByRole('button', { name: 'More of line 2' }).click();
  await page.getByLabel('Billing period').selectOption('nextMonth');
  // 4. Edit the unit price of a specific add-on (0 if needed).
  await fillRow(page, 1, 'Unit price', '400');
  await fillRow(page, 2, 'Unit price', '0');
  // 5. Edit the description of the add-on displayed on the invoice.
  await fillRow(page, 1, 'Description', 'Implementation fee with a solution engineer');
  await page.getByText('Checked by the server').waitFor();
  // 6. Click "Create" to issue the one-off invoice: the policy issues at once, so the first button does.
  await page.locator('.bar button').first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Issue' }).click();
  await page.getByRole('heading', { name: /^INV-\d{4}-0001$/ }).waitFor();
  const stored = await onlyInvoice(host);
  expect(stored).toMatchObject({
    status: 'finalized',
    customer: { id: 'hooli' },
    subtotal: '1000.00',
    total: '1190.00',
    rounding: { taxLevel: 'document' },
    lines: [
      {
        addOn: 'setup_fee',
        quantity: '2.5',
        unitPrice: '400.00',
        description: 'Implementation fee with a solution engineer',
        period: { from: '2025-01-01', to: '2025-12-31' },
        amount: '1000.00',
      },
      { addOn: 'setup_fee', quantity: '1', unitPrice: '0.00', amount: '0.00' },
    ],
  });
  expect(stored?.lines[1]?.period?.from.slice(8)).toBe('01');
  await close();
  await host.close();
});

it('the six steps of S2 make a draft on hold, which is opened and finalized by hand and gets its number then', async () => {
  const host = await openHost({ policy: policies.solvimon, records: billedInEuros() });
  const { page, close } = await browse(browser, host);
  // Go to Invoices > Create one-off invoice; customer, billing entity and other information.
  await page.getByRole('link', { name: 'New invoice' }).first().click();
  await chooseCustomer(page, 'Hooli');
  await page.getByLabel('Billing entity').selectOption('acme');
  await page.getByText('Edit invoice info').click();
  await page.getByLabel('PO number').fill('PO-4711');
  await page.getByRole('button', { name: 'Add to Custom fields' }).click();
  await page.getByLabel('Custom fields: Name').fill('Project');
  await page.getByLabel('Custom fields: Value').fill('Apollo');
  // 1. Click "Add invoice line". 2. Its period: one full day, or an entire period.
  await page.getByRole('button', { name: 'Add line' }).click();
  await page.getByRole('button', { name: 'More of line 1' }).click();
  await page.getByLabel('Billing period').selectOption('day');
  // 3. A product item, or a pricing name instead. 4. A product level: the heading.
  await page.getByRole('combobox', { name: 'Item of line 1', exact: true }).fill('Onboarding workshop');
  await page.keyboard.press('Escape');
  await page.getByLabel('Product', { exact: true }).fill('Onboarding');
  await page.getByRole('button', { name: 'More of line 1' }).click();
  await page.getByRole('button', { name: 'More of line 2' }).click();
  await page.getByLabel('Billing period').selectOption('thisMonth');
  await chooseAddOn(page, 2, 'Setup fee');
  // 5. Input the price amount.
  await fillRow(page, 1, 'Unit price', '1,200');
  // 6. It is displayed with the total and the tax.
  await page.getByText('Checked by the server').waitFor();
  expect(await page.locator('.totals .sums').innerText()).toMatch(
    /VAT 19 % on €1,650\.00\s+€313\.50\s+Total\s+€1,963\.50/,
  );
  await page.getByRole('button', { name: 'Save on hold' }).click();
  await page.getByText('draft · on hold').waitFor();
  expect(await onlyInvoice(host)).toMatchObject({ status: 'draft', onHold: true, number: null, total: '1963.50' });
  // Moved to Open and Final manually.
  await page.getByRole('button', { name: 'Release' }).click();
  await page.getByRole('button', { name: 'Mark as open' }).click();
  await page.locator('.heading .badge', { hasText: 'open' }).waitFor();
  await page.getByRole('button', { name: 'Issue', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Issue' }).click();
  await page.getByRole('heading', { name: /^INV-\d{4}-0001$/ }).waitFor();
  expect(await onlyInvoice(host)).toMatchObject({
    status: 'finalized',
    purchaseOrderNumber: 'PO-4711',
    customFields: { Project: 'Apollo' },
    lines: [
      { name: 'Onboarding workshop', group: 'Onboarding', unitPrice: '1200.00', taxSource: 'billing_entity' },
      { name: 'Setup fee', addOn: 'setup_fee' },
    ],
  });
  await close();
  await host.close();
});
