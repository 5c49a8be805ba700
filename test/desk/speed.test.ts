import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { browse } from './browse.ts';
import { type Host, openHost } from './host.ts';

/** What one key costs the page's main thread, in milliseconds of CPU. */
interface Cost {
  readonly script: number;
  readonly layout: number;
  readonly task: number;
}

const KEYS = 12;
/** A busy machine is slower than a quiet one: twice the budget. */
const SPARE = 2;
/** A hundred times the lines may cost so many times the layout. */
const LAYOUT_GROWTH = 4;
const BUDGETS = { 5: { script: 4 }, 500: { script: 15, task: 45 } } as const;
/** Rows that the browser lays out as a table with widths of their content. */
const TABLE = `
  .lines > [role=table] { display: table; table-layout: auto; width: 100%; }
  .group { display: table-row-group; content-visibility: visible; }
  .line { display: table-row; } .line > * { display: table-cell; }`;

let browser: Browser;
let host: Host;
let few: Cost;
let many: Cost;
let asTable: Cost;

beforeAll(async () => {
  browser = await openBrowser();
  host = await openHost();
  few = await costOf(5);
  many = await costOf(500);
  asTable = await costOf(500, TABLE);
  console.log(`one key in 5 lines: ${shown(few)}; in 500: ${shown(many)}; laid out as a table: ${shown(asTable)}`);
}, 600_000);
afterAll(async () => {
  await browser.close();
  await host.close();
});

async function costOf(lines: number, style = ''): Promise<Cost> {
  const { page, close } = await editorOf(lines);
  await page.evaluate(`(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(style)});
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  })()`);
  const cost = await typeInto(page);
  await close();
  return cost;
}

async function editorOf(lines: number) {
  const { id } = await host.invoicing.createOneOffInvoice({
    customerId: 'hooli',
    lines: Array.from({ length: lines }, (_, index) => ({
      name: `Position ${index + 1}`,
      description: 'Work of one day in Munich, travel included',
      quantity: '1.5',
      unitPrice: '80.25',
    })),
  });
  const tab = await browse(browser, host, `?edit=${id}`);
  await tab.page.getByText('Checked by the server').waitFor();
  return tab;
}

async function metricsOf(session: CDPSession): Promise<Cost> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000;
  return { script: of('ScriptDuration'), layout: of('LayoutDuration'), task: of('TaskDuration') };
}

/** Wait until the page has drawn what the key changed. */
const drawn = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');

/** Type into the price of the second line, and take the least of each cost: the rest is what a busy machine adds. */
async function typeInto(page: Page): Promise<Cost> {
  const session = await page.context().newCDPSession(page);
  // Time that the thread had a core, so that a busy machine counts for less.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.locator('[aria-label="Unit price of line 2"]').focus();
  const costs: Cost[] = [];
  for (let key = 0; key < KEYS; key++) {
    await drawn(page);
    const before = await metricsOf(session);
    await page.keyboard.press(key % 2 === 0 ? '7' : 'Backspace');
    await drawn(page);
    const after = await metricsOf(session);
    costs.push({
      script: after.script - before.script,
      layout: after.layout - before.layout,
      task: after.task - before.task,
    });
  }
  const least = (name: keyof Cost): number => Math.min(...costs.map((cost) => cost[name]));
  return { script: least('script'), layout: least('layout'), task: least('task') };
}

const shown = ({ script, layout, task }: Cost): string =>
  `script ${script.toFixed(1)} ms, layout ${layout.toFixed(1)} ms, task ${task.toFixed(1)} ms`;

it('one key costs a few milliseconds of script', () => {
  expect(few.script).toBeLessThanOrEqual(BUDGETS[5].script * SPARE);
  expect(many.script).toBeLessThanOrEqual(BUDGETS[500].script * SPARE);
  expect(many.task).toBeLessThanOrEqual(BUDGETS[500].task * SPARE);
});

it('what one key lays out does not grow with the lines, as it does in a table', () => {
  expect(growthOf(many)).toBeLessThanOrEqual(LAYOUT_GROWTH);
  expect(growthOf(asTable)).toBeGreaterThan(LAYOUT_GROWTH);
});

/** How many times the layout of a key in 5 lines one in 500 lines costs. */
function growthOf({ layout }: Cost): number {
  return layout / few.layout;
}
