// The picture of the desk: an invoice that is being written, in the example with a sign-in.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { chromium } from 'playwright-core';
import { createApp } from '../examples/server/staff/hono.ts';
import { exampleMembers } from '../examples/server/staff/members.ts';
import { createOffice } from '../examples/server/staff/office.ts';
import { chooseAddOn, chooseCustomer, fillRow } from '../test/desk/write-invoice.ts';

const PASSWORD = crypto.randomUUID();

/** @param executablePath - of Chromium; @param path - of the PNG file */
export async function takeDeskPicture(executablePath: string, path: string): Promise<void> {
  const app = createApp(await createOffice(crypto.randomUUID(), exampleMembers(PASSWORD)));
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1360, height: 860 } });
  page.setDefaultTimeout(60_000);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sign-in?return=/admin/invoices/%3Fnew`);
  await page.getByLabel('Name').fill('ada');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'New invoice' }).waitFor();
  await chooseCustomer(page, 'Hooli');
  await page.locator('#purchaseOrderNumber').fill('PO-2210');
  await chooseAddOn(page, 1, 'Setup fee');
  await page.getByRole('button', { name: 'Add line' }).click();
  await page.getByRole('combobox', { name: 'Item of line 2', exact: true }).fill('Custom integration');
  await page.keyboard.press('Escape');
  await fillRow(page, 2, 'Description', 'Two days in Munich');
  await fillRow(page, 2, 'Quantity', '16');
  await fillRow(page, 2, 'Unit price', '150');
  await page.getByText('Checked by the server').waitFor();
  await page.getByRole('heading').first().click();
  await page.screenshot({ path });
  await browser.close();
  server.close();
}
