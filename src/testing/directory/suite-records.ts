import type { BillingEntity } from '../../directory/billing-entity.ts';
import type { DirectoryRecord, RecordKind } from '../../directory/directory-records.ts';
import type { RowOf } from '../../validation/row.ts';
import type { SuiteRecords } from './directory-test.ts';

/** A seller with every field, in euro and in Berlin; one invoice a year resets its series. */
export const acme: BillingEntity = {
  id: 'acme',
  name: 'Größe & Söhne GmbH',
  tradingName: 'ACME',
  registrationId: { scheme: '0204', value: 'HRB 12345' },
  identifiers: [{ scheme: '0088', value: '4012345000009' }],
  legalNote: 'Amtsgericht Charlottenburg, „HRB 12345“',
  taxIds: [
    {
      country: 'DE',
      type: 'vat',
      value: 'DE136695976',
      verification: { source: 'VIES', checkedAt: '2025-01-02T03:04:05Z', reference: 'W-1' },
    },
  ],
  electronicAddress: { scheme: '0204', value: '991-01234-44' },
  contact: { name: 'Zoë', email: 'zoe@acme.example', phone: '+49 30 123456' },
  email: 'billing@acme.example',
  locale: 'de-DE',
  address: {
    line1: 'Straße 1',
    line2: 'Hof',
    line3: '3. OG',
    city: 'Berlin',
    postalCode: '10115',
    region: 'BE',
    country: 'DE',
  },
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  taxCodes: ['vat-19'],
  paymentTerm: { type: 'net', days: 30, earlyPayment: [{ days: 10, percent: '2.5' }] },
  paymentMeans: [
    {
      type: 'credit_transfer',
      account: { iban: 'DE89370400440532013000' },
      bic: 'COBADEFFXXX',
      accountName: 'Größe & Söhne',
    },
  ],
  taxRepresentative: {
    name: 'Steuerbüro „Süd“',
    taxIds: [{ country: 'FR', type: 'vat', value: 'FR40303265045' }],
    address: { city: 'Paris', country: 'FR' },
  },
  payee: { name: 'Factor AG', identifier: { scheme: '0088', value: '4012345000016' } },
  notes: [{ text: 'Geschäftsführerin: Zoë', subject: 'REG' }],
  numberPrefix: 'ACME',
  numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 }, startAt: 1 },
  creditNoteSeries: { scope: 'billing_entity', pattern: 'CN-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
};

/** A seller whose numbers outgrow their padding after nine invoices. */
export const umbrella: BillingEntity = {
  id: 'umbrella',
  name: 'Umbrella Ltd',
  taxIds: [{ country: 'GB', type: 'vat', value: 'GB980780684' }],
  address: { city: 'London', country: 'GB' },
  currency: 'GBP',
  timeZone: 'Europe/London',
  taxCodes: ['vat-20'],
  numberSeries: { scope: 'billing_entity', pattern: 'U-{SEQ:1}', reset: 'never' },
};

/** The records that the suites run on: two sellers, their buyers, a small catalogue. */
export const suiteRecords: SuiteRecords = {
  billingEntities: [acme, umbrella],
  customers: [
    {
      id: 'hooli',
      name: 'Hooli 株式会社',
      taxIds: [{ country: 'FR', value: 'FR40303265045' }],
      email: 'ap@hooli.example',
      address: { line1: "1, rue de l'Été", city: 'Paris', postalCode: '75001', country: 'FR' },
      paymentTerm: { type: 'end_of_month', days: 10 },
      sequence: 7,
      billingEntityId: 'acme',
    },
    {
      id: 'initech',
      name: 'Initech',
      currency: 'USD',
      taxCodes: ['vat-0'],
      address: { country: 'US' },
      billingEntityId: 'acme',
    },
    { id: 'tyrell', name: 'Tyrell', billingEntityId: 'umbrella' },
    {
      id: 'exempt',
      name: 'Museum',
      taxExemption: { category: 'E', exemption: { code: 'VATEX-EU-132', text: 'Cultural services' } },
      billingEntityId: 'acme',
    },
  ],
  addOns: [
    {
      code: 'setup_fee',
      name: 'Setup fee',
      description: 'Once',
      prices: { EUR: '450.00', USD: '500.00' },
      taxCodes: ['vat-19'],
      taxCategoryCode: 'txcd_1',
    },
    { code: 'support_hour', name: 'Support', prices: { EUR: '150.00', GBP: '130.00' } },
    { code: "o'clock", name: 'Night shift', prices: { EUR: '0.00035' } },
  ],
  taxes: [
    { code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' },
    { code: 'vat-7', name: 'VAT', scheme: 'VAT', rate: '7', category: 'S' },
    { code: 'vat-20', name: 'VAT', scheme: 'VAT', rate: '20', category: 'S' },
    { code: 'vat-0', name: 'VAT', scheme: 'VAT', rate: '0', category: 'Z' },
    {
      code: 'reverse',
      name: 'VAT',
      scheme: 'VAT',
      rate: '0',
      category: 'AE',
      exemption: { code: 'VATEX-EU-AE', text: 'Reverse charge' },
    },
    { code: 'gst', name: 'GST', scheme: 'GST', rate: '8', validUntil: '2023-12-31' },
    { code: 'gst', name: 'GST', scheme: 'GST', rate: '9', validFrom: '2024-01-01' },
    { code: 'city', name: 'City tax', scheme: 'sales', rate: '2.125', jurisdiction: 'DE-BE' },
  ],
};

/** A record of each kind with columns that are `NULL`, and the record that it holds. */
export const rowsWithNull: readonly RowWithNull[] = [
  {
    kind: 'billingEntities',
    row: { ...umbrella, email: null, numberPrefix: null, address: { city: null, country: 'GB', line1: null } },
    record: { ...umbrella, address: { country: 'GB' } },
  },
  {
    kind: 'customers',
    row: { id: 'nulls', name: 'Nulls', taxIds: null, paymentTerm: { type: 'net', days: 5, earlyPayment: null } },
    record: { id: 'nulls', name: 'Nulls', paymentTerm: { type: 'net', days: 5 } },
  },
  {
    kind: 'addOns',
    row: { code: 'nulls', name: 'Nulls', description: null, prices: { EUR: '1.00', USD: null } },
    record: { code: 'nulls', name: 'Nulls', prices: { EUR: '1.00' } },
  },
  {
    kind: 'taxes',
    row: {
      ...{ code: 'vat-o', name: 'VAT', scheme: 'VAT', rate: null, category: 'O', jurisdiction: null, validFrom: null },
      exemption: { code: 'VATEX-EU-O', text: null },
    },
    record: {
      ...{ code: 'vat-o', name: 'VAT', scheme: 'VAT', rate: null, category: 'O' },
      exemption: { code: 'VATEX-EU-O' },
    },
  },
];

interface RowWithNull {
  readonly kind: RecordKind;
  readonly row: RowOf<DirectoryRecord>;
  readonly record: DirectoryRecord;
}
