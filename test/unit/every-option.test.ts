import { countryTaxes, createInvoicing, policies } from 'oneoff';
import { renderAccountHtml, renderInvoiceEmail, renderInvoiceHtml, renderReceiptHtml, sheetOf } from 'oneoff/documents';
import { parseEInvoice, statementOf, toCii, toEInvoiceFile, toUbl, validateEInvoice } from 'oneoff/einvoice';
import { createInvoicingHandler } from 'oneoff/http';
import { lagoDialect } from 'oneoff/lago';
import { memoryDeliveryStore, memoryDirectory, memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { renderInvoicePdf } from 'oneoff/pdf';
import { migrate, migrationSql, postgresDeliveryStore, postgresDirectory, postgresStore } from 'oneoff/postgres';
import { drizzleTables } from 'oneoff/postgres/drizzle';
import { sqliteDeliveryStore, sqliteDirectory, sqliteStore } from 'oneoff/sqlite';
import { hmrcCheck, viesCheck } from 'oneoff/tax-ids';
import { createEndpoint, createRelay, httpSink, signWebhook, standardDialect, verifyWebhook } from 'oneoff/webhooks';
import { describe, expect, it } from 'vitest';
import { acmeRecords, INPUT, openAcme, reasonsOf } from './acme.ts';

/** Takes options that may be misspelt; whether it throws or rejects makes no difference. */
type Call = (options: object) => unknown;

const acme = openAcme();
const { invoicing, store } = acme;
const directory = memoryDirectory(acmeRecords());
const { id } = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
const issued = (await invoicing.get(id)) as Parameters<typeof sheetOf>[0] & Parameters<typeof toUbl>[0];
const paid = await invoicing.recordPayment(id, { amount: '1.00' });
const draft = await invoicing.createOneOffInvoice(INPUT);
const pool = { connect: () => undefined, query: () => undefined };
const database = { exec: () => undefined, prepare: () => undefined };
const unsigned = { id: 'evt', at: 0, body: '' };
const authenticate = (): null => null;
const options = (given: object): never => given as never;

/** Everything that takes options, with those that it needs and the names of all. */
const callers: { readonly [name: string]: readonly [call: Call, names: string, needed?: object] } = {
  createInvoicing: [
    (given) => createInvoicing(options(given)),
    'store directory policy taxResolver taxTimeoutMs currencies tenant clock ids',
    { store, directory },
  ],
  'limits of a policy': [
    (limits) => createInvoicing({ store, directory, policy: options({ ...policies.standard, limits }) }),
    Object.keys(policies.standard.limits).join(' '),
    policies.standard.limits,
  ],
  policy: [
    (policy) => createInvoicing({ store, directory, policy: options(policy) }),
    Object.keys(policies.standard).join(' '),
    policies.standard,
  ],
  memoryStore: [(given) => memoryStore(options(given)), 'deliveries'],
  memoryDeliveryStore: [(given) => memoryDeliveryStore(options(given)), 'endpointsPerTenant clock'],
  memoryDirectoryStore: [(given) => memoryDirectoryStore(options(given)), 'currencies'],
  memoryDirectory: [
    (given) => memoryDirectory(options(given)),
    'billingEntities customers addOns taxes',
    { ...acmeRecords() },
  ],
  viesCheck: [(given) => viesCheck(options(given)), 'requester url fetch timeoutMs clock'],
  hmrcCheck: [
    (given) => hmrcCheck(options(given)),
    'clientId clientSecret requester url fetch timeoutMs clock',
    { clientId: 'a', clientSecret: 'b' },
  ],
  countryTaxes: [(given) => countryTaxes(options(given)), 'DE'],
  'source of postgresStore': [(given) => postgresStore(options(given)), 'pool'],
  postgresStore: [
    (given) => postgresStore({ pool: options(pool) }, options(given)),
    'schema rowLevelSecurity preparedStatements lockTimeoutMs',
  ],
  postgresDeliveryStore: [
    (given) => postgresDeliveryStore({ pool: options(pool) }, options(given)),
    'schema rowLevelSecurity endpointsPerTenant lockTimeoutMs',
  ],
  postgresDirectory: [
    (given) => postgresDirectory({ pool: options(pool) }, options(given)),
    'schema rowLevelSecurity currencies lockTimeoutMs',
  ],
  drizzleTables: [(given) => drizzleTables(options(given)), 'schema'],
  migrate: [(given) => migrate({ pool: options(pool) }, options(given)), 'schema rowLevelSecurity'],
  migrationSql: [(given) => migrationSql(options(given)), 'schema rowLevelSecurity from transaction'],
  'source of sqliteStore': [(given) => sqliteStore(options(given)), 'database transaction storage'],
  sqliteDeliveryStore: [
    (given) => sqliteDeliveryStore({ database: options(database) }, options(given)),
    'endpointsPerTenant',
  ],
  sqliteDirectory: [(given) => sqliteDirectory({ database: options(database) }, options(given)), 'currencies'],
  createInvoicingHandler: [
    (given) => createInvoicingHandler(invoicing, options(given)),
    'authenticate basePath maxBodyBytes deliveries webhookUrls directory documents origins securitySchemes onFailure',
    { authenticate },
  ],
  'webhookUrls of a handler': [
    (webhookUrls) => createInvoicingHandler(invoicing, { authenticate, webhookUrls: options(webhookUrls) }),
    'allowPrivate ports',
  ],
  createRelay: [
    (given) => createRelay(options(given)),
    'store sinks graceMs pollMs maxAttempts',
    { store: memoryDeliveryStore(), sinks: {} },
  ],
  httpSink: [(given) => httpSink(options(given)), 'fetch timeoutMs dialect allowPrivate ports'],
  standardDialect: [(given) => standardDialect(options(given)), 'thin'],
  lagoDialect: [(given) => lagoDialect(options(given)), 'signature'],
  createEndpoint: [
    (given) => createEndpoint(options(given)),
    'id tenant url eventTypes billingEntityId secrets createdAt',
    { url: 'app:' },
  ],
  'rules of createEndpoint': [(rules) => createEndpoint({ url: 'app:' }, options(rules)), 'allowPrivate ports'],
  signWebhook: [
    (given) => signWebhook(options(given), ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']),
    'id at body',
    unsigned,
  ],
  verifyWebhook: [
    (given) => verifyWebhook({ headers: {}, body: '' }, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', options(given)),
    'toleranceSeconds maxBytes isNew clock',
  ],
  createOneOffInvoice: [(given) => invoicing.createOneOffInvoice(INPUT, given), 'idempotencyKey actor'],
  finalize: [(given) => invoicing.finalize(id, {}, given), 'expectedVersion actor'],
  updateDraft: [(given) => invoicing.updateDraft(draft.id, {}, given), 'expectedVersion actor'],
  recordPayment: [
    (given) => invoicing.recordPayment(id, { amount: '1.00' }, given),
    'idempotencyKey expectedVersion actor',
  ],
  hold: [(given) => invoicing.hold(draft.id, given), 'expectedVersion actor'],
  list: [
    (given) => invoicing.list(given),
    'status paymentStatus customerId billingEntityId currency number issueDateFrom issueDateTo dueDateFrom dueDateTo overdueOn overdueMarked metadata limit cursor',
  ],
  history: [(given) => invoicing.history(id, given), 'limit cursor'],
  finalizeDue: [(given) => invoicing.finalizeDue(undefined, given), 'limit actor'],
  sheetOf: [
    (given) => sheetOf(issued, given),
    'invoice locale languages paper brand labels mentions notes show template',
  ],
  renderInvoiceHtml: [(given) => renderInvoiceHtml(issued, given), 'locale languages paper brand labels template'],
  renderInvoiceEmail: [(given) => renderInvoiceEmail(issued, given), 'locale languages paper brand labels'],
  renderInvoicePdf: [(given) => renderInvoicePdf(issued, given), 'fonts attachments facturX locale paper'],
  renderReceiptHtml: [(given) => renderReceiptHtml(paid, options(given)), 'payment', { payment: paid.payments[0]?.id }],
  renderAccountHtml: [(given) => renderAccountHtml(options([paid]), options(given)), 'locale'],
  statementOf: [(given) => statementOf(issued, given), 'invoice'],
  parseEInvoice: [(given) => parseEInvoice('<a/>', given), 'unknown'],
  toUbl: [(given) => toUbl(issued, options(given)), 'profile invoice', { profile: 'en16931' }],
  toCii: [(given) => toCii(issued, options(given)), 'profile invoice', { profile: 'en16931' }],
  toEInvoiceFile: [(given) => toEInvoiceFile(issued, options(given)), 'profile invoice', { profile: 'en16931' }],
  validateEInvoice: [(given) => validateEInvoice(issued, options(given)), 'profile invoice', { profile: 'en16931' }],
};

/** A name with one letter too few, too many, wrong, in another place or in another case; none of the other names. */
function misspelt(name: string, others: readonly string[]): readonly string[] {
  const at = [...name].flatMap((letter, index) => {
    const [before, after] = [name.slice(0, index), name.slice(index + 1)];
    const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
    const swapped = `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`;
    return [
      before + after,
      `${before}${letter}${letter}${after}`,
      `${before}x${after}`,
      swapped,
      before + other + after,
    ];
  });
  return [...new Set(at)].filter((one) => one !== '' && !others.includes(one));
}

/** The misspelt options of a caller that were taken, or refused without their name. */
async function accepted(call: Call, names: string, needed: object = {}): Promise<readonly string[]> {
  const all = names.split(' ');
  const found: string[] = [];
  for (const wrong of all.flatMap((name) => misspelt(name, all))) {
    const given = { ...needed, [wrong]: 'x' };
    const reasons = await (async () => call(given))().then(() => ['accepted'], reasonsOf);
    if (!reasons.some((reason) => reason.endsWith(`/${wrong}`))) found.push(`${wrong}: ${reasons}`);
  }
  return found;
}

describe('an option that is misspelt by one letter is refused by its name', () => {
  it.each(Object.entries(callers))('%s', async (_, [call, names, needed]) => {
    expect(await accepted(call, names, needed)).toEqual([]);
  });

  it('a function that ignores what it does not know is found out', async () => {
    const careless: Call = ({ tenant = 'default' }: { tenant?: string }) => tenant;
    expect(await accepted(careless, 'tenant')).toContain('tennant: accepted');
  });
});
