import { dinero } from 'dinero.js';
import { MGA } from 'dinero.js/currencies';
import {
  calculate,
  createInvoicing,
  type DirectoryStore,
  type FaultCode,
  type Invoice,
  InvoicingError,
  policies,
  type ResolvedTax,
  type Tax,
  type TaxAnswer,
  type TaxResolver,
  ValidationError,
  validateBillingEntity,
  validatePolicy,
  validateTax,
} from 'oneoff';
import { rebuildInvoice } from 'oneoff/core';
import { accountSheetOf, receiptSheetOf, sheetOf } from 'oneoff/documents';
import { checkEInvoice, parseEInvoice, toUbl, warnEInvoice } from 'oneoff/einvoice';
import type { HandlerOptions } from 'oneoff/http';
import { memoryDeliveryStore, memoryDirectory, memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { validateTaxId } from 'oneoff/tax-ids';
import { createEndpoint, createSecret, signWebhook, verifyWebhook } from 'oneoff/webhooks';
import { describe, expect, it } from 'vitest';
import { faultCodes } from '../../../src/errors/fault-codes.ts';
import { type Acme, type AcmeOptions, type AcmeRecords, acmeRecords, first, INPUT, openAcme } from '../acme.ts';
import { INPUT as BODY, openApi } from '../http/api.ts';
import { printSample, sampleSheet } from '../pdf/reading/sample-sheet.ts';

type Line = Record<string, unknown>;

const line: Line = { name: 'Setup', unitPrice: '100.00' };
const ANSWER: TaxAnswer = { status: 'unavailable', reason: 'maintenance' };
const resolver = (answer: TaxAnswer): TaxResolver => ({ resolve: async () => answer });

/** Create an invoice of a sound input with something changed. */
const create = (input: object, options?: AcmeOptions): Promise<unknown> =>
  openAcme(options).invoicing.createOneOffInvoice({ ...INPUT, ...input });
const bill = (changed: Line, options?: AcmeOptions): Promise<unknown> =>
  create({ lines: [{ ...line, ...changed }] }, options);
/** Finalize at once, where a draft would only be warned. */
const issue = (changed: Line, input: object = {}, options?: AcmeOptions): Promise<unknown> =>
  create({ issue: 'now', lines: [{ ...line, ...changed }], ...input }, options);

async function issued(acme: Acme = openAcme()): Promise<{ id: string; acme: Acme }> {
  return { id: (await acme.invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' })).id, acme };
}

const sendingAcme = (): Acme => openAcme({ sending: { deliveries: memoryDeliveryStore() } });

/** Export an invoice of a sound input with something changed. */
async function exported(changed: Line, input: object = {}, profile = 'en16931'): Promise<string> {
  return toUbl(await finalized(changed, input), { profile: profile as 'en16931' });
}

async function finalized(changed: Line = {}, input: object = {}): Promise<Invoice> {
  const lines = [{ ...line, ...changed }];
  return openAcme().invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', lines, ...input });
}

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const ublWith = (content: string): string =>
  `<Invoice xmlns="${UBL}Invoice-2" xmlns:cbc="${UBL}CommonBasicComponents-2">${content}</Invoice>`;

async function firstLine(acme: Acme, id: string): Promise<string> {
  return (await acme.invoicing.get(id))?.lines[0]?.id as string;
}

/** Acme with another number series of the German seller. */
function numbered(series: object, seller: object = {}): AcmeOptions {
  const records = acmeRecords();
  const entity = first(records.billingEntities);
  records.billingEntities[0] = { ...entity, ...seller, numberSeries: { ...entity.numberSeries, ...series } };
  return { records };
}

/** Send a request to the API; a refusal has its code. */
async function send(
  method: string,
  path: string,
  body?: unknown,
  {
    as = 'acme-corp',
    headers = {},
    ...options
  }: { as?: string | null; headers?: Record<string, string> } & Partial<HandlerOptions> = {},
): Promise<unknown> {
  const api = await openApi(options);
  return [(await api.sendAs(as)(method, path, body, headers)).body];
}

/** Receive a signed webhook with some headers changed. */
async function receive(body: string, changed: Record<string, string> = {}, isNew = true): Promise<unknown> {
  const secret = createSecret();
  const headers = await signWebhook({ id: 'evt', at: Date.now(), body }, [secret]);
  return verifyWebhook({ headers: { ...headers, ...changed }, body }, secret, { isNew: () => isNew });
}

const without = (key: 'taxIds' | 'taxCodes' | 'numberPrefix'): AcmeOptions => {
  const records = acmeRecords();
  const { [key]: _, ...rest } = first(records.billingEntities);
  records.billingEntities[0] = rest;
  return { records };
};

const tax = (changed: object): object => ({
  code: 't',
  name: 'T',
  scheme: 'VAT',
  rate: '19',
  category: 'S',
  ...changed,
});

/** Acme with more taxes. */
function withTaxes(...taxes: readonly object[]): AcmeOptions {
  const records = acmeRecords();
  records.taxes.push(...(taxes as Tax[]));
  return { records };
}

const bare = { store: memoryStore(), directory: memoryDirectory(acmeRecords()) };

/** Records with eleven more taxes. */
function manyTaxes(): AcmeRecords {
  const records = acmeRecords();
  const more = Array.from({ length: 11 }, (_, index) => ({
    code: `t-${index}`,
    name: 'T',
    scheme: 'sales',
    rate: '1',
  }));
  return { ...records, taxes: [...records.taxes, ...more] };
}

/** A deposit of 10.00 that Acme billed. */
async function deposit(more: object = {}): Promise<{ acme: Acme; id: string }> {
  const acme = openAcme();
  const lines = [{ name: 'Deposit', unitPrice: '10.00' }];
  const input = { ...INPUT, lines, issue: 'now' as const, documentType: 'prepayment' as const, ...more };
  return { acme, id: (await acme.invoicing.createOneOffInvoice(input)).id };
}

const triggers: Record<FaultCode, () => unknown> = {
  'add_on.not_found': () => bill({ addOn: 'setup-fee' }),
  'add_on.price_missing': () => create({ currency: 'EUR', lines: [{ addOn: 'us_only' }] }),
  'adjustment.not_allowed': () => bill({ quantity: '-1' }),
  'amount.too_large': () => bill({ quantity: '2', unitPrice: '900000000000000' }),
  'attachment.too_large': () =>
    create({ attachments: [{ name: 'a.pdf', mimeType: 'application/pdf', content: new Uint8Array(1_000_001) }] }),
  'base_quantity.not_positive': () => bill({ baseQuantity: '0' }),
  'bic.invalid': () => {
    const account = { iban: 'DE89370400440532013000' };
    return create({ paymentMeans: [{ type: 'credit_transfer', account, bic: 'COBADE' }] });
  },
  'billing_entity.not_found': () => create({ billingEntityId: 'acne' }),
  'billing_entity.required': () => {
    const records = acmeRecords();
    records.customers = [{ id: 'hooli', name: 'Hooli Ltd' }];
    return create({}, { records });
  },
  'clock.invalid': () => createInvoicing({ ...bare, clock: { now: () => Number.NaN } }).createOneOffInvoice(INPUT),
  'code.unknown': () => bill({ unit: 'hours' }),
  'credit_note.currency_mismatch': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.createCreditNote(id, { reason: 'duplicate', currency: 'USD' });
  },
  'credit_note.exceeds_invoice': async () => {
    const { id, acme } = await issued();
    const lineId = await firstLine(acme, id);
    return acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId, amount: '100.01' }] });
  },
  'credit_note.indivisible': async () => {
    const records = acmeRecords();
    const { taxIds: _, ...seller } = first(records.billingEntities);
    records.billingEntities[0] = seller;
    for (const code of ['cgst', 'sgst']) records.taxes.push({ code, name: code, scheme: code, rate: '100' });
    const acme = openAcme({ records });
    const lines = [{ name: 'A', unitPrice: '0.03', taxCodes: ['cgst', 'sgst'] }];
    const input = { ...INPUT, issue: 'now' as const, pricesIncludeTax: true, lines };
    const { id } = await acme.invoicing.createOneOffInvoice(input);
    const lineId = await firstLine(acme, id);
    for (const _ of [1, 2]) {
      await acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId, amount: '0.01' }] });
    }
  },
  'credit_note.not_found': () => send('GET', '/credit-notes/unknown'),
  'credit_note.not_positive': async () => {
    const { id, acme } = await issued();
    const lineId = await firstLine(acme, id);
    return acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId, amount: '0' }] });
  },
  'credit_note.nothing_left': async () => {
    const { id, acme } = await issued();
    await acme.invoicing.createCreditNote(id, { reason: 'duplicate' });
    return acme.invoicing.createCreditNote(id, { reason: 'duplicate' });
  },
  'credit_note.reason_required': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.createCreditNote(id, { reason: 'other' });
  },
  'currency.customer_mismatch': () => create({ customerId: 'initech', currency: 'EUR' }),
  'currency.invalid': () => openAcme({ currencies: [{ code: 'pts', exponent: 2 }] }),
  'currency.required': () => create({}, { policy: policies.solvimon }),
  'currency.unknown': () => create({ currency: 'EURO' }),
  'currency.withdrawn': () => create({ currency: 'DEM', issueDate: '2025-03-31' }),
  'customer.country_required': async () => {
    const { countryTaxes } = await import('oneoff');
    const records = acmeRecords();
    records.customers = [{ id: 'hooli', name: 'Hooli Ltd', currency: 'EUR', billingEntityId: 'acme' }];
    return create({}, { records, policy: policies.fluxrate, taxResolver: countryTaxes({}) });
  },
  'customer.not_found': () => create({ customerId: 'holi' }),
  'date.before_issue_date': () => create({ issueDate: '2025-03-31', dueDate: '2025-03-30' }),
  'date.invalid': () => create({ issueDate: '2025-02-30' }),
  'date.outside_window': () =>
    create(
      { issueDate: '2025-01-01' },
      { policy: { ...policies.standard, issueDateWindow: { pastDays: 30, futureDays: 0 } } },
    ),
  'decimal.invalid': () => bill({ quantity: '1,5' }),
  'decimal.too_long': () => bill({ unitPrice: '0.0000000000001' }),
  'decimal.unsafe_number': () => bill({ quantity: 2 ** 60 }),
  'deposit.changed': async () => {
    const { acme, id } = await deposit();
    const { invoicing } = acme;
    const draft = await invoicing.createOneOffInvoice({ ...INPUT, deposits: [{ invoiceId: id }] });
    await invoicing.open(draft.id);
    const lineId = await firstLine(acme, id);
    await invoicing.createCreditNote(id, { reason: 'order_change', lines: [{ lineId, amount: '1.00' }] });
    return invoicing.finalize(draft.id);
  },
  'deposit.deducted': async () => {
    const { acme, id } = await deposit();
    const input = { ...INPUT, issue: 'now' as const, deposits: [{ invoiceId: id }] };
    await acme.invoicing.createOneOffInvoice(input);
    return acme.invoicing.createOneOffInvoice(input);
  },
  'deposit.mismatch': async () => {
    const { acme, id } = await issued();
    return acme.invoicing.createOneOffInvoice({ ...INPUT, deposits: [{ invoiceId: id }] });
  },
  'deposit.not_found': () => create({ deposits: [{ invoiceId: 'nobody' }] }),
  'deposit.wrong_state': async () => {
    const { acme, id } = await deposit({ issue: 'draft' });
    return acme.invoicing.createOneOffInvoice({ ...INPUT, deposits: [{ invoiceId: id }] });
  },
  'directory.invalid': () =>
    openAcme({
      directory: { ...memoryDirectory(acmeRecords()), taxes: async () => undefined as never },
    }).invoicing.createOneOffInvoice(INPUT),
  'discount.not_applicable': () => create({ discount: '10 %' }),
  'document.accent_invalid': async () => sheetOf(await finalized(), { brand: { accent: 'red' } }),
  'document.glyph_missing': () => printSample(sampleSheet([{ name: '日本', amount: 1 }])),
  'document.language_missing': async () => sheetOf(await finalized(), { locale: 'hu' }),
  'document.logo_invalid': async () =>
    sheetOf(await finalized(), { brand: { logo: { bytes: new Uint8Array(8), type: 'image/png', alt: 'Acme' } } }),
  'document.mention_missing': async () => sheetOf(await finalized()).warnings,
  'document.nothing_paid': async () => receiptSheetOf(await finalized()),
  'document.parties_differ': async () => {
    const invoice = await finalized();
    const other = { ...invoice, customer: { ...invoice.customer, id: 'initech' } };
    return accountSheetOf([invoice, other], { asOf: '2026-12-31' });
  },
  'document.too_large': () => create({ lines: Array(500).fill({ ...line, description: 'x'.repeat(5000) }) }),
  'einvoice.decimals_not_expressible': () => exported({}, { currency: 'BHD' }),
  'einvoice.element_unknown': () => parseEInvoice(ublWith('<cbc:UUID>1</cbc:UUID>')),
  'einvoice.not_issued': async () => toUbl(await openAcme().invoicing.preview(INPUT), { profile: 'en16931' }),
  'einvoice.profile_missing': () =>
    issue({}, {}, { policy: { ...policies.standard, eInvoice: 'required' }, eInvoice: checkEInvoice }),
  'einvoice.profile_unknown': () => exported({}, {}, 'xrechnungg'),
  'einvoice.rate_residue': async () => {
    const rounding = { taxLevel: 'line', mode: 'half-up' } as const;
    const lines = [line, line].map((one) => ({ ...one, unitPrice: '0.03' }));
    const { invoicing } = openAcme({ policy: { ...policies.standard, rounding } });
    return warnEInvoice(await invoicing.createOneOffInvoice({ ...INPUT, lines, issue: 'now' }), { profile: 'en16931' });
  },
  'einvoice.rule_broken': () => exported({}, {}, 'xrechnung'),
  'einvoice.scheme_not_expressible': () => exported({ taxCodes: ['vat-19', 'sales-8'] }),
  'einvoice.text_not_expressible': async () =>
    toUbl({ ...(await finalized()), memo: 'a\u0001' }, { profile: 'en16931' }),
  'einvoice.unchecked': async () =>
    (await openAcme().invoicing.preview({ ...INPUT, eInvoiceProfile: 'en16931' })).warnings,
  'einvoice.xml_invalid': () => parseEInvoice('<!DOCTYPE Invoice>'),
  'einvoice.xml_too_large': () => parseEInvoice(' '.repeat(3_000_000)),
  'email.invalid': async () => {
    const { id, acme } = await issued(sendingAcme());
    return acme.invoicing.sendInvoice(id, { to: ['a@hooli.example\r\nBcc: thief@evil.example'] });
  },
  'email.not_served': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.sendInvoice(id, { to: ['ap@hooli.example'] });
  },
  'email.recipient_missing': async () => {
    const { id, acme } = await issued(sendingAcme());
    return acme.invoicing.sendInvoice(id);
  },
  'endpoint.too_many': async () => {
    const deliveries = memoryDeliveryStore({ endpointsPerTenant: 1 });
    for (const id of ['a', 'b']) await deliveries.saveEndpoint(createEndpoint({ id, url: 'app:' }));
  },
  'endpoint.not_found': () => send('GET', '/webhook-endpoints/unknown'),
  'exchange_rate.not_fixed': async () => {
    const acme = openAcme({ now: '2022-12-31T12:00:00Z' });
    const { id } = await acme.invoicing.createOneOffInvoice({ ...INPUT, currency: 'HRK', issue: 'now' });
    acme.at('2023-01-10T12:00:00Z');
    const exchangeRate = { rate: '7.53', date: '2023-01-01', source: 'ECB' };
    return acme.invoicing.createCreditNote(id, { reason: 'duplicate', currency: 'EUR', exchangeRate });
  },
  'exchange_rate.not_positive': () => create({ exchangeRate: { rate: '0', date: '2025-03-31', source: 'ECB' } }),
  'exchange_rate.required': () =>
    issue({}, { customerId: 'initech' }, { policy: { ...policies.standard, exchangeRate: 'required' } }),
  'field.conflict': () =>
    memoryDirectory({ ...acmeRecords(), customers: [...acmeRecords().customers, first(acmeRecords().customers)] }),
  'field.required': () => create({ lines: undefined }),
  'field.type': () => create({ lines: 'one setup' }),
  'field.unknown': () => create({ purchaseOrder: '4711' }),
  'field.value': () => create({ issue: 'later' }),
  'history.broken': () => rebuildInvoice([]),
  'iban.invalid': () =>
    create({ paymentMeans: [{ type: 'credit_transfer', account: { iban: 'DE88370400440532013000' } }] }),
  'id.invalid': () => openAcme({ ids: { next: () => '' } }).invoicing.createOneOffInvoice(INPUT),
  'id.taken': () => openAcme({ ids: { next: () => 'id' } }).invoicing.createOneOffInvoice(INPUT),
  'idempotency.conflict': async () => {
    const { invoicing } = openAcme();
    await invoicing.createOneOffInvoice(INPUT, { idempotencyKey: 'k' });
    return invoicing.createOneOffInvoice({ ...INPUT, memo: 'Thanks' }, { idempotencyKey: 'k' });
  },
  'idempotency.key_invalid': () => openAcme().invoicing.createOneOffInvoice(INPUT, { idempotencyKey: '' }),
  'instant.invalid': () => create({ finalizeAt: '2025-04-01 12:00' }),
  'invoice.changed': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.recordPayment(id, { amount: '1.00' }, { expectedVersion: 1 });
  },
  'invoice.not_found': () => openAcme().invoicing.finalize('nobody'),
  'invoice.numbered': async () => {
    const { invoicing } = openAcme({ policy: { ...policies.standard, assignNumber: 'create' } });
    return invoicing.deleteDraft((await invoicing.createOneOffInvoice(INPUT)).id);
  },
  'invoice.on_hold': async () => {
    const { invoicing } = openAcme();
    return invoicing.finalize((await invoicing.createOneOffInvoice({ ...INPUT, issue: 'held' })).id);
  },
  'invoice.replaced': async () => {
    const { id, acme } = await issued();
    await acme.invoicing.voidInvoice(id, { reason: 'typo' });
    await acme.invoicing.reissue(id);
    return acme.invoicing.reissue(id);
  },
  'invoice.wrong_state': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.deleteDraft(id);
  },
  'line.amount_mismatch': () => bill({ amount: '99.00' }),
  'line.name_required': () => bill({ name: undefined }),
  'line.not_found': async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    return invoicing.updateDraft(id, { lines: [{ id: 'nope', quantity: 2 }] });
  },
  'lines.required': () => create({ lines: [] }),
  'lines.too_many': () => create({ lines: Array(10_001).fill(line) }),
  'list.too_long': () => bill({ taxCodes: Array(101).fill('vat-19') }),
  'master.exists': async () => {
    const directory = memoryDirectoryStore();
    await directory.add('default', acmeRecords());
    return directory.add('default', { customers: acmeRecords().customers });
  },
  'metadata.too_large': () => create({ metadata: { note: 'x'.repeat(501) } }),
  'number.not_chronological': async () => {
    const acme = openAcme(numbered({ chronological: true }));
    await acme.invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    return acme.invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', issueDate: '2025-03-30' });
  },
  'number.pattern_ambiguous': () => memoryDirectory(numbered({ pattern: 'INV-{SEQ:4}' }).records ?? acmeRecords()),
  'number.pattern_invalid': () => memoryDirectory(numbered({ pattern: 'INV-{YYYY}-{SEC}' }).records ?? acmeRecords()),
  'number.series_invalid': () => memoryDirectory(numbered({ startAt: 0 }).records ?? acmeRecords()),
  'number.start_at_passed': async () => {
    const { acme } = await issued();
    const seller = first(acme.records.billingEntities);
    const numberSeries = { ...seller.numberSeries, startAt: 1 };
    throw new ValidationError((await acme.invoicing.checkNumberSeries({ ...seller, numberSeries })) as never);
  },
  'number.taken': async () => {
    const { acme } = await issued();
    const entity = first(acme.records.billingEntities);
    const pattern = 'INV-2025-{SEQ:4}';
    acme.records.billingEntities[0] = { ...entity, numberSeries: { scope: 'billing_entity', pattern, reset: 'never' } };
    return issued(acme);
  },
  'number.token_missing': () => {
    const { records = acmeRecords() } = numbered({ pattern: '{PREFIX}-{YYYY}-{SEQ}' });
    const { numberPrefix: _, ...nameless } = first(records.billingEntities);
    records.billingEntities[0] = nameless;
    return create({ issue: 'now' }, { records });
  },
  'number.too_long': () => create({ issue: 'now' }, numbered({ pattern: '{PREFIX}-{YYYY}-{SEQ}', maxLength: 8 })),
  'number.would_change': async () => {
    const { invoicing } = openAcme({ policy: { ...policies.standard, assignNumber: 'create' } });
    return invoicing.updateDraft((await invoicing.createOneOffInvoice(INPUT)).id, { issueDate: '2024-12-31' });
  },
  'payment.exceeds_due': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.recordPayment(id, { amount: '119.01' });
  },
  'payment.exceeds_refundable': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.recordRefund(id, { amount: '1.00' });
  },
  'payment.not_found': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.reversePayment(id, { paymentId: 'nobody' });
  },
  'payment.not_positive': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.recordPayment(id, { amount: '0.00' });
  },
  'payment.received_at_out_of_range': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.recordPayment(id, { amount: '1', receivedAt: '1969-12-31T23:59:59Z' });
  },
  'payment_term.invalid': () => create({ paymentTerm: { type: 'net', days: -1 } }),
  'period.incomplete': () => bill({ period: { from: '2025-03-01' } }),
  'period.mixed': () => bill({ period: { from: '2025-03-01', to: '2025-03-31T00:00:00Z' } }),
  'period.reversed': () => bill({ period: { from: '2025-03-31', to: '2025-03-01' } }),
  'policy.invalid': () => validatePolicy({ ...policies.standard, taxChain: ['resolver', 'line'] }),
  'price.currency_changed': async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    return invoicing.updateDraft(id, { currency: 'USD' });
  },
  'price.currency_mismatch': async () => {
    const { USD } = await import('dinero.js/currencies');
    return bill({ unitPrice: dinero({ amount: 100, currency: USD }) });
  },
  'price.invalid': () => bill({ unitPrice: dinero({ amount: 100, currency: MGA }) }),
  'price.is_number': () => bill({ unitPrice: 150 }),
  'price.negative': () => bill({ unitPrice: '-1.00' }),
  'reissue.not_credited': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.reissue(id);
  },
  'request.failed': () => {
    const list: DirectoryStore['list'] = () => Promise.reject(new Error('down'));
    return send('GET', '/customers', undefined, { directory: { ...memoryDirectoryStore(), list } });
  },
  'request.forbidden': () => send('GET', '/invoices', undefined, { as: 'acme-corp webhooks:read' }),
  'request.foreign_origin': () => send('POST', '/invoices', BODY, { headers: { 'Sec-Fetch-Site': 'same-site' } }),
  'request.malformed': () => send('POST', '/invoices', '{'),
  'request.media_type': () => send('POST', '/invoices', BODY, { headers: { 'Content-Type': 'text/plain' } }),
  'request.method_not_allowed': () => send('PUT', '/invoices'),
  'request.not_found': () => send('GET', '/invoice'),
  'request.precondition_failed': () =>
    send('PUT', '/customers/hooli', { id: 'hooli', name: 'Hooli' }, { headers: { 'If-Match': '"old"' } }),
  'request.too_deep': () => send('POST', '/invoices', `${'['.repeat(30)}${']'.repeat(30)}`),
  'request.too_large': () => send('POST', '/invoices', BODY, { maxBodyBytes: 10 }),
  'request.too_many_values': () => send('POST', '/invoices', JSON.stringify(Array.from({ length: 100_001 }))),
  'request.unauthenticated': () => send('GET', '/invoices', undefined, { as: null }),
  'rounding.scheme_conflict': () =>
    calculate({
      currency: 'INR',
      rounding: { taxLevel: 'document' },
      lines: [{ quantity: 1, unitPrice: '100.00', taxes: [{ code: 'c', scheme: 'CGST', rate: '9' }] }],
    }),
  'store.failed': async () => {
    const { invoicing } = openAcme({
      store: { ...memoryStore(), history: async () => ({ items: [], nextCursor: null }) },
    });
    await invoicing.createOneOffInvoice(INPUT, { idempotencyKey: 'k' });
    return invoicing.createOneOffInvoice(INPUT, { idempotencyKey: 'k' });
  },
  'store.not_atomic': () => openAcme({ store: { ...memoryStore(), atomic: false as unknown as true } }),
  'tax.buyer_id_required': () => issue({ taxCodes: ['vat-ae'] }),
  'tax.category_rate': () => validateTax(tax({ rate: '0' })),
  'tax.category_required': () => bill({ taxCodes: [] }),
  'tax.deliver_to_required': () => issue({ taxCodes: ['vat-k'] }),
  'tax.delivery_date_required': () => issue({ taxCodes: ['vat-k'] }),
  'tax.duplicate': () => bill({ taxCodes: ['vat-19', 'vat-19'] }),
  'tax.exemption_category': () =>
    validateTax({ code: 'e', name: 'VAT', scheme: 'VAT', rate: '0', category: 'E', exemption: { code: 'VATEX-EU-G' } }),
  'tax.exemption_conflict': () =>
    issue(
      {},
      {
        lines: [
          { ...line, taxCodes: ['vat-e'] },
          { ...line, taxCodes: ['vat-e2'] },
        ],
      },
    ),
  'tax.exemption_forbidden': () => validateTax(tax({ exemption: { text: 'because' } })),
  'tax.exemption_required': () => validateTax(tax({ category: 'E', rate: '0' })),
  'tax.jurisdiction_conflict': () =>
    issue(
      {},
      {
        lines: [
          { ...line, taxCodes: ['fr'] },
          { ...line, taxCodes: ['at'] },
        ],
      },
      withTaxes(tax({ code: 'fr', jurisdiction: 'FR' }), tax({ code: 'at', jurisdiction: 'AT' })),
    ),
  'tax.level_disabled': () => bill({ taxCodes: ['vat-19'] }, { policy: policies.bxb }),
  'tax.not_alone': () => issue({}, { lines: [{ ...line, taxCodes: ['vat-o'] }, line] }),
  'tax.not_valid': () => {
    const records = acmeRecords();
    records.taxes = records.taxes.map((tax) => ({ ...tax, validUntil: '2024-12-31' }));
    return create({}, { records });
  },
  'tax.not_domestic': () => issue({ taxCodes: ['b'] }, {}, withTaxes(tax({ code: 'b', category: 'B' }))),
  'tax.not_found': () => bill({ taxCodes: ['vat-91'] }),
  'tax.not_intra_community': () =>
    issue({ taxCodes: ['vat-k'] }, { deliverTo: { address: { country: 'US' } }, supplyDate: '2025-03-01' }),
  'tax.pending': async () => {
    const draft = await openAcme({
      ...without('taxCodes'),
      taxResolver: resolver(ANSWER),
    }).invoicing.createOneOffInvoice(INPUT);
    return draft.warnings;
  },
  'tax.rate_below_one': async () =>
    ((await bill({ taxCodes: ['s'] }, withTaxes(tax({ code: 's', rate: '0.19' })))) as Invoice).warnings,
  'tax.rate_out_of_range': () => validateTax(tax({ rate: '1900' })),
  'tax.rate_required': () => validateTax({ code: 't', name: 'T', scheme: 'sales', rate: null }),
  'tax.resolver_invalid': () => {
    const lines = [{ id: 'a', taxes: [{ code: 't', name: 'T', scheme: 'sales' } as ResolvedTax] }];
    return issue({}, {}, { ...without('taxCodes'), taxResolver: resolver({ status: 'resolved', lines }) });
  },
  'tax.seller_id_required': () => issue({ taxCodes: ['vat-ae'] }, {}, without('taxIds')),
  'tax.unavailable': () => issue({}, {}, { ...without('taxCodes'), taxResolver: resolver(ANSWER) }),
  'tax.vat_id_forbidden': () => issue({ taxCodes: ['vat-o'] }),
  'tax.vat_twice': () => issue({ taxCodes: ['vat-19', 'vat-7'] }),
  'tax_id.check_digit': () => validateTaxId({ country: 'DE', value: 'DE136695978' }),
  'tax_id.component': () => validateTaxId({ country: 'AT', value: 'ATX13585626' }),
  'tax_id.country_unknown': () => validateTaxId({ country: 'UK', value: '980780684' }),
  'tax_id.format': () => validateTaxId({ country: 'DE', value: 'DE13669597X' }),
  'tax_id.length': () => validateTaxId({ country: 'DE', value: 'DE1366959' }),
  'tax_id.type_unknown': () => validateTaxId({ country: 'DE', type: 'vta', value: 'DE136695976' }),
  'taxes.too_many': () =>
    bill({ taxCodes: Array.from({ length: 11 }, (_, index) => `t-${index}`) }, { records: manyTaxes() }),
  'text.empty': () => create({ memo: ' ' }),
  'text.invalid': () => create({ memo: 'a\u0000b' }),
  'text.too_long': () => create({ memo: 'x'.repeat(5001) }),
  'time_zone.unknown': () =>
    validateBillingEntity({ ...first(acmeRecords().billingEntities), timeZone: 'Europe/Belin' }),
  'total.negative': () => bill({ quantity: '-1' }, { policy: { ...policies.standard, adjustments: 'allowed' } }),
  'total.unexpected': () => create({ expectedTotal: '120.00' }),
  'validation.failed': () => create({ purchaseOrder: '4711', memo: '' }),
  'void.deducted': async () => {
    const { acme, id } = await deposit();
    await acme.invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', deposits: [{ invoiceId: id }] });
    return acme.invoicing.voidInvoice(id, { reason: 'typo' });
  },
  'void.not_allowed': async () => {
    const { id, acme } = await issued(openAcme({ policy: { ...policies.standard, voidIssued: 'credit_note_only' } }));
    return acme.invoicing.voidInvoice(id, { reason: 'typo' });
  },
  'void.paid': async () => {
    const { id, acme } = await issued();
    await acme.invoicing.recordPayment(id, { amount: '1.00' });
    return acme.invoicing.voidInvoice(id, { reason: 'typo' });
  },
  'webhook.body_invalid': () => receive('no json'),
  'webhook.body_too_large': () => receive(' '.repeat(1_048_577)),
  'webhook.event_types_required': () => createEndpoint({ url: 'https://books.example/', eventTypes: [] }),
  'webhook.header_missing': () => receive('{}', { 'webhook-id': '' }),
  'webhook.replayed': () => receive('{}', {}, false),
  'webhook.secret_invalid': () => signWebhook({ id: 'evt', at: 0, body: '' }, ['whsec_short']),
  'webhook.signature_invalid': () => receive('{}', { 'webhook-signature': 'v1,AAAA' }),
  'webhook.timestamp_outside_tolerance': () => receive('{}', { 'webhook-timestamp': '1' }),
  'webhook.url_invalid': () => createEndpoint({ url: 'books.example' }),
  'webhook.url_refused': () => createEndpoint({ url: 'http://169.254.169.254/' }),
  'write_off.exceeds_due': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.writeOff(id, { amount: '119.01', reason: 'charges' });
  },
  'write_off.exceeds_limit': async () => {
    const { id, acme } = await issued(openAcme({ policy: { ...policies.standard, writeOff: { limit: '1.00' } } }));
    return acme.invoicing.writeOff(id, { reason: 'charges' });
  },
  'write_off.not_found': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.reverseWriteOff(id, { writeOffId: 'nobody' });
  },
  'write_off.not_positive': async () => {
    const { id, acme } = await issued();
    return acme.invoicing.writeOff(id, { amount: '0.00', reason: 'charges' });
  },
};

/** The codes that a trigger brings up: of what it throws, and of the faults that it returns. */
async function codesOf(trigger: () => unknown): Promise<readonly string[]> {
  try {
    return ((await trigger()) as readonly { readonly code: string }[]).map((one) => one.code);
  } catch (error) {
    if (!(error instanceof InvoicingError)) throw error;
    return [error.code, ...(error instanceof ValidationError ? error.faults.map((one) => one.code) : [])];
  }
}

describe('every fault code', () => {
  it.each(faultCodes)('%s comes up where its rule is broken', async (code) => {
    expect(await codesOf(triggers[code])).toContain(code);
  });
});
