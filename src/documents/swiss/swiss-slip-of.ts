import { compareAmounts } from '../../money/amounts.ts';
import { qrModules } from '../girocode/qr-modules.ts';
import type { SheetContext } from '../sheet/context.ts';
import type { SheetSlip, SlipSection } from '../sheet/sheet-slip.ts';
import { slipWordsOf } from './slip-words.ts';
import { payloadLines, printedLines, type SwissParty, swissPartyOf } from './swiss-party.ts';
import { groupedReference, isCreditorReference, isQrIban, isQrReference } from './swiss-reference.ts';
import { swissText } from './swiss-text.ts';

/** Most bytes of version 25 with error correction M. */
const MOST_BYTES = 997;

/** What a slip says, in its character set. */
interface Slip {
  readonly iban: string;
  readonly creditor: SwissParty;
  readonly amount: string;
  readonly currency: string;
  readonly debtor: SwissParty | undefined;
  readonly reference: Reference;
  readonly message: string;
}

interface Reference {
  readonly type: 'QRR' | 'SCOR' | 'NON';
  readonly value: string;
}

/**
 * The Swiss payment slip of an issued invoice, or `null` where there can be none: no Swiss account, another currency than
 * francs and euros, nothing to pay, or no full address of the creditor.
 *
 * SIX, "Swiss Implementation Guidelines for the QR-bill", version 2.3: structured addresses; a QR reference for a QR-IBAN
 * and for no other; a creditor reference or none for an IBAN.
 */
export function swissSlipOf(context: SheetContext): SheetSlip | null {
  const slip = slipOf(context);
  return slip === undefined ? null : sheetSlipOf(slip, slipWordsOf(context.labels.language));
}

function slipOf({ statement, settlement }: SheetContext): Slip | undefined {
  const { payment, currency, seller, buyer, beyond, number = '', kind } = statement;
  if (kind !== 'invoice' || beyond.status !== 'finalized') return undefined;
  if (currency !== 'CHF' && (currency !== 'EUR' || !isHome(buyer.address?.country))) return undefined;
  const amount = settlement?.due ?? beyond.amountPayable;
  if (compareAmounts(amount, '0.01') < 0 || compareAmounts(amount, '999999999.99') > 0) return undefined;
  const account = payment?.accounts.find((one) => one.iban && /^(?:CH|LI)/.test(one.account));
  const iban = account?.account ?? '';
  const creditor = swissPartyOf(account?.name ?? seller.name, seller.address);
  const quoted = payment?.remittance ?? number;
  const reference = referenceOf(iban, quoted);
  if (account === undefined || creditor === undefined || reference === undefined) return undefined;
  const message = reference.type === 'NON' ? quoted : payment?.remittance === number ? '' : number;
  return {
    iban,
    creditor,
    amount,
    currency,
    debtor: swissPartyOf(buyer.name, buyer.address),
    reference,
    message: swissText(message, 140) ?? '',
  };
}

function isHome(country = 'CH'): boolean {
  return country === 'CH' || country === 'LI';
}

/** The reference that the account takes; a QR-IBAN cannot do without one. */
function referenceOf(iban: string, quoted: string): Reference | undefined {
  const value = quoted.replace(/\s/g, '').toUpperCase();
  if (isQrIban(iban)) return isQrReference(value) ? { type: 'QRR', value } : undefined;
  return isCreditorReference(value) ? { type: 'SCOR', value } : { type: 'NON', value: '' };
}

function payloadOf(slip: Slip): string {
  const { iban, creditor, amount, currency, debtor, reference, message } = slip;
  const payload = [
    'SPC',
    '0200',
    '1',
    iban,
    ...payloadLines(creditor),
    // The ultimate creditor, for a later version of the guidelines.
    ...payloadLines(undefined),
    amount,
    currency,
    ...payloadLines(debtor),
    reference.type,
    reference.value,
    message,
    'EPD',
  ].join('\n');
  return new TextEncoder().encode(payload).length <= MOST_BYTES ? payload : payloadOf({ ...slip, message: '' });
}

function sheetSlipOf(slip: Slip, words: ReturnType<typeof slipWordsOf>): SheetSlip {
  const { iban, creditor, amount, currency, debtor, reference, message } = slip;
  const payload = payloadOf(slip);
  const section = (heading: string, lines: readonly string[]): SlipSection => ({ heading, lines });
  const account = section(words.account, [iban.replace(/(.{4})(?=.)/g, '$1\u00a0'), ...printedLines(creditor)]);
  const references = reference.value === '' ? [] : [section(words.reference, [groupedReference(reference.value)])];
  const messages = message === '' ? [] : [section(words.message, [message])];
  const payer =
    debtor === undefined ? section(words.payableByWhom, []) : section(words.payableBy, printedLines(debtor));
  return {
    language: words.language,
    separate: words.separate,
    receipt: { title: words.receipt, sections: [account, ...references, payer] },
    payment: { title: words.paymentPart, sections: [account, ...references, ...messages, payer] },
    currency: { heading: words.currency, lines: [currency] },
    // Blanks between thousands and a point before cents, in each language.
    amount: { heading: words.amount, lines: [amount.replace(/\B(?=(?:\d{3})+\.)/g, '\u00a0')] },
    acceptance: words.acceptance,
    code: { payload, modules: qrModules(payload, 'M', 25), caption: words.paymentPart, alt: words.paymentPart },
  };
}
