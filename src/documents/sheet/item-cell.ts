import type { StatementLine } from '../../statement/statement-line.ts';
import type { SheetContext } from './context.ts';
import { fill } from './fill.ts';
import { identifierLabel } from './identifier-label.ts';
import { periodText } from './period-text.ts';
import type { SheetCell } from './sheet-table.ts';

/** What was sold: its name, and below it description, period, note and numbers. */
export function itemCell(line: StatementLine, context: SheetContext): SheetCell {
  const { item, note, period } = line;
  const small = [
    ...linesOf(item.description),
    ...(period === undefined ? [] : [periodText(period, context.formats)]),
    ...linesOf(note),
    ...item.attributes.map(({ name, value }) => `${name}: ${value}`),
    numbersOf(line, context),
  ];
  return { text: item.name ?? '', small: small.filter((one) => one !== '') };
}

function linesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(/\r?\n/);
}

function numbersOf({ item, orderLine, accounting, object }: StatementLine, { labels, formats }: SheetContext): string {
  const { sellerId, buyerId, standardId, originCountry } = item;
  return [
    sellerId && fill(labels.itemNumber, { value: sellerId }),
    buyerId && fill(labels.yourItemNumber, { value: buyerId }),
    standardId && `${identifierLabel(standardId, labels)} ${standardId.value}`,
    ...item.classifications.map(({ list, code }) => `${list} ${code}`),
    originCountry && fill(labels.origin, { value: formats.country(originCountry) }),
    orderLine && `${labels.purchaseOrder} ${orderLine}`,
    accounting && `${labels.accounting} ${accounting}`,
    object && `${labels.object} ${object.value}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
