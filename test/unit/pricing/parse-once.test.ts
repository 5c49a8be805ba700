import type { Invoicing, LineInput } from 'oneoff';
import { describe, expect, it, vi } from 'vitest';
import { acmeRecords, openAcme } from '../acme.ts';

const parsed = vi.hoisted(() => new Map<string, number>());
const merged = vi.hoisted(() => ({ times: 0 }));

// The real functions, counted.
vi.mock(import('../../../src/money/decimal.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    parseDecimal: (text: string) => {
      parsed.set(text, (parsed.get(text) ?? 0) + 1);
      return real.parseDecimal(text);
    },
  };
});
vi.mock(import('../../../src/pricing/details.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    mergeDetails: (...given: Parameters<typeof real.mergeDetails>) => {
      merged.times++;
      return real.mergeDetails(...given);
    },
  };
});

const LINES = 100;

/** Lines whose every decimal is a text of its own. */
const lines = Array.from({ length: LINES }, (_, index): LineInput => {
  const place = String(index).padStart(3, '0');
  return { name: 'Work', quantity: `1.${place}1`, unitPrice: `10.${place}2`, baseQuantity: `2.${place}3` };
});
const records = {
  ...acmeRecords(),
  addOns: [{ code: 'setup_fee', name: 'Setup fee', prices: { USD: '77.01', EUR: '77.02' } }],
};
const input = {
  customerId: 'hooli',
  currency: 'USD',
  exchangeRate: { rate: '0.9173', date: '2025-03-31', source: 'ECB' },
  lines: [...lines, { addOn: 'setup_fee' }],
};

/** A billing backend whose counters stand at zero. */
function openCounted(): Invoicing {
  const { invoicing } = openAcme({ records });
  startCounting();
  return invoicing;
}
const startCounting = (): void => {
  parsed.clear();
  merged.times = 0;
};
const parsedTooOften = (): unknown => [...parsed].filter(([, times]) => times > 2);
const total = (): number => [...parsed.values()].reduce((sum, times) => sum + times, 0);

describe('what a command reads', () => {
  it('parses each decimal text at most twice to create a draft: to check it and to compute with it', async () => {
    await openCounted().createOneOffInvoice(input);
    expect(parsedTooOften()).toEqual([]);
    expect([parsed.get('1.0421'), parsed.get('2.0423')]).toEqual([1, 2]);
    expect(total()).toBeLessThanOrEqual(2 * (3 * LINES + 6));
  });

  it('merges the details once to create a draft', async () => {
    await openCounted().createOneOffInvoice(input);
    expect(merged.times).toBe(1);
  });

  it('parses each decimal text at most twice to issue an invoice at once', async () => {
    await openCounted().createOneOffInvoice({ ...input, issue: 'now' });
    expect(parsedTooOften()).toEqual([]);
    expect(merged.times).toBe(1);
  });

  it('parses each decimal text at most twice to finalize a draft, and merges no details', async () => {
    const invoicing = openCounted();
    const { id } = await invoicing.createOneOffInvoice(input);
    startCounting();
    await invoicing.finalize(id);
    expect(parsedTooOften()).toEqual([]);
    expect(merged.times).toBe(0);
  });

  it('parses each decimal text at most twice to edit a draft, and merges its details once', async () => {
    const invoicing = openCounted();
    const { id } = await invoicing.createOneOffInvoice(input);
    startCounting();
    await invoicing.updateDraft(id, {
      memo: 'Thank you',
      lines: [...lines.slice(1), { name: 'More', unitPrice: '3.33' }],
    });
    expect(parsedTooOften()).toEqual([]);
    expect(merged.times).toBe(1);
  });
});
