import { type BillingEntity, type Customer, type OneOffInvoiceInput, policies, type Tax } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, type AcmeRecords, acmeRecords, first, INPUT, openAcme, reasons } from '../acme.ts';

interface Changes {
  readonly seller?: Partial<BillingEntity>;
  readonly buyer?: Partial<Customer>;
  readonly taxes?: readonly Tax[];
}

function recordsWith({ seller, buyer, taxes = [] }: Changes): AcmeRecords {
  const records = acmeRecords();
  records.billingEntities[0] = { ...first(records.billingEntities), ...seller };
  records.customers[0] = { ...first(records.customers), ...buyer };
  records.taxes.push(...taxes);
  return records;
}

const vat = (code: string, members: Partial<Tax> = {}): Tax => ({
  code,
  name: 'VAT',
  scheme: 'VAT',
  rate: '20',
  category: 'S',
  ...members,
});
const lineOf = (...taxCodes: string[]): OneOffInvoiceInput['lines'][number] => ({
  name: 'A',
  unitPrice: '100.00',
  taxCodes,
});

/** What a draft warns of, which finalizing then refuses with the same faults, storing nothing. */
async function warnedThenRefused(acme: Acme, input: OneOffInvoiceInput): Promise<readonly string[]> {
  const draft = await acme.invoicing.createOneOffInvoice(input);
  const warned = draft.warnings.map(({ code, path }) => `${code} ${path}`);
  expect(await reasons(acme.invoicing.finalize(draft.id))).toEqual(warned);
  expect((await acme.invoicing.get(draft.id))?.status).toBe('draft');
  return warned;
}

const french: Partial<Customer> = { address: { country: 'FR' }, taxIds: [{ country: 'FR', value: 'FR40303265045' }] };
const supply = { deliverTo: { address: { country: 'FR' } }, supplyDate: '2025-03-01' };

describe('an intra-community supply (K)', () => {
  const issue = (changes: Changes, more: object = {}): Promise<readonly string[]> =>
    warnedThenRefused(openAcme({ records: recordsWith({ buyer: french, ...changes }) }), {
      ...INPUT,
      ...supply,
      ...more,
      lines: [lineOf('vat-k')],
    });

  it('is issued from Germany to a French buyer in France', async () => {
    const { invoicing } = openAcme({ records: recordsWith({ buyer: french }) });
    expect(
      await invoicing.createOneOffInvoice({ ...INPUT, ...supply, issue: 'now', lines: [lineOf('vat-k')] }),
    ).toMatchObject({ status: 'finalized', total: '100.00', warnings: [] });
  });
  it('is refused where it is delivered at home', async () => {
    expect(await issue({}, { deliverTo: { address: { country: 'DE' } } })).toEqual([
      'tax.not_intra_community /deliverTo',
    ]);
  });
  it('is refused to the US', async () => {
    expect(await issue({}, { deliverTo: { address: { country: 'US' } } })).toEqual([
      'tax.not_intra_community /deliverTo',
    ]);
  });
  it('is refused to a buyer of the seller’s country', async () => {
    const taxIds = [{ country: 'DE', value: 'DE129273398' }];
    expect(await issue({ buyer: { taxIds } })).toEqual(['tax.not_intra_community /customer/taxIds']);
  });
  it('is refused to a buyer in Switzerland', async () => {
    const buyer = { address: { country: 'CH' }, taxIds: [{ country: 'CH', value: 'CHE107787577IVA' }] };
    expect(await issue({ buyer })).toEqual(['tax.not_intra_community /customer/taxIds']);
  });
});

describe('the ids that a category needs', () => {
  const registered = { taxIds: [{ country: 'DE', type: 'tax_number', value: '30/123/45678' }] };

  it('are a tax registration for reverse charge (BT-32), which is stored under its own name', async () => {
    const { invoicing } = openAcme({ records: recordsWith({ seller: registered, buyer: french }) });
    const invoice = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', lines: [lineOf('vat-ae')] });
    expect(invoice).toMatchObject({ status: 'finalized', billingEntity: { taxIds: [{ type: 'tax_registration' }] } });
  });

  it.each(['vat-19', 'z', 'vat-e', 'g', 'l', 'm'])(
    '%s of a seller without any tax id: warned, then refused',
    async (code) => {
      const taxes = [
        vat('z', { rate: '0', category: 'Z' }),
        vat('g', { rate: '0', category: 'G', exemption: { code: 'VATEX-EU-G' } }),
        vat('l', { rate: '7', category: 'L' }),
        vat('m', { rate: '4', category: 'M' }),
      ];
      const acme = openAcme({ records: recordsWith({ seller: { taxIds: [] }, taxes }) });
      expect(await warnedThenRefused(acme, { ...INPUT, lines: [lineOf(code)] })).toEqual([
        'tax.seller_id_required /billingEntity/taxIds',
      ]);
    },
  );

  it('are none for category O: VAT ids on both sides are refused (BR-O-02)', async () => {
    const acme = openAcme({ records: recordsWith({ buyer: french }) });
    expect(await warnedThenRefused(acme, { ...INPUT, lines: [lineOf('vat-o')] })).toEqual([
      'tax.vat_id_forbidden /billingEntity/taxIds',
      'tax.vat_id_forbidden /customer/taxIds',
    ]);
  });

  it.each(['eu_vat', 'gb_vat', 'VAT', 'ust_id', undefined])(
    'are counted as a VAT id where they have the type %s',
    async (type) => {
      const seller = { taxIds: [{ country: 'DE', value: 'DE136695976', ...(type && { type }) }] };
      const { invoicing } = openAcme({ records: recordsWith({ seller }) });
      const invoice = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
      expect(invoice.billingEntity.taxIds?.[0]?.type).toBe(type && 'vat');
    },
  );

  it('may be a tax representative’s (BT-63)', async () => {
    const taxRepresentative = {
      name: 'Steuerbüro Süd',
      taxIds: [{ country: 'DE', type: 'vat', value: 'DE129273398' }],
      address: { city: 'München', country: 'DE' },
    };
    const { invoicing } = openAcme({ records: recordsWith({ seller: { taxIds: [], taxRepresentative } }) });
    const invoice = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    expect(invoice.billingEntity.taxRepresentative).toEqual(taxRepresentative);
  });
});

