// Print invoices, events and comparisons in a terminal of 90 columns. Amounts stay text: nothing is computed here.
import {
  displayNumber,
  type Invoice,
  type InvoiceEvent,
  type InvoiceLine,
  type InvoiceTax,
  type Party,
  type Period,
} from 'oneoff';

const WIDTH = 90;
const COLUMNS = { item: 38, quantity: 8, price: 13, tax: 11, amount: 14 };
const UNITS: Readonly<Record<string, string>> = { C62: '', HUR: ' h', DAY: ' d', MON: ' mo' };
const TITLES = {
  invoice: 'INVOICE',
  prepayment: 'PREPAYMENT INVOICE',
  corrective: 'CORRECTIVE INVOICE',
  partial: 'PARTIAL INVOICE',
  self_billed: 'SELF-BILLED INVOICE',
  factored: 'FACTORED INVOICE',
};

const styled = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;

/** Bold, if the terminal supports it. */
export function bold(text: string): string {
  return styled ? `\u001b[1m${text}\u001b[0m` : text;
}

/** Dim, if the terminal supports it. */
export function dim(text: string): string {
  return styled ? `\u001b[2m${text}\u001b[0m` : text;
}

/** Print a heading. */
export function printHeading(text: string): void {
  console.log(`\n${bold(`▸ ${text}`)}\n`);
}

/** Print a whole invoice: header, parties, lines, taxes and totals. */
export function printInvoice(invoice: Invoice): void {
  const rule = dim('─'.repeat(WIDTH));
  const rows = [
    dim('━'.repeat(WIDTH)),
    bold(spread(` ${TITLES[invoice.documentType]} ${displayNumber(invoice)}`, `${statusOf(invoice)} `)),
    dim('━'.repeat(WIDTH)),
    ...sideBySide(partyRows('From', invoice.billingEntity), partyRows('To', invoice.customer)),
    '',
    ...referenceRows(invoice),
    '',
    bold(lineRow('Item', 'Quantity', 'Unit price', 'Tax', `Amount ${invoice.currency}`)),
    rule,
    ...lineRows(invoice),
    rule,
    ...totalRows(invoice),
    ...(invoice.memo === null ? [] : ['', ...wrap(invoice.memo, WIDTH - 2).map((row) => ` ${row}`)]),
    dim('━'.repeat(WIDTH)),
  ];
  console.log(rows.join('\n'));
}

/** Print the totals of an invoice on one row. */
export function printTotals(label: string, { subtotal, taxAmount, total, currency }: Invoice): void {
  const figures = `${money(subtotal)} + tax ${money(taxAmount)} = ${bold(`${money(total)} ${currency}`)}`;
  console.log(` ${label.padEnd(20)}${figures}`);
}

/** Print events in order, each with the state of the invoice after it. */
export function printEvents(events: readonly InvoiceEvent[]): void {
  for (const { sequence, type, timestamp, data } of events) {
    const { status, amountDue, currency } = data.invoice;
    const after = `${status.padEnd(10)} due ${money(amountDue).padStart(10)} ${currency}`;
    console.log(` ${String(sequence).padStart(2)}  ${type.padEnd(26)} ${dim(`${timestamp.slice(0, 19)}Z`)}   ${after}`);
  }
}

/** An amount with thousands separators: `1234.50` is `1,234.50`. */
export function money(amount: string): string {
  const [whole = '', decimals] = amount.split('.');
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? marked : `${marked}.${decimals}`;
}

function statusOf(invoice: Invoice): string {
  const { status, onHold, paymentStatus } = invoice;
  if (status === 'finalized') return paymentStatus.replace('_', ' ').toUpperCase();
  return onHold ? `${status.toUpperCase()}, ON HOLD` : status.toUpperCase();
}

function partyRows(title: string, { name, address, taxIds = [], email }: Party): string[] {
  const { postalCode, city, region } = address ?? {};
  const place = region === undefined ? [postalCode, city] : [city && `${city},`, region, postalCode];
  const ids = taxIds.map(({ type, value }) => `${(type ?? 'VAT').toUpperCase()} ID ${value}`);
  const rows = [
    name,
    address?.line1,
    address?.line2,
    [place.filter(Boolean).join(' '), address?.country].filter(Boolean).join(', '),
    ...ids,
    email,
  ];
  return [dim(title), ...rows.filter((row) => row !== undefined && row !== '').map(String)];
}

