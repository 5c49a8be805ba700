import { compareAmounts } from '../../money/amounts.ts';
import { clean } from '../clean.ts';
import type { SheetContext } from '../sheet/context.ts';
import type { SheetCode } from '../sheet/sheet-code.ts';
import { isQrIban } from '../swiss/swiss-reference.ts';
import { qrModules } from './qr-modules.ts';

/** Most bytes of the code's text. */
const MOST_BYTES = 331;

/**
 * The code that fills a credit transfer in a banking app, or `null` where it has no IBAN, no euros or no amount, and on
 * a draft or a credit note, which nobody pays.
 *
 * European Payments Council, EPC069-12, "Quick Response Code: Guidelines to Enable Data Capture for the Initiation of a
 * SEPA Credit Transfer": version 002, UTF-8, correction level M, QR version 13 at most.
 */
export function giroCodeOf(context: SheetContext): SheetCode | null {
  const { statement, labels } = context;
  const payload = payloadOf(context);
  if (payload === undefined || statement.kind !== 'invoice' || statement.beyond.status !== 'finalized') return null;
  const modules = qrModules(payload, 'M', 13);
  return { payload, modules, caption: labels.scanToPay, alt: labels.scanToPay };
}

function payloadOf({ statement, settlement }: SheetContext): string | undefined {
  const { payment, currency, seller, beyond, number = '' } = statement;
  // A QR-IBAN takes payments by Swiss slips only.
  const account = payment?.accounts.find((one) => one.iban && !isQrIban(one.account));
  const amount = settlement?.due ?? beyond.amountPayable;
  if (account === undefined || currency !== 'EUR') return undefined;
  if (compareAmounts(amount, '0.01') < 0 || compareAmounts(amount, '999999999.99') > 0) return undefined;
  const name = account.name ?? seller.name ?? '';
  const text = payment?.remittance ?? number;
  const payload = (most: { readonly name: number; readonly text: number }) =>
    [
      'BCD',
      '002',
      '1',
      'SCT',
      oneLine(account.bank ?? ''),
      first(name, most.name),
      oneLine(account.account),
      `EUR${amount}`,
      '',
      '',
      first(text, most.text),
    ].join('\n');
  if (oneLine(name) === '') return undefined;
  return LENGTHS.map(payload).find((one) => bytesOf(one) <= MOST_BYTES);
}

/** The longest texts first; scripts of three and four bytes a character fit shorter ones only. */
const LENGTHS = [
  { name: 70, text: 140 },
  { name: 70, text: 35 },
  { name: 35, text: 35 },
  { name: 35, text: 12 },
];

/** A line break would begin the next element. */
function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** The first characters, none of them cut in half. */
function first(text: string, most: number): string {
  return [...oneLine(text)].slice(0, most).join('').trim();
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