describe('the policy', () => {
  it('turns the rules off for sellers outside Europe', async () => {
    expect(policies).toMatchObject({
      standard: { vatRules: 'en16931' },
      lago: { vatRules: 'en16931' },
      solvimon: { vatRules: 'en16931' },
      bxb: { vatRules: 'off' },
      fluxrate: { vatRules: 'off' },
    });
    const policy = { ...policies.standard, vatRules: 'off' } as const;
    const { invoicing } = openAcme({ policy, records: recordsWith({ seller: { taxIds: [] } }) });
    expect(await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' })).toMatchObject({ warnings: [] });
  });
});

describe('VAT of two jurisdictions', () => {
  const taxes = [vat('fr-20', { jurisdiction: 'FR' }), vat('at-20', { jurisdiction: 'AT' })];
  const input = { ...INPUT, lines: [lineOf('fr-20'), lineOf('at-20')] };

  it('is two rows, and refused as one invoice of two countries', async () => {
    const acme = openAcme({ records: recordsWith({ taxes }) });
    expect((await acme.invoicing.preview(input)).taxes).toMatchObject([
      { code: 'at-20', jurisdiction: 'AT', taxableAmount: '100.00', amount: '20.00' },
      { code: 'fr-20', jurisdiction: 'FR', taxableAmount: '100.00', amount: '20.00' },
    ]);
    expect(await warnedThenRefused(acme, input)).toEqual(['tax.jurisdiction_conflict /lines/1/taxes']);
  });

  it('is found by codes of two countries where no tax names a jurisdiction', async () => {
    const acme = openAcme({ records: recordsWith({ taxes: [vat('fr-20'), vat('at-20')] }) });
    expect(await warnedThenRefused(acme, input)).toEqual(['tax.jurisdiction_conflict /lines/1/taxes']);
    const { warnings } = await acme.invoicing.preview(input);
    expect(warnings[0]?.message).toBe(
      'the codes "fr-20" and "at-20" name two countries, and one tax row would hold the VAT of both; ' +
        'give each tax its jurisdiction (the same one, if both are levied by one country)',
    );
  });

  it('is credited row by row where the rules are off', async () => {
    const policy = { ...policies.standard, vatRules: 'off' } as const;
    const { invoicing } = openAcme({ policy, records: recordsWith({ taxes }) });
    const { id, lines } = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    const lineId = first(lines).id;
    const note = await invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId, amount: '30.00' }] });
    expect(note.taxes).toMatchObject([{ code: 'fr-20', taxableAmount: '30.00', amount: '6.00' }]);
    const rest = await invoicing.createCreditNote(id, { reason: 'duplicate' });
    expect(rest.taxes).toMatchObject([
      { code: 'at-20', taxableAmount: '100.00', amount: '20.00' },
      { code: 'fr-20', taxableAmount: '70.00', amount: '14.00' },
    ]);
  });
});

describe('a rate below 1 percent', () => {
  it('is a warning that names the percent, and no obstacle', async () => {
    const { invoicing } = openAcme({ records: recordsWith({ taxes: [vat('small', { rate: '0.19' })] }) });
    const draft = await invoicing.createOneOffInvoice({ ...INPUT, lines: [lineOf('small'), lineOf('small')] });
    expect(draft.warnings).toMatchObject([
      { code: 'tax.rate_below_one', path: '/lines/0/taxes', details: { percent: '19' } },
    ]);
    expect(draft.warnings[0]?.message).toContain('19 %');
    expect(await invoicing.finalize(draft.id)).toMatchObject({ status: 'finalized', taxAmount: '0.38', warnings: [] });
  });
  it.each(['0', '1', '19', '1.5'])('is not meant where the rate is %s', async (rate) => {
    const tax = vat('some', rate === '0' ? { rate, category: 'Z' } : { rate });
    const { invoicing } = openAcme({ records: recordsWith({ taxes: [tax] }) });
    expect((await invoicing.createOneOffInvoice({ ...INPUT, lines: [lineOf('some')] })).warnings).toEqual([]);
  });
});
