import { parseEInvoice, toCii } from 'oneoff/einvoice';
import { describe, expect, it } from 'vitest';
import { issue } from './documents.ts';

describe('Factur-X BASIC', () => {
  it('knows the seller by a trading name, the buyer by none', async () => {
    const invoice = await issue({}, { buyer: { tradingName: 'Hooli' } });
    const { seller, buyer } = parseEInvoice(toCii(invoice, { profile: 'facturx-basic' }));
    expect([seller.tradingName, buyer.tradingName]).toEqual(['Acme', undefined]);
  });
});
