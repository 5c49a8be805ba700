/** One request that costs much: the path may name `{invoice}`, an issued invoice of many lines, or `{draft}`. */
export interface HostileRequest {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body: () => unknown;
}

/** The body limit of a handler. */
export const BODY_BYTES: number = 2 * 1024 * 1024;
/** Add-ons in the directory, whose codes are near misses of each other. */
export const KNOWN_ADD_ONS: readonly string[] = Array.from({ length: 400 }, (_, index) => `setup-fee-of-plan-${index}`);
/** Lines of the invoice that is stored; more do not fit into `limits.documentBytes`. */
export const STORED_LINES = 4000;

const line = { name: 'Setup', unitPrice: '1.00' };
const invoice = (parts: object): object => ({ customerId: 'hooli', lines: [line], ...parts });
const map = (entries: readonly (readonly [string, unknown])[]): object => Object.fromEntries(entries);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** As many as fit into a body. */
function fill<T>(make: (index: number) => T): T[] {
  return times(Math.floor((BODY_BYTES - 1000) / (JSON.stringify(make(199_999)).length + 1)), make);
}

const create = (body: () => unknown): HostileRequest => ({ method: 'POST', path: '/invoices', body });
const ofLines = (lines: () => readonly object[]): HostileRequest => create(() => invoice({ lines: lines() }));

/** Bodies within the limits, invalid and valid, that were or could be expensive. */
export const hostileRequests: Readonly<Record<string, HostileRequest>> = {
  'unknown currencies of an add-on': {
    method: 'POST',
    path: '/add-ons',
    body: () => ({ code: 'a', name: 'A', prices: map(fill((i) => [`X${i}`, '1'])) }),
  },
  'unknown members of an invoice': create(() => invoice(map(fill((i) => [`misspelt_member_${i}`, 1])))),
  'empty tax codes': ofLines(() => [{ ...line, taxCodes: fill(() => '') }]),
  '1,000 misspelt add-ons beside 400 known ones': ofLines(() => [
    ...KNOWN_ADD_ONS.map((addOn) => ({ addOn })),
    ...times(1000, (i) => ({ addOn: `setup-fee-of-plam-${i}` })),
  ]),
  '10,000 misspelt add-ons': ofLines(() => times(10_000, (i) => ({ addOn: `setup-fee-of-plam-${i}` }))),
  '10,000 lines of 10 unknown taxes': ofLines(() =>
    times(10_000, (i) => ({ ...line, taxCodes: times(10, (k) => `v-${i}-${k}`) })),
  ),
  'misspelt members of lines': ofLines(() => fill(() => ({ nmae: 'x' }))),
  '10,000 lines, each wrong': ofLines(() => times(10_000, () => ({ unitPrice: '1,00', quantity: 'x' }))),
  'one long decimal': create(() => invoice({ expectedTotal: '1'.repeat(BODY_BYTES - 1000) })),
  'one long text of separators': create(() => invoice({ expectedTotal: ','.repeat(BODY_BYTES - 1000) })),
  'one long number': create(() => invoice({ metadata: { number: '0'.repeat(1_000_000) } })),
  'one long member name': create(() => invoice({ ['~/'.repeat(BODY_BYTES / 2 - 500)]: 1 })),
  'metadata without end': create(() => invoice({ metadata: map(fill((i) => [`k${i}`, ''])) })),
  'a million empty lists': create(() => invoice({ memo: fill(() => []) })),
  'a draft of 10,000 lines': ofLines(() => times(10_000, () => line)),
  'a preview of 10,000 lines': { ...ofLines(() => times(10_000, () => line)), path: '/invoices/preview' },
  'an issued invoice of 4,000 lines': create(() =>
    invoice({ lines: times(STORED_LINES, () => ({ ...line, quantity: '1.333' })), issue: 'now' }),
  ),
  'an edit with 4,000 lines': {
    method: 'PATCH',
    path: '/invoices/{draft}',
    body: () => ({ lines: times(STORED_LINES, () => line) }),
  },
  'a credit note of all 4,000 lines': {
    method: 'POST',
    path: '/invoices/{invoice}/credit-notes/preview',
    body: () => ({ reason: 'cancellation' }),
  },
  'a credit note of 10,000 unknown lines': {
    method: 'POST',
    path: '/invoices/{invoice}/credit-notes',
    body: () => ({ reason: 'duplicate', lines: times(10_000, (i) => ({ lineId: `id-00${i}`, quantity: '1' })) }),
  },
  'a payment of an invoice of 4,000 lines': {
    method: 'POST',
    path: '/invoices/{invoice}/payments',
    body: () => ({ amount: '0.01' }),
  },
  'a list of event types': {
    method: 'POST',
    path: '/webhook-endpoints',
    body: () => ({ url: 'https://books.example/hooks', eventTypes: fill((i) => `invoice.misspelt-${i}`) }),
  },
  'the same event type': {
    method: 'POST',
    path: '/webhook-endpoints',
    body: () => ({ url: 'https://books.example/hooks', eventTypes: fill(() => 'invoice.finalized') }),
  },
  'tax ids of a customer': {
    method: 'PUT',
    path: '/customers/hooli',
    body: () => ({ id: 'hooli', name: 'C', taxIds: fill(() => ({ country: 'xx' })) }),
  },
  'tax codes of a customer': {
    method: 'PUT',
    path: '/customers/hooli',
    body: () => ({ id: 'hooli', name: 'C', taxCodes: fill((i) => `vat-${i}`) }),
  },
};