function referenceRows(invoice: Invoice): string[] {
  const references: readonly (readonly [string, string | null])[] = [
    ['Issue date', invoice.issueDate ?? 'when finalized'],
    ['Due date', invoice.dueDate ?? 'when finalized'],
    ['PO number', invoice.purchaseOrderNumber],
    ['Buyer reference', invoice.buyerReference],
    ['Supplied on', invoice.supplyDate],
    ['Service period', invoice.servicePeriod && showPeriod(invoice.servicePeriod)],
    ...invoice.precedingInvoices.map((one) => ['Refers to', `${one.number} of ${one.issueDate}`] as const),
    ...Object.entries(invoice.customFields),
  ];
  const cells = references.filter(([, value]) => value !== null).map(([name, value]) => `${name.padEnd(16)}${value}`);
  return pairs(cells).map(([left, right]) => `${column(` ${left}`)}${right}`.trimEnd());
}

function lineRows({ lines }: Invoice): string[] {
  let heading: string | null = null;
  return lines.flatMap((line) => {
    const headed = line.group !== null && line.group !== heading;
    heading = line.group;
    const rows = itemRows(line);
    return headed ? [bold(` ${line.group}`), ...rows] : rows;
  });
}

function itemRows(line: InvoiceLine): string[] {
  const indent = line.group === null ? '' : '  ';
  const names = wrap(line.name, COLUMNS.item - 3 - indent.length);
  const small = [
    ...(line.description === null || line.description === line.name ? [] : wrap(line.description, WIDTH - 20)),
    ...(line.period === null ? [] : [showPeriod(line.period)]),
  ];
  const quantity = `${line.quantity}${UNITS[line.unit] ?? ` ${line.unit}`}`;
  const rates = line.taxes.map(({ rate, category }) => (rate === null ? (category ?? '') : `${rate} %`)).join(' + ');
  const first = lineRow(`${indent}${names[0]}`, quantity, money(line.unitPrice), rates || '–', money(line.amount));
  const rest = names.slice(1).map((row) => ` ${indent}${row}`);
  return [first, ...rest, ...small.map((row) => dim(` ${indent}  ${row}`))];
}

function lineRow(item: string, quantity: string, price: string, tax: string, amount: string): string {
  const { item: wide, ...right } = COLUMNS;
  return (
    ` ${item}`.padEnd(wide) +
    [
      quantity.padStart(right.quantity),
      price.padStart(right.price),
      tax.padStart(right.tax),
      amount.padStart(right.amount),
    ].join(' ')
  );
}

function totalRows(invoice: Invoice): string[] {
  const { subtotal, total, amountPaid, amountCredited, amountDue, currency, taxes } = invoice;
  const zero = (amount: string): boolean => !/[1-9]/.test(amount);
  return [
    totalRow('Subtotal', subtotal),
    ...taxes.map((tax) => totalRow(taxLabel(tax), tax.amount)),
    ...taxes.flatMap(({ exemption }) =>
      exemption === null ? [] : [dim(totalRow(exemption.text ?? exemption.code ?? '', ''))],
    ),
    ...(invoice.taxStatus === 'pending' ? [totalRow('Tax', 'pending')] : []),
    bold(totalRow('Total', total)),
    ...(zero(amountPaid) ? [] : [totalRow('Paid', `-${amountPaid}`)]),
    ...(zero(amountCredited) ? [] : [totalRow('Credited', `-${amountCredited}`)]),
    dim(' '.repeat(47) + '─'.repeat(WIDTH - 47)),
    bold(totalRow(`Due ${currency}`, amountDue)),
  ];
}

function taxLabel({ name, rate, category, taxableAmount }: InvoiceTax): string {
  return `${name} ${rate === null ? category : `${rate} %`} of ${money(taxableAmount)}`;
}

function totalRow(label: string, amount: string): string {
  return `${' '.repeat(46)} ${label.padEnd(29)} ${money(amount).padStart(WIDTH - 77)}`;
}

/** A period as dates: `2025-01-01 – 2025-12-31`, or a single date. */
function showPeriod({ from, to }: Period): string {
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  return first === last ? first : `${first} – ${last}`;
}

function sideBySide(left: readonly string[], right: readonly string[]): string[] {
  const count = Math.max(left.length, right.length);
  return Array.from({ length: count }, (_, row) => `${column(` ${left[row] ?? ''}`)}${right[row] ?? ''}`.trimEnd());
}

function column(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes have no width on the screen
  const shown = text.replace(/\u001b\[\d+m/g, '').length;
  return text + ' '.repeat(Math.max(1, 46 - shown));
}

function pairs(cells: readonly string[]): (readonly [string, string])[] {
  return cells.flatMap((cell, place) => (place % 2 === 0 ? [[cell, cells[place + 1] ?? ''] as const] : []));
}

function spread(left: string, right: string): string {
  return left + right.padStart(WIDTH - left.length);
}

/** Break text into rows of at most `width` characters. */
export function wrap(text: string, width: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows;
}
