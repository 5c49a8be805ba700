import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { browse } from './browse.ts';
import { type Host, openHost } from './host.ts';
import { chooseAddOn, chooseCustomer, fillRow } from './write-invoice.ts';

let browser: Browser;
let host: Host;
/** What the network does to a request that changes something. */
let onChange: (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>;
const straight: typeof onChange = (request, next) => next(request);

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  onChange = straight;
  host = await openHost({
    before: (request, next) =>
      request.method === 'GET' || request.url.endsWith('/preview') ? next(request) : onChange(request, next),
  });
});
afterEach(() => host.close());

const numbers = async (): Promise<readonly (string | null)[]> =>
  (await host.invoicing.list()).items.map(({ number }) => number);
const draft = () =>
  host.invoicing.createOneOffInvoice({
    customerId: 'hooli',
    memo: 'Thank you',
    lines: [
      {
        name: 'Setup',
        unitPrice: '100.00',
        note: 'kept',
        period: { from: '2025-01-01T00:00:00Z', to: '2025-02-01T00:00:00Z' },
      },
    ],
  });

it('an invoice of two lines is written and issued without a mouse', async () => {
  const { page, close } = await browse(browser, host);
  await page.getByRole('heading', { name: 'Invoices' }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'New invoice' }).waitFor();
  const focused: string[] = [];
  const tab = async (): Promise<void> => {
    await page.keyboard.press('Tab');
    focused.push(
      (await page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.id')) as string,
    );
  };
  await tab();
  await page.keyboard.type('hoo');
  await page.getByRole('option', { name: 'Hooli' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tab();
  await tab();
  await tab();
  await page.keyboard.type('PO-1');
  await tab();
  await page.keyboard.type('set');
  await page.getByRole('option', { name: 'Setup fee' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.locator('[aria-label="Item of line 2"]:focus').waitFor();
  await page.keyboard.type('Travel, flat');
  await tab();
  await tab();
  await tab();
  await page.keyboard.type('1,234.565');
  expect(focused).toEqual([
    'customerId',
    'billingEntityId',
    'currency',
    'purchaseOrderNumber',
    'Item of line 1',
    'Description of line 2',
    'Quantity of line 2',
    'Unit price of line 2',
  ]);
  await page.keyboard.press('Control+d');
  await page.locator('[aria-label="Item of line 3"]:focus').waitFor();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Control+Backspace');
  await page.getByText('Checked by the server').waitFor();
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('dialog').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Issue' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^INV-/ }).waitFor();
  const { items } = await host.invoicing.list();
  expect(items[0]).toMatchObject({ purchaseOrderNumber: 'PO-1', subtotal: '1684.57', total: '2004.64' });
  await close();
});

it.each([
  ['en-GB', /Quantity: This is not a number/, /Line 1, Unit price: A price is zero or more/, 'Without lines 1, 2'],
  [
    'de-DE',
    /Menge: Das ist keine Zahl/,
    /Position 1, Einzelpreis: Ein Preis ist null oder mehr/,
    'Ohne Positionen 1, 2',
  ],
])(
  'in %s every fault stands beside its field, all at once, and the other lines keep their amounts',
  async (locale, quantity, price, without) => {
    const { page, close } = await browse(browser, host, '?new', { locale });
    await chooseCustomer(page, 'Hooli');
    const cell = (line: number, index: number) =>
      page
        .locator('.lines .group')
        .nth(line - 1)
        .locator('input.number')
        .nth(index);
    const item = (line: number) =>
      page
        .locator('.lines .group')
        .nth(line - 1)
        .locator('[role=combobox]');
    const add = page.locator('.lines > p button');
    await item(1).fill('A');
    await cell(1, 1).fill('-5');
    await add.click();
    await cell(2, 0).fill('abc');
    await cell(2, 1).fill('1');
    await add.click();
    await item(3).fill('C');
    await cell(3, 1).fill('100');
    await page.locator('#purchaseOrderNumber').fill('x');
    await page.keyboard.press('Control+Enter');
    await page.locator('#summary').waitFor();
    const textOf = (selector: string, index = 0) => expect.poll(() => page.locator(selector).nth(index).innerText());
    await textOf('.lines .group', 1).toMatch(quantity);
    await textOf('#summary').toMatch(price);
    await textOf('.lines .group', 2).toMatch(/100[.,]00/);
    await page.getByText(without).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe('true');
    await expect.poll(() => cell(2, 0).getAttribute('aria-describedby')).toMatch(/quantity-faults$/);
    expect(await numbers()).toEqual([]);
    await close();
  },
);

it('an answer that is lost and sent for again makes one invoice', async () => {
  const { page, close } = await browse(browser, host, '?new', { mayLoseConnection: true, expected: [500] });
  await chooseCustomer(page, 'Hooli');
  await chooseAddOn(page, 1, 'Setup fee');
  await page.getByText('Checked by the server').waitFor();
  await page.route(
    '**/billing/invoices',
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('The connection was lost before an answer came').waitFor();
  expect(await numbers()).toEqual([null]);
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByRole('heading', { name: 'Draft for Hooli' }).waitFor();
  expect(await numbers()).toEqual([null]);
  await close();
});

it('a double click and a key held down make one invoice', async () => {
  onChange = async (request, next) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return next(request);
  };
  const { page, close } = await browse(browser, host, '?new');
  await chooseCustomer(page, 'Hooli');
  await chooseAddOn(page, 1, 'Setup fee');
  await page.getByText('Checked by the server').waitFor();
  await page.getByRole('button', { name: 'Save draft' }).dblclick();
  await page.keyboard.down('Control');
  for (let press = 0; press < 5; press++) await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
  await page.getByRole('heading', { name: 'Draft for Hooli' }).waitFor();
  expect(await numbers()).toEqual([null]);
  await close();
});

it('a busy server is asked again with the same key', async () => {
  const keys: (string | null)[] = [];
  onChange = async (request, next) => {
    keys.push(request.headers.get('idempotency-key'));
    if (keys.length > 1) return next(request);
    return new Response('{"code":"store.unavailable"}', { status: 503, headers: { 'Retry-After': '0' } });
  };
  const { page, close } = await browse(browser, host, '?new', { expected: [503] });
  await chooseCustomer(page, 'Hooli');
  await chooseAddOn(page, 1, 'Setup fee');
  await page.getByText('Checked by the server').waitFor();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByRole('heading', { name: 'Draft for Hooli' }).waitFor();
  expect(new Set(keys).size).toBe(1);
  expect([keys.length, await numbers()]).toEqual([2, [null]]);
  await close();
});

it('of two people who edit a draft, the second one chooses, and what the form does not show is kept', async () => {
  const { id } = await draft();
  const { page, close } = await browse(browser, host, `?edit=${id}`, { expected: [412] });
  await page.getByText('Checked by the server').waitFor();
  await host.invoicing.updateDraft(id, { purchaseOrderNumber: 'theirs' });
  await fillRow(page, 1, 'Unit price', '200');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog', { name: 'Somebody else changed this draft' }).waitFor();
  await page.getByRole('button', { name: 'Keep mine on top' }).click();
  await page.getByRole('heading', { name: 'Draft for Hooli' }).waitFor();
  expect(await host.invoicing.get(id)).toMatchObject({
    purchaseOrderNumber: 'theirs',
    memo: 'Thank you',
    total: '238.00',
    lines: [{ unitPrice: '200.00', note: 'kept', period: { from: '2025-01-01T00:00:00Z' } }],
  });
  await close();
});

it('an invoice that somebody else changed meanwhile is not issued unseen', async () => {
  const { id } = await draft();
  const { page, close } = await browse(browser, host, `?invoice=${id}`, { expected: [412] });
  await page.getByRole('button', { name: 'Issue', exact: true }).click();
  await host.invoicing.updateDraft(id, { memo: 'changed' });
  await page.getByRole('dialog').getByRole('button', { name: 'Issue' }).click();
  await page.getByText('The invoice was changed meanwhile').waitFor();
  expect((await host.invoicing.get(id))?.status).toBe('draft');
  await close();
});

it('what was typed is offered again after the page was closed', async () => {
  const { page, close } = await browse(browser, host, '?new');
  await chooseCustomer(page, 'Hooli');
  await chooseAddOn(page, 1, 'Setup fee');
  await expect.poll(() => page.evaluate('Object.values(sessionStorage).join()')).toContain('setup_fee');
  await page.reload();
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByText('Checked by the server').waitFor();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByRole('heading', { name: 'Draft for Hooli' }).waitFor();
  expect(await page.evaluate('Object.keys(sessionStorage).length')).toBe(0);
  await close();
});

it('a session that ends in the middle keeps the form, and goes on when it is back', async () => {
  const { page, close } = await browse(browser, host, '?new', { expected: [401] });
  await chooseCustomer(page, 'Hooli');
  await chooseAddOn(page, 1, 'Setup fee');
  await page.getByText('Checked by the server').waitFor();
  await page.context().addCookies([{ name: 'session', value: 'gone', url: host.origin }]);
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('The session has ended').waitFor();
  await page.context().addCookies([{ name: 'session', value: 'staff', url: host.origin }]);
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByRole('heading', { name: 'Draft for Hooli' }).waitFor();
  expect(await numbers()).toEqual([null]);
  await close();
});

it('cells of a spreadsheet become lines', async () => {
  const { page, close } = await browse(browser, host, '?new');
  await chooseCustomer(page, 'Hooli');
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Workshop\\t2\\t1,250.00\\tIn Hamburg\\nTravel\\t1\\t80');
    document.querySelector('.lines').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  })()`);
  await page.getByText('Checked by the server').waitFor();
  expect(await page.locator('.bar .total').innerText()).toBe('€3,070.20');
  await close();
});
