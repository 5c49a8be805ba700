import type { Page } from 'playwright-core';

/** Choose a customer by its name. */
export async function chooseCustomer(page: Page, name: string): Promise<void> {
  await page.locator('#customerId').fill(name);
  await page.getByRole('option', { name }).first().click();
  await page
    .locator('#check')
    .filter({ hasNotText: /Choose|Reading/ })
    .waitFor({ state: 'attached' });
}

/** Choose an add-on in a row. */
export async function chooseAddOn(page: Page, line: number, name: string): Promise<void> {
  await page.getByRole('combobox', { name: `Item of line ${line}`, exact: true }).fill(name);
  await page.getByRole('option', { name }).first().click();
}

/** Write into a field of a row. */
export async function fillRow(page: Page, line: number, field: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: `${field} of line ${line}`, exact: true }).fill(text);
}
