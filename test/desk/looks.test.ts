import type { Invoice } from 'oneoff';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { browse } from './browse.ts';
import { type Host, openHost } from './host.ts';

let browser: Browser;
let host: Host;
let draft: Invoice;
let issued: Invoice;

beforeAll(async () => {
  browser = await openBrowser();
  host = await openHost();
  const input = {
    customerId: 'hooli',
    lines: [{ name: 'Setup', description: 'Two days in Munich', unitPrice: '1234567.00' }],
  };
  draft = await host.invoicing.createOneOffInvoice(input);
  issued = await host.invoicing.createOneOffInvoice({ ...input, issue: 'now' });
  await host.invoicing.createCreditNote(issued.id, {
    reason: 'other',
    reasonText: 'too much',
    lines: [{ lineId: issued.lines[0]?.id ?? '', amount: '1.00' }],
  });
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

const screens: { readonly [name: string]: () => string } = {
  'the invoices': () => '',
  'the editor': () => `?edit=${draft.id}`,
  'an invoice': () => `?invoice=${issued.id}`,
  'the credit notes': () => '?credit-notes',
  'the overview': () => '?overview',
};

async function show(query: string) {
  const tab = await browse(browser, host, query);
  await tab.page.locator('h1').waitFor();
  await tab.page.waitForLoadState('networkidle');
  return tab;
}

/** What goes over the edge of the page, or of its own box. */
const cut = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
    const boxes = [...document.querySelectorAll('.desk :is(button, .button, .tile, h1, .badge, .list.cards td)')];
    return [...wide, ...boxes.filter((box) => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).display !== 'inline')
      .map((box) => box.outerHTML.slice(0, 120))];
  })()`);

describe.each(Object.entries(screens))('%s', (_, query) => {
  it('is whole with texts twice as large, on a desktop and at 200 % zoom', async () => {
    const { page, close } = await show(query());
    await page.evaluate('document.documentElement.style.fontSize = "200%"');
    expect(await cut(page)).toEqual([]);
    await page.evaluate('document.documentElement.style.fontSize = ""');
    // A window of 1280 pixels has 640 at 200 %, and 320 at 400 %.
    for (const width of [640, 390, 320]) {
      await page.setViewportSize({ width, height: 512 });
      expect(await cut(page), `${width}`).toEqual([]);
    }
    await close();
  });

  it('in forced colours shows where the reader is and where the focus is', async () => {
    const { page, close } = await show(query());
    await page.emulateMedia({ forcedColors: 'active' });
    const marks = await page.evaluate(`(() => {
      const shape = (element, of) => getComputedStyle(element)[of];
      const current = document.querySelector('.top nav [aria-current]');
      const button = [...document.querySelectorAll('.desk :is(button, .button)')].find((one) => one.checkVisibility());
      button.focus({ focusVisible: true });
      return {
        here: shape(current, 'borderBottomColor') !== shape(document.querySelector('.top nav a:not([aria-current])'), 'borderBottomColor'),
        outline: shape(button, 'outlineStyle') + ' ' + shape(button, 'outlineWidth'),
        bordered: [...document.querySelectorAll('.desk :is(button:not(.link), .button, .badge)')].every((one) => shape(one, 'borderTopWidth') !== '0px'),
      };
    })()`);
    expect(marks).toEqual({ here: true, outline: 'solid 2px', bordered: true });
    await close();
  });
});

it('on paper an invoice is its document and nothing else', async () => {
  const { page, close } = await show(screens['an invoice']?.() ?? '');
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(`[...document.querySelectorAll('.desk :is(.top, .actions, .heading, .side, .paper)')]
    .filter((one) => one.checkVisibility()).map((one) => one.className)`);
  expect(seen).toEqual(['paper']);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(1000);
  await close();
});
