import { eInvoiceProfiles, parseEInvoice, type Statement, validateStatement } from 'oneoff/einvoice';
import { describe, expect, it } from 'vitest';
import { writeCii } from '../../../src/einvoice/cii/write-cii.ts';
import { writeUbl } from '../../../src/einvoice/ubl/write-ubl.ts';
import { fullStatement } from './full-statement.ts';

const creditNote: Statement = { ...fullStatement, kind: 'credit_note', typeCode: '381' };
const { taxPointDate: _, ...rest } = fullStatement;
const withEvent: Statement = { ...rest, taxPointEvent: '432' };
const { accounts: __, ...payment } = fullStatement.payment as NonNullable<Statement['payment']>;
const byCard: Statement = {
  ...fullStatement,
  payment: { ...payment, means: '48', accounts: [], card: { digits: '1234', holder: 'Max' } },
};
const byDebit: Statement = {
  ...fullStatement,
  payment: {
    ...payment,
    means: '59',
    accounts: [],
    directDebit: { mandate: 'M', creditor: 'DE98ZZZ09999999999', account: 'DE02120300000000202051' },
  },
};
const byNumber: Statement = {
  ...fullStatement,
  payment: { ...payment, means: '30', accounts: [{ account: '12345678', iban: false, name: 'Acme', bank: '123456' }] },
};

describe('a statement with every term', () => {
  it.each([
    ['an invoice', fullStatement],
    ['a credit note', creditNote],
    ['an event as tax point', withEvent],
    ['a card', byCard],
    ['a direct debit', byDebit],
    ['an account that is no IBAN', byNumber],
  ])('is read back from both syntaxes: %s', (_name, statement) => {
    expect(parseEInvoice(writeUbl(statement))).toEqual(statement);
    expect(parseEInvoice(writeCii(statement))).toEqual(statement);
  });

  it('has the text of its payment means and a due date once in UBL, whatever its accounts (UBL-SR-45, UBL-SR-46)', () => {
    expect(writeUbl(fullStatement).match(/<cbc:PaymentMeansCode name=/g)).toHaveLength(1);
    expect(writeUbl(creditNote).match(/<cbc:PaymentMeansCode name=/g)).toHaveLength(1);
    expect(writeUbl(creditNote).match(/<cbc:PaymentDueDate>/g)).toHaveLength(1);
  });

  it.each(['en16931', 'xrechnung', 'facturx-extended'] as const)('breaks no rule of %s', (profile) => {
    expect(eInvoiceProfiles).toContain(profile);
    expect(validateStatement(fullStatement, { profile })).toEqual([]);
  });
});
