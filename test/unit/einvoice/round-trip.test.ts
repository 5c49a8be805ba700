import { type EInvoiceProfile, parseEInvoice, type Statement, statementOf, toCii, toUbl } from 'oneoff/einvoice';
import { describe, expect, it } from 'vitest';
import { fitProfile } from '../../../src/einvoice/fit-profile.ts';
import { requireProfile } from '../../../src/einvoice/validate-e-invoice.ts';
import { credit, everything, issue } from './documents.ts';

/** What a file of a document says. */
function expected(document: Parameters<typeof statementOf>[0], profile: EInvoiceProfile): Statement {
  const { beyond: _, ...statement } = fitProfile(statementOf(document), requireProfile(profile));
  return statement;
}

describe('reads back what it wrote', () => {
  it.each(['en16931', 'xrechnung'] as const)(
    'in UBL and CII, for an invoice that says everything (%s)',
    async (profile) => {
      const invoice = await issue();
      expect(parseEInvoice(toUbl(invoice, { profile }))).toEqual(expected(invoice, profile));
      expect(parseEInvoice(toCii(invoice, { profile }))).toEqual(expected(invoice, profile));
    },
  );

  it('in UBL and CII, for a credit note', async () => {
    const { note } = await credit();
    expect(parseEInvoice(toUbl(note, { profile: 'en16931' }))).toEqual(expected(note, 'en16931'));
    expect(parseEInvoice(toCii(note, { profile: 'en16931' }))).toEqual(expected(note, 'en16931'));
  });

  it('with everything that a seller can have around it', async () => {
    const address = { line1: 'Rue 1', city: 'Paris', postalCode: '75001', country: 'FR' };
    const invoice = await issue(
      {
        paymentTerm: {
          type: 'net',
          days: 30,
          earlyPayment: [
            { days: 10, percent: '2' },
            { days: 20, percent: '1.5' },
          ],
        },
      },
      {
        seller: {
          identifiers: [{ scheme: '0088', value: '4012345000009' }, { value: 'X1' }],
          legalNote: 'HRB 1, Berlin',
          payee: {
            name: 'Factor',
            identifier: { value: 'F1' },
            registrationId: { scheme: '0060', value: '111111111' },
          },
          taxRepresentative: { name: 'Rep', taxIds: [{ country: 'FR', type: 'vat', value: 'FR32123456782' }], address },
          notes: [{ text: 'Registered', subject: 'REG' }],
          paymentMeans: [
            {
              type: 'direct_debit',
              mandateReference: 'M-1',
              creditorId: 'DE98ZZZ09999999999',
              debtorIban: 'DE02120300000000202051',
            },
          ],
        },
      },
    );
    const statement = expected(invoice, 'xrechnung');
    expect(statement.paymentTerms).toBe('#SKONTO#TAGE=10#PROZENT=2.00#\n#SKONTO#TAGE=20#PROZENT=1.50#');
    expect(parseEInvoice(toUbl(invoice, { profile: 'xrechnung' }))).toEqual(statement);
    expect(parseEInvoice(toCii(invoice, { profile: 'xrechnung' }))).toEqual(statement);
  });

  it.each([
    ']]>',
    '<script>alert(1)</script>',
    '&amp; &',
    'a\tb\r\nc',
    'שלום \u202Eabc',
    '"quoted" \'too\'',
    'x'.repeat(255),
  ])('with %j in every text', async (text) => {
    const invoice = await issue({
      memo: text,
      buyerReference: text,
      notes: [{ text }],
      references: { project: text, salesOrder: text, tender: text, object: { value: text }, accounting: text },
      attachments: [{ name: text, description: text, url: `https://x.example/?${text.length}` }],
      lines: [
        {
          ...everything.lines[0],
          name: text,
          description: text,
          note: text,
          item: { ids: { seller: text }, attributes: [{ name: text, value: text }] },
        },
      ],
    });
    expect(parseEInvoice(toUbl(invoice, { profile: 'en16931' }))).toEqual(expected(invoice, 'en16931'));
    expect(parseEInvoice(toCii(invoice, { profile: 'en16931' }))).toEqual(expected(invoice, 'en16931'));
  });
});
