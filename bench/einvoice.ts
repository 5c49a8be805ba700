import { InvoiceService, type Invoice as RivalInvoice } from '@e-invoice-eu/core';
import { createInvoicing, type Invoice, policies } from 'oneoff';
import { toUbl, validateEInvoice } from 'oneoff/einvoice';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { makeRequests, records } from './inputs.ts';
import { median, table, takeTurns, turnOf } from './measure.ts';

const LINES = 12;
const PROFILE = { profile: 'en16931' } as const;
/** Ten times the lines take ten times as long. */
const MANY = [1000, 10_000] as const;

/** An invoice as UBL: against `JSON.stringify` of the same invoice, and against a library that writes and checks UBL too. */
export async function benchEInvoice(): Promise<void> {
  const invoices = await issue(LINES, 20);
  for (const invoice of invoices) {
    const [fault] = validateEInvoice(invoice, PROFILE);
    if (fault) throw new Error(`the bench measures a refusal: ${fault.message}`);
  }
  // Compiled code is measured: a rule runs once per invoice, so it takes hundreds of them.
  for (let count = 0; count < 50; count++) for (const invoice of invoices) toUbl(invoice, PROFILE);
  const service = new InvoiceService({ log: quiet, warn: quiet, error: quiet } as unknown as Console);
  const others = invoices.map(rivalOf);
  const figures = await takeTurns({
    'JSON.stringify': turnOf(invoices, JSON.stringify),
    'toUbl, with all rules': turnOf(invoices, (invoice) => toUbl(invoice, PROFILE)),
    '@e-invoice-eu/core': async () => {
      const passes: number[] = [];
      for (const other of others.slice(0, 3)) {
        const start = performance.now();
        const xml = await service.generate(other, { format: 'UBL', lang: 'en' });
        passes.push((performance.now() - start) * 1000);
        if (!String(xml).includes('PayableAmount')) throw new Error('the other library wrote no invoice');
      }
      return median(passes);
    },
  });
  const ours = 'toUbl, with all rules';
  table(
    `UBL of ${LINES} lines`,
    figures.names.map((name) => [name, `${figures.micros(name).toFixed(0)} µs`]),
  );
  console.log(`  ${figures.ratio(ours, 'JSON.stringify').toFixed(1)} × JSON.stringify; goal 8`);
  console.log(`  ${figures.ratio('@e-invoice-eu/core', ours).toFixed(0)} × faster than @e-invoice-eu/core; goal 300`);
  await benchMany();
}

async function benchMany(): Promise<void> {
  const rows: string[][] = [];
  for (const lines of MANY) {
    const [invoice] = await issue(lines, 1);
    const times = [1, 2, 3, 4, 5].map(() => {
      const start = process.cpuUsage();
      toUbl(invoice as Invoice, PROFILE);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    rows.push([`${lines} lines`, `${Math.min(...times).toFixed(0)} ms of CPU`, lines === 10_000 ? 'goal 1000 ms' : '']);
  }
  table('UBL of many lines', rows);
}

async function issue(lines: number, count: number): Promise<readonly Invoice[]> {
  const limits = { ...policies.standard.limits, documentBytes: 100_000_000 };
  const invoicing = createInvoicing({
    store: memoryStore(),
    directory: memoryDirectory(records),
    policy: { ...policies.standard, limits },
  });
  const invoices: Invoice[] = [];
  for (const request of makeRequests(lines, count))
    invoices.push(await invoicing.createOneOffInvoice({ ...request, issue: 'now', buyerReference: 'PO-1' }));
  return invoices;
}

function quiet(): void {}

/** The invoice as the other library takes it. */
function rivalOf(invoice: Invoice): RivalInvoice {
  const amount = (name: string, value: string) => ({ [`cbc:${name}`]: value, [`cbc:${name}@currencyID`]: 'EUR' });
  const party = ({ name, address, taxIds }: Invoice['billingEntity'], isSeller: boolean) => {
    const scheme = { 'cbc:CompanyID': taxIds?.[0]?.value, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } };
    return {
      'cac:Party': {
        'cbc:EndpointID': 'a@b.example',
        'cbc:EndpointID@schemeID': 'EM',
        'cac:PostalAddress': {
          'cbc:StreetName': address?.line1,
          'cbc:CityName': address?.city,
          'cbc:PostalZone': address?.postalCode,
          'cac:Country': { 'cbc:IdentificationCode': address?.country },
        },
        'cac:PartyTaxScheme': isSeller ? [scheme] : scheme,
        'cac:PartyLegalEntity': { 'cbc:RegistrationName': name },
      },
    };
  };
  const category = (rate: string | null) => ({
    'cbc:ID': 'S',
    'cbc:Percent': rate,
    'cac:TaxScheme': { 'cbc:ID': 'VAT' },
  });
  return {
    'ubl:Invoice': {
      'cbc:CustomizationID': 'urn:cen.eu:en16931:2017',
      'cbc:ID': invoice.number,
      'cbc:IssueDate': invoice.issueDate,
      'cbc:DueDate': invoice.dueDate,
      'cbc:InvoiceTypeCode': '380',
      'cbc:DocumentCurrencyCode': 'EUR',
      'cbc:BuyerReference': 'PO-1',
      'cac:AccountingSupplierParty': party(invoice.billingEntity, true),
      'cac:AccountingCustomerParty': party(invoice.customer, false),
      'cac:TaxTotal': [
        {
          ...amount('TaxAmount', invoice.taxAmount),
          'cac:TaxSubtotal': invoice.taxes.map((row) => ({
            ...amount('TaxableAmount', row.taxableAmount),
            ...amount('TaxAmount', row.amount),
            'cac:TaxCategory': category(row.rate),
          })),
        },
      ],
      'cac:LegalMonetaryTotal': {
        ...amount('LineExtensionAmount', invoice.subtotal),
        ...amount('TaxExclusiveAmount', invoice.subtotal),
        ...amount('TaxInclusiveAmount', invoice.total),
        ...amount('PayableAmount', invoice.total),
      },
      'cac:InvoiceLine': invoice.lines.map((line, index) => ({
        'cbc:ID': String(index + 1),
        'cbc:InvoicedQuantity': line.quantity,
        'cbc:InvoicedQuantity@unitCode': 'C62',
        ...amount('LineExtensionAmount', line.amount),
        'cac:Item': { 'cbc:Name': line.name, 'cac:ClassifiedTaxCategory': category(line.taxes[0]?.rate ?? null) },
        'cac:Price': amount('PriceAmount', line.unitPrice),
      })),
    },
  } as unknown as RivalInvoice;
}
