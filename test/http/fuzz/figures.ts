import type { CreditNote, Invoice } from 'oneoff';
import { minor, total } from '../../properties/arbitrary-invoices.ts';
import { Violation } from './judge.ts';

/** Hold the amounts of an invoice and its notes against each other, in minor units. */
export function checkAmounts(invoice: Invoice, notes: readonly CreditNote[]): void {
  const { lines, taxes, payments } = invoice;
  const moved = (kind: 'payment' | 'refund'): bigint => {
    const reversed = new Set(payments.flatMap(({ reverses }) => reverses ?? []));
    return total(payments.filter((one) => one.kind === kind && !reversed.has(one.id)).map(({ amount }) => amount));
  };
  const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
  const [whole, payable] = [minor(invoice.total), minor(invoice.amountPayable)];
  const [paid, credited] = [minor(invoice.amountPaid), minor(invoice.amountCredited)];
  const held = invoice.writeOffs.filter(({ reversedAt }) => reversedAt === null);
  const writtenOff = minor(invoice.amountWrittenOff);
  const due = invoice.status === 'voided' ? 0n : larger(0n, payable - credited - paid - writtenOff);
  const sums: readonly (readonly [name: string, stated: bigint, computed: bigint])[] = [
    ['subtotal', minor(invoice.subtotal), total(lines.map(({ amount }) => amount))],
    ['taxAmount', minor(invoice.taxAmount), total(taxes.map(({ amount }) => amount))],
    ['tax of the lines', minor(invoice.taxAmount), total(lines.map(({ taxAmount }) => taxAmount))],
    ['total', whole, minor(invoice.subtotal) + minor(invoice.taxAmount)],
    ...lines.flatMap((line, index) => [
      [`total of line ${index + 1}`, minor(line.total), minor(line.amount) + minor(line.taxAmount)] as const,
      [`tax of line ${index + 1}`, minor(line.taxAmount), total(line.taxes.map(({ amount }) => amount))] as const,
    ]),
    ['amountPaid', paid, moved('payment') - moved('refund')],
    ['amountPayable', payable, whole - minor(invoice.amountWithheld) + minor(invoice.roundingAmount)],
    ['amountWithheld', minor(invoice.amountWithheld), total(invoice.withholdings.map(({ amount }) => amount))],
    ['amountCredited', credited, total(notes.map((note) => note.amountPayable))],
    ['amountWrittenOff', writtenOff, total(held.map(({ amount }) => amount))],
    ['amountDue', minor(invoice.amountDue), due],
    ['amountRefundable', minor(invoice.amountRefundable), larger(0n, paid + credited - payable)],
  ];
  for (const [name, stated, computed] of sums)
    if (stated !== computed)
      throw new Violation(`invoice ${invoice.id}: ${name} is ${stated}, its parts make ${computed}`);
}
