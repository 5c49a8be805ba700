import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import { createEndpoint, createRelay, functionSink } from 'oneoff/webhooks';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { acmeRecords } from '../unit/acme.ts';
import { browse } from './browse.ts';
import { type Host, openHost } from './host.ts';

let browser: Browser;
let host: Host;

beforeAll(async () => {
  browser = await openBrowser();
  const deliveries = memoryDeliveryStore();
  const records = acmeRecords();
  const taxes = [...records.taxes, { code: 'tiny', name: 'VAT', rate: '0.19', scheme: 'VAT', category: 'S' } as const];
  host = await openHost({
    records: { ...records, taxes },
    deliveries,
    service: { store: memoryStore({ deliveries }) },
  });
  await deliveries.saveEndpoint(createEndpoint({ id: 'books', url: 'app:books', eventTypes: ['invoice.finalized'] }));
  const lines = [{ name: 'Setup', unitPrice: '100.00' }];
  await host.invoicing.createOneOffInvoice({ customerId: 'hooli', lines, issue: 'now' });
  await host.invoicing.createOneOffInvoice({ customerId: 'hooli', lines });
  const doubtful = {
    customerId: 'initech',
    lines: [{ name: 'Rate typed as a fraction', unitPrice: '1', taxCodes: ['tiny'] }],
  };
  await host.invoicing.createOneOffInvoice(doubtful);
  const sink = functionSink(() => Promise.reject(new Error('the books are closed')));
  await createRelay({ store: deliveries, sinks: { app: sink }, retryDelaysMs: [] }).runOnce();
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

it('the overview counts the drafts that need attention, and leads to them', async () => {
  const { page, close } = await browse(browser, host, '?overview');
  const tile = page.locator('.tile', { hasText: 'Needs attention' });
  expect(await tile.locator('strong').innerText()).toBe('1');
  await tile.click();
  await page.getByRole('link', { name: 'Needs attention' }).waitFor();
  expect(await page.locator('tbody tr .name').allInnerTexts()).toEqual(['Initech LLC']);
  await close();
});

it('the overview tells what was not delivered, and leads to its invoice', async () => {
  const { page, close } = await browse(browser, host, '?overview');
  await page.getByRole('heading', { name: 'Not delivered, and given up: app:books' }).waitFor();
  await page.getByText('the books are closed').waitFor();
  await page.locator('.plain a').click();
  await page.getByRole('heading', { name: /^INV-/ }).first().waitFor();
  await close();
});

it('who may not read webhooks does not see what was not delivered', async () => {
  const { page, close } = await browse(browser, host, '?overview', { session: 'reader' });
  await page.locator('.tile').nth(6).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByText('Not delivered').count()).toBe(0);
  await close();
});
