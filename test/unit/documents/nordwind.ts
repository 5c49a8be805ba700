import {
  type BillingEntity,
  type Customer,
  createInvoicing,
  type Invoice,
  type Invoicing,
  type InvoicingOptions,
  type Tax,
} from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';

/** A German seller with all that a page can show. */
const nordwind: BillingEntity = {
  id: 'nordwind',
  name: 'Nordwind Systemtechnik GmbH',
  tradingName: 'Nordwind',
  address: { line1: 'Torstraße 140', postalCode: '10119', city: 'Berlin', country: 'DE' },
  taxIds: [{ country: 'DE', type: 'vat', value: 'DE136695976' }],
  registrationId: { value: 'HRB 172934' },
  contact: { name: 'Jana Grünwald', phone: '+49 30 5550142', email: 'rechnung@nordwind.example' },
  locale: 'de-DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  taxCodes: ['vat-19'],
  paymentTerm: { type: 'net', days: 30 },
  numberSeries: { scope: 'billing_entity', pattern: 'RE-{YYYY}-{SEQ:4}', startAt: 118, reset: { yearly: 1 } },
};

/** A German customer. */
const mueller: Customer = {
  id: 'mueller',
  name: 'Müller & Söhne Maschinenbau AG',
  address: {
    line1: 'Leopoldstraße 8',
    line2: 'Gebäude C, 3. Stock',
    postalCode: '80802',
    city: 'München',
    country: 'DE',
  },
  taxIds: [{ country: 'DE', value: 'DE129273398' }],
  currency: 'EUR',
};

/** The taxes of the examples. */
const taxes: readonly Tax[] = [
  { code: 'vat-19', name: 'USt.', scheme: 'VAT', rate: '19', category: 'S' },
  { code: 'vat-7', name: 'USt.', scheme: 'VAT', rate: '7', category: 'S' },
  { code: 'vat-20', name: 'TVA', scheme: 'VAT', rate: '20', category: 'S' },
  { code: 'jct-10', name: '消費税', scheme: 'VAT', rate: '10', category: 'S' },
  { code: 'jct-8', name: '消費税', scheme: 'VAT', rate: '8', category: 'S' },
  { code: 'ae', name: 'Reverse charge', scheme: 'VAT', rate: '0', category: 'AE', exemption: { code: 'VATEX-EU-AE' } },
  { code: 'k', name: 'Intra-Community', scheme: 'VAT', rate: '0', category: 'K', exemption: { code: 'VATEX-EU-IC' } },
  { code: 'irpf', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true },
  { code: 'cgst', name: 'CGST', scheme: 'GST', rate: '9' },
  { code: 'sgst', name: 'SGST', scheme: 'GST', rate: '9' },
];

type Line = Readonly<Record<string, unknown>>;

/** Twelve lines: two rates, groups, a price per 1,000, a price below a cent, a period. */
export const twelve: readonly Line[] = [
  {
    name: 'Einrichtung Mandant und Zugänge',
    description: 'Projektstart, Rechtekonzept, Übergabeprotokoll',
    group: 'Einführung',
    unitPrice: '1450.00',
    unit: 'H87',
  },
  {
    name: 'Datenmigration Altsystem',
    description: '42.000 Stammdatensätze aus SAP R/3, dreistufige Prüfung',
    group: 'Einführung',
    quantity: '16',
    unit: 'HUR',
    unitPrice: '135.00',
  },
  {
    name: 'Schnittstelle DATEV',
    description: 'Buchungsstapel, tägliche Übertragung',
    group: 'Einführung',
    unitPrice: '2380.00',
    unit: 'H87',
  },
  {
    name: 'Schulung Key-User vor Ort',
    description: 'Zwei Gruppen à 8 Personen',
    group: 'Einführung',
    quantity: '2',
    unit: 'DAY',
    unitPrice: '1280.00',
  },
  {
    name: 'Handbuch, gedruckt',
    description: 'Fachbuch, ermäßigter Steuersatz',
    group: 'Einführung',
    quantity: '24',
    unit: 'H87',
    unitPrice: '18.99',
    taxCodes: ['vat-7'],
  },
  { name: 'Anpassung Rechnungsformular', group: 'Anpassungen', quantity: '6.5', unit: 'HUR', unitPrice: '135.00' },
  {
    name: 'Workflow Freigabe ab 10.000 €',
    description: 'Vier-Augen-Prinzip mit Vertretungsregel',
    group: 'Anpassungen',
    quantity: '11.25',
    unit: 'HUR',
    unitPrice: '135.00',
  },
  {
    name: 'Messdatenpaket',
    description: 'Abruf über API, Preis je 1.000 Abrufe',
    group: 'Verbrauch',
    quantity: '348217',
    unit: 'H87',
    unitPrice: '0.83',
    baseQuantity: '1000',
  },
  {
    name: 'SMS-Benachrichtigungen',
    description: 'Oktober 2026',
    group: 'Verbrauch',
    quantity: '1834',
    unit: 'H87',
    unitPrice: '0.0675',
    period: { from: '2026-10-01', to: '2026-10-31' },
  },
  {
    name: 'Bereitschaft Wochenende',
    description: '14./15. November 2026',
    group: 'Betrieb',
    quantity: '2',
    unit: 'DAY',
    unitPrice: '390.00',
  },
  {
    name: 'Reisekosten Berlin–München',
    description: 'Bahn, 2. Klasse, zwei Personen',
    group: 'Betrieb',
    quantity: '584',
    unit: 'KMT',
    unitPrice: '0.42',
  },
  { name: 'Kurier', description: 'Übersendung Hardware-Token', group: 'Betrieb', unitPrice: '23.80', unit: 'H87' },
];

/** What the twelve lines are billed with. */
export const twelveInput = {
  customerId: 'mueller',
  billingEntityId: 'nordwind',
  currency: 'EUR',
  supplyDate: '2026-11-20',
  purchaseOrderNumber: 'PO-2026-00871',
  buyerReference: '04011000-1234512345-06',
  contractReference: 'RV-2025-17',
  paymentMeans: [
    {
      type: 'credit_transfer',
      account: { iban: 'DE89370400440532013000' },
      bic: 'COBADEFFXXX',
      accountName: 'Nordwind Systemtechnik GmbH',
    },
  ],
  memo: 'Vielen Dank für Ihren Auftrag. Bitte geben Sie bei der Überweisung die Rechnungsnummer an.',
  lines: twelve,
} as const;

/** Records changed for one test. */
export interface Records {
  readonly seller?: Partial<BillingEntity>;
  readonly customer?: Partial<Customer>;
  readonly options?: Partial<InvoicingOptions>;
}

/** Invoicing on an empty store, at noon on 24 November 2026. */
export function openNordwind({ seller = {}, customer = {}, options = {} }: Records = {}): Invoicing {
  const billingEntities = [{ ...nordwind, ...seller } as BillingEntity];
  const customers = [{ ...mueller, ...customer } as Customer];
  const directory = memoryDirectory({ billingEntities, customers, addOns: [], taxes });
  return createInvoicing({
    store: memoryStore(),
    directory,
    clock: { now: () => Date.UTC(2026, 10, 24, 11) },
    ...options,
  });
}

/** An issued invoice of the twelve lines, with something changed. */
export async function issued(changed: Line = {}, records: Records = {}): Promise<Invoice> {
  const input = { ...twelveInput, ...changed, issue: 'now' } as unknown;
  return openNordwind(records).createOneOffInvoice(input as Parameters<Invoicing['createOneOffInvoice']>[0]);
}
