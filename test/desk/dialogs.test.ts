import { type Invoice, policies } from 'oneoff';
import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { acmeRecords } from '../unit/acme.ts';
import { browse, type Tab } from './browse.ts';
import { type Host, openHost } from './host.ts';

let browser: Browser;
let host: Host;
let issued: Invoice;
let draft: Invoice;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  const deliveries = memoryDeliveryStore();
  const records = acmeRecords();
  const [first, ...others] = records.customers;
  if (first !== undefined) records.customers = [{ ...first, email: 'ap@hooli.example' }, ...others];
  host = await openHost({
    records,
    policy: { ...policies.standard, writeOff: { limit: { EUR: '1000.00' } } },
    service: { store: memoryStore({ deliveries }), sending: { deliveries } },
  });
  const input = {
    customerId: 'hooli',
    lines: [
      { name: 'Setup', unitPrice: '100.00' },
      { name: 'Hours', quantity: '4', unitPrice: '25.00' },
    ],
  };
  issued = await host.invoicing.createOneOffInvoice({ ...input, issue: 'now' });
  draft = await host.invoicing.createOneOffInvoice(input);
  return () => host.close();
});

const open = async (invoice: Invoice, button: string, expected: readonly number[] = []): Promise<Tab> => {
  const tab = await browse(browser, host, `?invoice=${invoice.id}`, { expected });
  await tab.page.getByRole('button', { name: button, exact: true }).click();
  await tab.page.getByRole('dialog').waitFor();
  return tab;
};
const inDialog = (page: Page) => page.getByRole('dialog');
const submit = (page: Page): Promise<void> => inDialog(page).locator('[type=submit]').click();
const said = (page: Page, text: string): Promise<void> => page.locator('.toast', { hasText: text }).waitFor();
const stored = async (invoice: Invoice): Promise<Invoice> => (await host.invoicing.get(invoice.id)) as Invoice;

it('a payment has the due amount filled in, says what is left, and is refused beside its field', async () => {
  const { page, close } = await open(issued, 'Record payment');
  const amount = page.getByLabel('Amount (EUR)');
  expect(await amount.inputValue()).toBe('238.00');
  await amount.fill('300');
  await submit(page);
  expect(await amount.getAttribute('aria-invalid')).toBe('true');
  await page.getByText('That is more than the €238.00 still due.').waitFor();
  await amount.fill('100.5');
  await page.getByText('Left to pay: €137.50').waitFor();
  await page.getByLabel('Method').fill('Cash');
  await page.getByLabel('Reference').fill('till 7');
  await submit(page);
  await said(page, 'Payment recorded.');
  const { payments, amountDue, paymentStatus } = await stored(issued);
  expect([payments[0], amountDue, paymentStatus]).toMatchObject([
    { amount: '100.50', method: 'Cash', reference: 'till 7' },
    '137.50',
    'partially_paid',
  ]);
  await close();
});

it('a payment that came earlier keeps its day in the zone of the seller', async () => {
  const { page, close } = await open(issued, 'Record payment', [422]);
  await page.getByLabel('Date').fill('2999-01-01');
  await submit(page);
  await page.getByText('This date is in the future, or too far in the past.').waitFor();
  const { issueDate } = issued as { issueDate: string };
  await page.getByLabel('Date').fill(issueDate);
  await submit(page);
  await said(page, 'Payment recorded.');
  expect((await stored(issued)).payments[0]?.receivedAt.slice(0, 10)).toBe(issueDate);
  await close();
});

it('a payment that failed is reversed, and what was paid back is a refund', async () => {
  const paid = await host.invoicing.recordPayment(issued.id, { amount: '238.00' });
  const { page, close } = await browse(browser, host, `?invoice=${paid.id}`);
  await page.getByRole('button', { name: 'Reverse' }).click();
  await page.getByText('€238.00 is taken back whole').waitFor();
  await submit(page);
  await said(page, 'Done.');
  expect(await stored(paid)).toMatchObject({ amountDue: '238.00', paymentStatus: 'unpaid' });
  await close();

  await host.invoicing.recordPayment(paid.id, { amount: '238.00' });
  await host.invoicing.createCreditNote(paid.id, {
    reason: 'cancellation',
    lines: [{ lineId: paid.lines[0]?.id ?? '' }],
  });
  const tab = await open(paid, 'Record refund');
  expect(await tab.page.getByLabel('Amount (EUR)').inputValue()).toBe('119.00');
  await tab.page.getByLabel('Amount (EUR)').fill('19');
  await tab.page.getByText('Left to refund: €100.00').waitFor();
  await submit(tab.page);
  await said(tab.page, 'Refund recorded.');
  expect((await stored(paid)).amountRefundable).toBe('100.00');
  await tab.close();
});

