import type { EarlyPayment } from '../calendar/early-payment.ts';
import type { DocumentStatement } from '../statement/statement.ts';
import type { ProfileFacts } from './profiles.ts';

/**
 * The payment terms (BT-20): discounts for early payment, in Germany as XRechnung writes them (BR-DE-18, DE-R-018).
 *
 * A credit note has no due date, and an amount that is due needs one or payment terms (BR-CO-25), so it says where it goes.
 */
export function paymentTermsText(statement: DocumentStatement, { name }: ProfileFacts): string | undefined {
  const { kind, beyond, precedingInvoices } = statement;
  if (kind === 'credit_note') return precedingInvoices.map(({ number }) => `Credited to invoice ${number}`)[0];
  if (beyond.earlyPayment.length === 0) return undefined;
  const write = name === 'xrechnung' || statement.seller.address?.country === 'DE' ? skonto : sentence;
  return beyond.earlyPayment.map(write).join('\n');
}

/** Two decimals, always; a finer percentage is a sentence, for the syntax has no room for it. */
function skonto(one: EarlyPayment): string {
  const [whole = '0', decimals = ''] = one.percent.split('.');
  const short = decimals.replace(/0+$/, '');
  return short.length > 2 ? sentence(one) : `#SKONTO#TAGE=${one.days}#PROZENT=${whole}.${short.padEnd(2, '0')}#`;
}

function sentence({ days, percent }: EarlyPayment): string {
  return `${percent} % discount for payment within ${days} days`;
}
