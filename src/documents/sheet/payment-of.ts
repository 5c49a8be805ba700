import { isZero } from '../../money/amounts.ts';
import type { PaymentInstructions } from '../../statement/statement-payment.ts';
import { giroCodeOf } from '../girocode/girocode.ts';
import type { Labels } from '../labels/labels.ts';
import { swissSlipOf } from '../swiss/swiss-slip-of.ts';
import type { SheetContext } from './context.ts';
import { fact } from './facts-of.ts';
import { fill } from './fill.ts';
import type { SheetFact, SheetPayment } from './sheet.ts';

const SELF_BILLED = new Set(['389', '261']);

/** How to pay, or `null` where the document claims nothing. */
export function paymentBlockOf(context: SheetContext): SheetPayment | null {
  const { statement, labels } = context;
  if (statement.beyond.status === 'voided') return null;
  const ways = [statement.payment, ...statement.beyond.otherPayment].flatMap((one) => (one === undefined ? [] : [one]));
  const texts = textsOf(context);
  if (texts.length + ways.length === 0) return null;
  const shown = ways.map((way) => ({
    heading: ways.length > 1 ? meansText(way, labels) : null,
    facts: factsOf(way, labels, ways.length > 1),
  }));
  const slip = swissSlipOf(context);
  const code = slip === null ? giroCodeOf(context) : null;
  return { texts, ways: shown.filter(({ facts }) => facts.length > 0), code, slip };
}

/** What the recipient is asked to pay: as issued, or what is left of it. */
function amountAsked({ statement, settlement }: SheetContext): string {
  return settlement?.due ?? statement.beyond.amountPayable;
}

function textsOf(context: SheetContext): readonly string[] {
  const { statement, labels, formats } = context;
  const { beyond, paymentTerms = '', kind, typeCode } = statement;
  const terms = paymentTerms.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (kind === 'credit_note' || SELF_BILLED.has(typeCode)) return terms;
  const discounts = beyond.earlyPayment.map(({ days, percent }) =>
    fill(labels.earlyPayment, { percent: formats.percent(percent), days: formats.number(String(days)) }),
  );
  return [...asking(context), ...discounts, ...terms];
}

function asking(context: SheetContext): readonly string[] {
  const { statement, labels, formats } = context;
  const { currency, dueDate, issueDate, payment } = statement;
  const asked = amountAsked(context);
  if (isZero(asked) || asked.startsWith('-')) return [labels.nothingToPay];
  const amount = formats.money(asked, currency);
  if (dueDate === undefined || payment?.card !== undefined) return [];
  const date = formats.date(dueDate);
  if (payment?.directDebit !== undefined) return [fill(labels.debitedOn, { amount, date })];
  return [dueDate === issueDate ? fill(labels.payOnReceipt, { amount }) : fill(labels.payBy, { amount, date })];
}

function factsOf(way: PaymentInstructions, labels: Labels, hasHeading: boolean): readonly SheetFact[] {
  const { accounts, card, directDebit, remittance, text } = way;
  const hasDetails = accounts.length > 0 || card !== undefined || directDebit !== undefined;
  return [
    ...(hasDetails || hasHeading ? fact('means', labels.paymentMeans, text) : means(way, labels)),
    ...accounts.flatMap(({ account, iban, name, bank }) => [
      ...fact('accountName', labels.accountName, name),
      ...(iban ? fact('iban', 'IBAN', grouped(account)) : fact('account', labels.accountNumber, account)),
      ...fact('bank', iban ? 'BIC' : labels.bank, bank),
    ]),
    ...fact('mandate', labels.mandate, directDebit?.mandate),
    ...fact('creditor', labels.creditor, directDebit?.creditor),
    ...fact('debtor', labels.debtorAccount, directDebit?.account && grouped(directDebit.account)),
    ...fact('card', labels.card, card && `•••• ${card.digits}`),
    ...fact('holder', labels.cardHolder, card?.holder),
    ...fact('reference', labels.paymentReference, remittance),
  ];
}

function means(way: PaymentInstructions, labels: Labels): readonly SheetFact[] {
  return fact('means', labels.paymentMeans, way.text ?? meansText(way, labels) ?? undefined);
}

/** UNCL 4461 (BT-81). */
const MEANS: { readonly [code: string]: keyof Labels } = {
  '10': 'cash',
  '20': 'cheque',
  '30': 'creditTransfer',
  '42': 'creditTransfer',
  '48': 'cardPayment',
  '49': 'directDebit',
  '54': 'cardPayment',
  '55': 'cardPayment',
  '58': 'creditTransfer',
  '59': 'directDebit',
  '68': 'onlinePayment',
  '97': 'clearing',
};

function meansText({ means: code, text }: PaymentInstructions, labels: Labels): string | null {
  const key = MEANS[code];
  return key === undefined ? (text ?? null) : labels[key];
}

/** In fours, as ISO 13616 prints it; non-breaking, because it is one number. */
function grouped(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1\u00a0');
}
