import type { LineInput, ResolvedTax, TaxAnswer, TaxRequest, TaxResolver } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, acmeRecords, first, INPUT, openAcme, rejection, resolvedBy } from '../acme.ts';

const LINES: readonly LineInput[] = [
  { name: 'Zebra', unitPrice: '100.00' },
  { name: 'Apple', unitPrice: '10.00' },
];

/** A seller without taxes of its own, over a resolver. */
function resolving(resolve: (request: TaxRequest) => unknown): Acme {
  const records = acmeRecords();
  const { taxCodes: _, taxIds: __, ...seller } = first(records.billingEntities);
  records.billingEntities[0] = seller;
  const taxResolver: TaxResolver = { resolve: async (request) => resolve(request) as TaxAnswer };
  return openAcme({ records, taxResolver });
}

const issue = (acme: Acme, input: object = {}) =>
  acme.invoicing.createOneOffInvoice({ ...INPUT, lines: LINES, ...input, issue: 'now' });
const sales = (rate: string, stated: Partial<ResolvedTax> = {}): ResolvedTax => ({
  code: `s-${rate}`,
  name: 'Sales tax',
  scheme: 'sales',
  rate,
  ...stated,
});
const one = (unitPrice: string): object => ({ lines: [{ name: 'Work', unitPrice }] });

describe('the request of a tax resolver', () => {
  const attacks: Record<string, (request: TaxRequest) => void> = {
    'sorts its lines': ({ lines }) =>
      (lines as TaxRequest['lines'][number][]).sort((a, b) => (a.name < b.name ? -1 : 1)),
    'changes an amount': ({ lines }) => Object.assign(first(lines), { amount: '1.00' }),
    'changes the buyer': ({ buyer }) => Object.assign(buyer.address ?? {}, { country: 'US' }),
    'takes a line away': ({ lines }) => (lines as unknown[]).pop(),
    'changes the tax date': (request) => Object.assign(request, { taxDate: '1999-01-01' }),
  };

  it.each(Object.entries(attacks))('is frozen: one that %s fails, and nothing is issued', async (_, attack) => {
    const acme = resolving((request) => {
      attack(request);
      return resolvedBy(request, [sales('20')], [sales('5')]);
    });
    expect(await rejection(issue(acme))).toMatchObject({ code: 'tax.unavailable' });
    expect((await acme.store.list('default', {})).items).toEqual([]);
  });
});

describe('the answer of a tax resolver', () => {
  it('is read by line id, in whatever order it comes', async () => {
    const acme = resolving((request) => {
      const { status, lines } = resolvedBy(request, [sales('20')], [sales('5')]);
      return { status, lines: lines.toReversed() };
    });
    expect(await issue(acme)).toMatchObject({
      lines: [{ taxAmount: '20.00' }, { taxAmount: '0.50' }],
      total: '130.50',
    });
  });

  const wrong: Record<string, [answer: (request: TaxRequest) => unknown, says: readonly string[]]> = {
    'leaves a line out': [
      ({ lines }) => ({ status: 'resolved', lines: [{ id: first(lines).id, taxes: [] }] }),
      ['/lines', '"id-000003" ("Apple") is not answered', 'taxes: []'],
    ],
    'names a line twice': [
      ({ lines }) => ({ status: 'resolved', lines: [...lines, first(lines)].map(({ id }) => ({ id, taxes: [] })) }),
      ['/lines/2/id', '"id-000002" is answered twice', 'once'],
    ],
    'names a line that was not asked for': [
      ({ lines }) => ({ status: 'resolved', lines: [...lines, { id: 'other' }].map(({ id }) => ({ id, taxes: [] })) }),
      ['/lines/2/id', '"other" was not asked for'],
    ],
    'has no ids': [() => ({ status: 'resolved', lines: [{ taxes: [] }, { taxes: [] }] }), ['/lines/0/id', 'missing']],
    'misspells a member': [
      ({ lines }) => ({ status: 'resolved', lines: lines.map(({ id }) => ({ id, tax: [] })) }),
      ['/lines/0/tax', 'taxes'],
    ],
  };

  it.each(Object.entries(wrong))('that %s is refused by name', async (_, [answer, says]) => {
    const error = await rejection(issue(resolving(answer)));
    expect(error.code).toBe('tax.resolver_invalid');
    for (const part of says) expect(error.message).toContain(part);
  });
});

