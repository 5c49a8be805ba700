import { addAmounts, decimalsOf } from '../../money/amounts.ts';
import type { BeyondLine } from '../../statement/beyond.ts';
import type { StatementLine } from '../../statement/statement-line.ts';
import { hasReducedRate } from '../mentions/jp.ts';
import type { SheetContext } from './context.ts';
import { fill } from './fill.ts';
import { itemCell } from './item-cell.ts';
import type { SheetCell, SheetColumn, SheetRow, SheetTable } from './sheet-table.ts';
import { quantityText } from './unit-text.ts';

/** The lines of a document as a table, with a heading over each group and the sum of those with two lines or more. */
export function tableOf(context: SheetContext): SheetTable {
  const { labels } = context;
  const { carriedForward, subtotal } = labels;
  return {
    caption: labels.lines,
    columns: columnsOf(context),
    rows: rowsOf(context),
    carry: { subtotal, carriedForward },
  };
}

function columnsOf({ statement, labels }: SheetContext): readonly SheetColumn[] {
  const { currency, beyond } = statement;
  const tax = beyond.otherTaxes.length > 0 ? labels.tax : labels.vat;
  return [
    { key: 'position', label: labels.position, align: 'start', width: 5 },
    { key: 'item', label: labels.item, align: 'start', width: 0 },
    { key: 'quantity', label: labels.quantity, align: 'end', width: 14 },
    { key: 'unitPrice', label: labels.unitPrice, align: 'end', width: 14 },
    ...(hasTax(statement) ? [{ key: 'tax', label: tax, align: 'end', width: 9 } as const] : []),
    { key: 'amount', label: fill(labels.amountIn, { currency }), align: 'end', width: 15 },
  ];
}

function hasTax({ vat, beyond }: SheetContext['statement']): boolean {
  return vat.length + beyond.otherTaxes.length > 0;
}

function rowsOf(context: SheetContext): readonly SheetRow[] {
  const { statement, labels, formats } = context;
  const rows: SheetRow[] = [];
  let running: string | undefined;
  let group: { name: string; lines: number; sum: string } | undefined;
  const closeGroup = () => {
    if (group !== undefined && group.lines > 1) {
      const label = fill(labels.groupSubtotal, { group: group.name });
      rows.push({ type: 'subtotal', label, amount: formats.amount(group.sum), raw: group.sum });
    }
    group = undefined;
  };
  for (const [index, line] of statement.lines.entries()) {
    const beyond = statement.beyond.lines[index] as BeyondLine;
    const amount = statement.beyond.pricesIncludeTax ? beyond.total : line.amount;
    if (beyond.group !== group?.name) {
      closeGroup();
      if (beyond.group !== undefined) {
        rows.push({ type: 'heading', text: beyond.group });
        group = { name: beyond.group, lines: 0, sum: '' };
      }
    }
    if (group !== undefined)
      group = { ...group, lines: group.lines + 1, sum: group.sum === '' ? amount : addAmounts(group.sum, amount) };
    running = running === undefined ? amount : addAmounts(running, amount);
    rows.push({ type: 'line', cells: cellsOf(line, beyond, index, context), running: formats.amount(running) });
  }
  closeGroup();
  return rows;
}

function cellsOf(line: StatementLine, beyond: BeyondLine, index: number, context: SheetContext): readonly SheetCell[] {
  const { statement, labels, formats } = context;
  const isGross = statement.beyond.pricesIncludeTax;
  const amount = isGross ? beyond.total : line.amount;
  const net = fill(labels.netOf, { amount: formats.amount(line.amount) });
  return [
    cell(formats.number(String(index + 1))),
    marked(itemCell(line, context), hasReducedRate(statement, index)),
    cell(beyond.amountOnly ? '' : quantityText(line.quantity, line.unit, labels, formats)),
    beyond.amountOnly ? cell('') : priceCell(line, beyond, context),
    ...(hasTax(statement) ? [cell(ratesText(line, beyond, context))] : []),
    { text: formats.amount(amount), small: isGross && amount !== line.amount ? [net] : [], raw: amount },
  ];
}

/** Japan marks what the reduced rate applies to. */
function marked(item: SheetCell, isReduced: boolean): SheetCell {
  return isReduced ? { ...item, text: `${item.text} ※` } : item;
}

function priceCell(line: StatementLine, beyond: BeyondLine, { statement, labels, formats }: SheetContext): SheetCell {
  const price = statement.beyond.pricesIncludeTax ? beyond.unitPrice : line.price.net;
  const { baseQuantity } = line.price;
  const per = baseQuantity && fill(labels.perQuantity, { quantity: formats.number(baseQuantity) });
  return { text: formats.price(price, decimalsOf(line.amount)), small: per ? [per] : [] };
}

/** The rates of a line's taxes; a dash for what no tax applies to. */
function ratesText(line: StatementLine, { taxes }: BeyondLine, { formats }: SheetContext): string {
  const rates = taxes.flatMap(({ rate }) => (rate === undefined ? [] : [formats.percent(rate)]));
  return rates.length > 0 && line.category !== 'O' ? rates.join(' + ') : '–';
}

function cell(text: string): SheetCell {
  return { text, small: [] };
}
