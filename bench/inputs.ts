import type { BillingEntity, CalculationInput, CalculationTax, DirectoryRecords, OneOffInvoiceInput } from 'oneoff';
import { acme, hooli } from '../examples/acme.ts';

const RATES = ['19', '7', '10.75'] as const;

/** A small generator with a fixed seed, so that every run measures the same inputs. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `count` different invoices: quantities and prices as decimal strings, three VAT rates. */
export function makeInputs(lines: number, count: number): CalculationInput[] {
  const next = random(lines * 7919 + count);
  return Array.from({ length: count }, () => ({
    currency: 'EUR',
    lines: Array.from({ length: lines }, () => ({
      quantity: (Math.floor(next() * 9000 + 100) / 100).toFixed(2),
      unitPrice: (Math.floor(next() * 99_999 + 1) / 100).toFixed(2),
      taxes: [
        {
          code: 'vat',
          name: 'VAT',
          scheme: 'VAT',
          rate: RATES[Math.floor(next() * 3)] as string,
          category: 'S' as const,
        },
      ],
    })),
  }));
}

/**
 * `count` invoices as a host has them, as the JSON of requests: quantities and prices with two to four decimals, and a tax
 * object of its own for each line.
 */
export function makeBodies(lines: number, count: number): string[] {
  const next = random(lines * 104_729 + count);
  const decimal = (whole: number): string => (next() * whole + 0.01).toFixed(2 + Math.floor(next() * 3));
  return Array.from({ length: count }, () =>
    JSON.stringify({
      currency: 'EUR',
      lines: Array.from({ length: lines }, () => ({
        quantity: decimal(90),
        unitPrice: decimal(999),
        taxes: [{ code: 'vat', name: 'VAT', rate: RATES[Math.floor(next() * 3)] as string, category: 'S' }],
      })),
    } satisfies CalculationInput),
  );
}

/** The same invoices as requests to the service, as parsed from JSON: taxes by the codes of {@link records}. */
export function makeRequests(lines: number, count: number): OneOffInvoiceInput[] {
  return makeInputs(lines, count).map((input) => {
    const request: OneOffInvoiceInput = {
      customerId: 'hooli',
      currency: 'EUR',
      lines: input.lines.map(({ quantity, unitPrice, taxes }, index) => ({
        name: `Position ${index + 1}`,
        quantity,
        unitPrice,
        taxCodes: (taxes as CalculationTax[]).map((tax) => `vat-${tax.rate}`),
      })),
    };
    return JSON.parse(JSON.stringify(request));
  });
}

const taxes = RATES.map((rate) => ({
  code: `vat-${rate}`,
  name: 'VAT',
  scheme: 'VAT',
  rate,
  category: 'S' as const,
}));

/** Acme with numbers 1, 2, 3 … */
export const seller: BillingEntity = {
  ...acme,
  numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ}', reset: 'never' },
};

/** The seller, its customer, and the taxes that {@link makeRequests} names. */
export const records = { billingEntities: [seller], customers: [hooli], taxes } satisfies DirectoryRecords;
