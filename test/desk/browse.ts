import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Host } from './host.ts';

/** Who reads, and on what. */
export interface ReaderOptions extends BrowserContextOptions {
  /** The cookie `session`: a role, and after a hyphen a tenant. */
  readonly session?: string;
  /** Statuses of answers that the test expects beside success. */
  readonly expected?: readonly number[];
  /** Whether the network is cut on purpose. */
  readonly mayLoseConnection?: boolean;
}

/** A tab, and what must not have happened in it. */
export interface Tab {
  readonly page: Page;
  /** Fails when there was an error, a violation of the policy, a dialog, or a request to elsewhere; then closes it. */
  close(): Promise<void>;
}

/** Open a page of the desk. */
export async function browse(browser: Browser, host: Host, query = '', options: ReaderOptions = {}): Promise<Tab> {
  const { session = 'staff', expected = [], mayLoseConnection = false, ...context } = options;
  const opened = await browser.newContext({ locale: 'en-GB', viewport: { width: 1360, height: 860 }, ...context });
  await opened.addCookies([{ name: 'session', value: session, url: host.origin, sameSite: 'Strict' }]);
  opened.setDefaultTimeout(60_000);
  const page = await opened.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('dialog', async (dialog) => {
    if (dialog.type() !== 'beforeunload') problems.push(`dialog: ${dialog.message()}`);
    await dialog.accept();
  });
  page.on('console', (message) => {
    const text = message.text();
    const isExpected = expected.some((status) => text.includes(`status of ${status}`));
    const isLoss = mayLoseConnection && text.includes('net::ERR_');
    if (message.type() === 'error' && !isExpected && !isLoss) problems.push(`console: ${text}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(host.origin) && !/^(?:data|blob):/.test(url)) problems.push(`a request to ${url}`);
  });
  page.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && !expected.includes(status)) problems.push(`${status} ${response.url()}`);
  });
  await page.goto(host.url + query);
  return {
    page,
    close: async () => {
      await opened.close();
      expect(problems).toEqual([]);
    },
  };
}