describe('an amount that a tax resolver states', () => {
  it.each<[unitPrice: string, stated: ResolvedTax, says: string]>([
    ['1000.00', sales('15', { taxableAmount: '1000.00', amount: '-150.00' }), '"150.00"'],
    ['1000.00', sales('15', { amount: '-150.00' }), '"150.00"'],
    ['1000.00', sales('15', { taxableAmount: '-1000.00', amount: '-150.00' }), 'another sign'],
    ['1000.00', sales('15', { amount: '150.02' }), '"150.00"'],
    ['1000.00', sales('15', { amount: '149.98' }), '"150.00"'],
    ['1000.00', sales('15', { amount: '0.00' }), '"150.00"'],
    ['1000.00', sales('15', { taxableAmount: '0.00', amount: '150.00' }), '"0.00"'],
    ['100.00', sales('19', { taxableAmount: '1000000.00', amount: '190000.00' }), 'more than the line'],
    ['1000.00', sales('15', { taxableAmount: '1500.00', amount: '225.00' }), 'more than the line'],
    ['0.00', sales('15', { taxableAmount: '10.00', amount: '1.50' }), 'more than the line'],
    ['1000.00', sales('0', { amount: '0.01' }), '"0.00"'],
    ['0.00', sales('15', { amount: '0.01' }), '"0.00"'],
    ['33.33', sales('7.25', { amount: '2.43' }), '"2.42"'],
  ])('on %s is refused: %j', async (unitPrice, stated, says) => {
    const error = await rejection(
      issue(
        resolving((request) => resolvedBy(request, [stated])),
        one(unitPrice),
      ),
    );
    expect(error.code).toBe('tax.resolver_invalid');
    expect(error.message).toContain(says);
    expect(error.message).toContain('as_filed');
  });

  it.each<[unitPrice: string, stated: ResolvedTax]>([
    ['1000.00', sales('15', { taxableAmount: '1000.00', amount: '150.00' })],
    ['1000.00', sales('15', { amount: '150.01' })],
    ['1000.00', sales('15', { amount: '149.99' })],
    ['1000.00', sales('15', { taxableAmount: '200.00', amount: '30.00' })],
    ['1000.00', sales('15', { taxableAmount: '0.00', amount: '0.00' })],
    // A tax that is part of its own base, as Brazil's ICMS is: 1000 / (1 - 0.15).
    ['1000.00', sales('15', { taxableAmount: '1176.47', amount: '176.47' })],
    ['33.33', sales('7.25', { amount: '2.41' })],
    ['33.33', sales('7.25', { amount: '2.42' })],
  ])('on %s is kept: %j', async (unitPrice, stated) => {
    const invoice = await issue(
      resolving((request) => resolvedBy(request, [stated])),
      one(unitPrice),
    );
    expect(invoice.taxAmount).toBe(stated.amount);
  });

  it('is kept unchanged if the provider files it', async () => {
    const stated = sales('15', { taxableAmount: '1000.00', amount: '-150.00' });
    const acme = resolving((request) => ({ ...resolvedBy(request, [stated]), stated: 'as_filed' }));
    expect(await issue(acme, one('1000.00'))).toMatchObject({ taxAmount: '-150.00', total: '850.00' });
  });

  it.each<[what: string, taxes: readonly ResolvedTax[], source: string]>([
    ['a wrong amount', [sales('15', { amount: '-150.00' })], 'resolver_as_filed'],
    ['a base of its own', [sales('15', { taxableAmount: '1.00', amount: '150.00' })], 'resolver_as_filed'],
    ['one amount of two', [sales('15', { amount: '7.00' }), { ...sales('5'), code: 'city' }], 'resolver_as_filed'],
    ['an amount that is right', [sales('15', { amount: '150.00' })], 'resolver_as_filed'],
    ['no amount', [sales('15')], 'resolver'],
    ['no tax', [], 'resolver'],
  ])('shows on the line where it was not checked: as filed with %s', async (_, taxes, source) => {
    const acme = resolving((request) => ({ ...resolvedBy(request, taxes), stated: 'as_filed' }));
    const { id } = await issue(acme, one('1000.00'));
    const { items } = await acme.store.history('default', id);
    expect((await acme.store.get('default', id))?.lines[0]?.taxSource).toBe(source);
    expect(items.at(-1)?.data.invoice.lines[0]?.taxSource).toBe(source);
  });

  it('shows no longer where the resolver answers otherwise at finalize', async () => {
    let stated: object = { stated: 'as_filed' };
    const acme = resolving((request) => ({ ...resolvedBy(request, [sales('15', { amount: '150.00' })]), ...stated }));
    const draft = await acme.invoicing.createOneOffInvoice({ ...INPUT, ...one('1000.00') });
    expect(draft.lines[0]?.taxSource).toBe('resolver_as_filed');
    stated = {};
    expect((await acme.invoicing.finalize(draft.id)).lines[0]?.taxSource).toBe('resolver');
  });

  it('is held against the part that the rate has in a gross price', async () => {
    const state = (amount: string): Acme => resolving((request) => resolvedBy(request, [sales('21', { amount })]));
    expect(await issue(state('131.55'), { ...one('758.00'), pricesIncludeTax: true })).toMatchObject({
      total: '758.00',
    });
    const error = await rejection(issue(state('159.18'), { ...one('758.00'), pricesIncludeTax: true }));
    expect(error).toMatchObject({ code: 'tax.resolver_invalid' });
  });
});
