import axeCore from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { acmeRecords } from '../unit/acme.ts';
import { browse } from './browse.ts';
import { type Host, openHost } from './host.ts';
import { chooseCustomer } from './write-invoice.ts';

const { source: axe } = axeCore;

/** Texts that a page could take for something else. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '"><svg onload=alert(3)>',
  "' onmouseover='alert(4)",
  'javascript:alert(5)',
  '</textarea><iframe src=//evil.example>',
  '{{constructor.constructor("alert(6)")()}}',
  '\u202egnp.exe',
  'مرحبا بالعالم',
  '👩‍👩‍👧‍👦 Ünï¢ödé',
  'x'.repeat(250),
];

let browser: Browser;
let host: Host;
let ids: { readonly [name: string]: string };

beforeAll(async () => {
  browser = await openBrowser();
  const records = acmeRecords();
  records.customers[0] = {
    ...records.customers[0],
    id: 'hooli',
    name: HOSTILE[1] ?? '',
    address: { city: HOSTILE[2] ?? '', country: 'DE' },
  };
  host = await openHost({ records, desk: { brand: { name: HOSTILE[0] ?? '' } } });
  const { invoicing } = host;
  const lines = HOSTILE.map((text) => ({ name: text, description: text, unitPrice: '10.00' }));
  const texts = {
    purchaseOrderNumber: HOSTILE[3],
    memo: HOSTILE.join('\n'),
    customFields: { [HOSTILE[0] ?? '']: HOSTILE[4] ?? '' },
  };
  const paid = await invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines, ...texts } as never);
  await invoicing.recordPayment(paid.id, { amount: '1.00', method: HOSTILE[1] ?? '', reference: HOSTILE[5] ?? '' });
  const note = await invoicing.createCreditNote(paid.id, {
    reason: 'other',
    reasonText: HOSTILE[6] ?? '',
    lines: [{ lineId: paid.lines[0]?.id ?? '', amount: '1.00' }],
  });
  const draft = await invoicing.createOneOffInvoice({ customerId: 'hooli', lines, ...texts } as never);
  ids = { paid: paid.id, draft: draft.id, note: note.id };
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

const screens: { readonly [name: string]: () => string } = {
  invoices: () => '',
  'the editor of a draft': () => `?edit=${ids['draft']}`,
  'a new invoice': () => '?new',
  'an issued invoice': () => `?invoice=${ids['paid']}`,
  'a draft': () => `?invoice=${ids['draft']}`,
  'credit notes': () => '?credit-notes',
  'a credit note': () => `?credit-note=${ids['note']}`,
  customers: () => '?records=customers',
  'a customer': () => '?records=customers&id=hooli',
  'an add-on': () => '?records=addOns&id=setup_fee',
  taxes: () => '?records=taxes',
  overview: () => '?overview',
};

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`);
}

const ready = (page: Page): Promise<unknown> =>
  page
    .locator('h1')
    .waitFor()
    .then(() => page.waitForLoadState('networkidle'));

it.each(Object.entries(screens))(
  '%s: axe finds nothing in light and dark, no text becomes markup, and it fits a phone',
  async (_, query) => {
    const { page, close } = await browse(browser, host, query(), { colorScheme: 'light' });
    await ready(page);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('.desk :is(script, iframe, svg[onload], img:not(.brand img))').count()).toBe(0);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
    await close();
  },
);

it.each(['Record payment', 'Credit note', 'Duplicate'])(
  'the dialog or screen of %s has nothing that axe finds',
  async (name) => {
    const { page, close } = await browse(browser, host, `?invoice=${ids['paid']}`, { expected: [422] });
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForLoadState('networkidle');
    expect(await violations(page)).toEqual([]);
    await close();
  },
);

it('a reader sees no control that changes anything, and every change by hand is refused', async () => {
  for (const query of ['', `?invoice=${ids['paid']}`, `?invoice=${ids['draft']}`, '?records=customers&id=hooli']) {
    const { page, close } = await browse(browser, host, query, { session: 'reader', expected: [403] });
    await ready(page);
    const names = await page.getByRole('button').or(page.locator('a.button')).allInnerTexts();
    expect(names.filter((name) => !/Open document|Download|Export|Filters|Clear|Cancel/.test(name))).toEqual([]);
    const status = await page.evaluate(`Promise.all([
      fetch('/billing/invoices', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }),
      fetch('/billing/invoices/${ids['draft']}/finalize', { method: 'POST' }),
      fetch('/billing/invoices/${ids['paid']}/void', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }),
    ].map((answer) => answer.then(({ status }) => status)))`);
    expect(status).toEqual([403, 403, 403]);
    await close();
  }
});

it('a clerk who may only draft has no button that issues', async () => {
  const { page, close } = await browse(browser, host, `?invoice=${ids['draft']}`, { session: 'clerk' });
  await ready(page);
  expect(await page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Issue', exact: true }).count()).toBe(0);
  await close();
});

it.each(['?invoice=ID', '?edit=ID', '?new&duplicate=ID', '?credit-note=NOTE'])(
  'an id of another tenant is not found at %s',
  async (query) => {
    const path = query.replace('ID', ids['paid'] ?? '').replace('NOTE', ids['note'] ?? '');
    const { page, close } = await browse(browser, host, path, { session: 'staff-other', expected: [404] });
    await page.getByText('This does not exist, or no longer.').waitFor();
    await close();
  },
);

it('a page that turns a text into markup is stopped by the browser', async () => {
  const { page, close } = await browse(browser, host);
  await ready(page);
  await expect(page.evaluate('document.body.innerHTML = "<b>x</b>"')).rejects.toThrow(/TrustedHTML/);
  await expect(page.evaluate('trustedTypes.createPolicy("x", {})')).rejects.toThrow(/Policy/);
  // The listeners of this test must see what it did.
  await expect(close()).rejects.toThrow();
});

it('is not framed by another page', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('https://evil.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${host.url}"></iframe>` }),
  );
  await page.goto('https://evil.example/');
  await page.waitForTimeout(500);
  expect(await page.frames()[1]?.evaluate('document.querySelector("#root")')).toBeNull();
  await context.close();
});

it('names of customers are found by search, in the reader’s own locale', async () => {
  const { page, close } = await browse(browser, host, '?new', { locale: 'fr-FR' });
  await page.getByRole('heading', { name: 'Nouvelle facture' }).waitFor();
  await chooseCustomer(page, 'Initech');
  expect(await page.locator('#currency').inputValue()).toBe('USD');
  await close();
});