it('a credit note of parts shows its totals while it is written, and the fault of a line at that line', async () => {
  const { page, close } = await open(issued, 'Credit note', [422]);
  await inDialog(page).getByText('€238.00').first().waitFor();
  await page.getByLabel('Parts of lines').check();
  await page.getByLabel('What is credited of line 2').selectOption('quantity');
  await page.getByLabel('quantity 2').fill('9');
  await page.locator('#credit-lines, .credit-lines').getByText('That is more than is left').waitFor();
  await page.getByLabel('quantity 2').fill('1');
  await inDialog(page).getByText('€29.75').first().waitFor();
  await page.getByLabel('Reason', { exact: false }).first().selectOption('other');
  await page.getByLabel('Reason in words').fill('one hour too many');
  await inDialog(page).getByText('€29.75').first().waitFor();
  await submit(page);
  await said(page, 'Credit note issued.');
  const [note] = await host.invoicing.creditNotes(issued.id);
  expect(note).toMatchObject({ total: '29.75', reason: 'other', reasonText: 'one hour too many' });
  await close();
});

it.each([
  ['Void', 'Voided.', { status: 'voided', voidReason: 'wrong buyer' }],
  ['Write off', 'Written off.', { paymentStatus: 'written_off', writeOffs: [{ reason: 'wrong buyer' }] }],
] as const)('%s needs a reason, and does it then', async (name, done, expected) => {
  const { page, close } = await open(issued, name);
  await submit(page);
  await page.getByText('This is required.').waitFor();
  await page.getByLabel('Reason').fill('wrong buyer');
  await page.keyboard.press('Enter');
  await said(page, done);
  expect(await stored(issued)).toMatchObject(expected);
  await close();
});

it('an e-mail goes to the customer unless another address is typed', async () => {
  const { page, close } = await open(issued, 'Send', [422]);
  expect(await page.getByLabel('To', { exact: false }).first().inputValue()).toBe('ap@hooli.example');
  await page.locator('#to').fill('nobody at all');
  await submit(page);
  await page.getByText('This is not an e-mail address.').first().waitFor();
  await page.locator('#to').fill('cfo@hooli.example');
  await page.locator('#subject').fill('Your invoice');
  await submit(page);
  await said(page, 'Queued to be sent.');
  const { items } = await host.invoicing.history(issued.id);
  expect(items.at(-1)).toMatchObject({
    type: 'invoice.sent',
    data: { change: { message: { to: ['cfo@hooli.example'], subject: 'Your invoice' } } },
  });
  await close();
});

it('a draft is scheduled in the zone of its seller, and by an empty date no longer', async () => {
  const { page, close } = await open(draft, 'Schedule');
  await page.getByText('Europe/Berlin').waitFor();
  await page.getByLabel('Date').fill('2099-07-01');
  await page.getByLabel('Time').fill('09:30');
  await submit(page);
  await said(page, 'Schedule saved.');
  expect((await stored(draft)).finalizeAt).toBe('2099-07-01T07:30:00.000Z');
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  expect(await page.getByLabel('Time').inputValue()).toBe('09:30');
  await page.getByLabel('Date').fill('');
  await submit(page);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await stored(draft)).finalizeAt).toBeNull();
  await close();
});

it('a draft is issued after a last look, and another one is deleted', async () => {
  const { page, close } = await open(draft, 'Issue');
  await page.getByText('It takes the next number and cannot be edited afterwards.').waitFor();
  await submit(page);
  await said(page, 'Issued.');
  const { status, number } = await stored(draft);
  expect(status).toBe('finalized');
  await page
    .getByRole('heading', { name: number ?? '' })
    .first()
    .waitFor();
  await close();

  const other = await host.invoicing.createOneOffInvoice({
    customerId: 'hooli',
    lines: [{ name: 'x', unitPrice: '1' }],
  });
  const tab = await open(other, 'Delete');
  await submit(tab.page);
  await said(tab.page, 'Deleted.');
  expect(await host.invoicing.get(other.id)).toBeNull();
  await tab.close();
});

it.each(['Record payment', 'Credit note', 'Void', 'Write off', 'Send'])(
  'the dialog of %s is closed by Escape and by its buttons, gives the focus back, and does nothing',
  async (name) => {
    const { page, close } = await open(issued, name);
    const button = page.getByRole('button', { name, exact: true }).first();
    await page.keyboard.press('Escape');
    await inDialog(page).waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await button.click();
    await inDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await inDialog(page).waitFor({ state: 'detached' });
    await button.click();
    await inDialog(page).getByRole('button', { name: 'Close' }).click();
    await inDialog(page).waitFor({ state: 'detached' });
    expect(await stored(issued)).toEqual(issued);
    await close();
  },
);

it('a dialog that is sent twice does it once, also when the first answer was lost', async () => {
  const { page, close } = await browse(browser, host, `?invoice=${issued.id}`, { mayLoseConnection: true });
  let isLost = false;
  await page.route('**/payments', async (route) => {
    const response = await route.fetch();
    if (isLost) return route.fulfill({ response });
    isLost = true;
    return route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'Record payment', exact: true }).click();
  await page.getByLabel('Amount (EUR)').fill('50');
  await submit(page);
  await page.getByText('The connection was lost').waitFor();
  await submit(page);
  await said(page, 'Payment recorded.');
  expect((await stored(issued)).payments).toHaveLength(1);
  await close();
});
