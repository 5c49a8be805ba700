import { present } from '../../statement/present.ts';
import type { StatementItem, StatementLine, StatementPrice } from '../../statement/statement-line.ts';
import type { NodeReader } from '../xml/node.ts';
import { readIdentifier, readUblPeriod, typedReference } from './read-references.ts';
import { readUblAllowances, readUblCategory } from './read-totals.ts';

/** BG-25. */
export function readUblLine(line: NodeReader, isInvoice: boolean): StatementLine {
  const quantity = line.one(isInvoice ? 'InvoicedQuantity' : 'CreditedQuantity');
  const item = line.one('Item');
  const { category, rate } = readUblCategory(item?.one('ClassifiedTaxCategory'));
  return present<StatementLine>({
    id: line.text('ID') ?? '',
    note: line.text('Note'),
    object: readIdentifier(typedReference(line.all('DocumentReference'), '130')?.one('ID')),
    quantity: quantity?.own ?? '',
    unit: quantity?.attribute('unitCode') ?? '',
    amount: line.text('LineExtensionAmount') ?? '',
    orderLine: line.text('OrderLineReference', 'LineID'),
    accounting: line.text('AccountingCost'),
    period: readUblPeriod(line.one('InvoicePeriod')),
    ...readUblAllowances(line.all('AllowanceCharge')),
    price: readPrice(line.one('Price')),
    category,
    rate,
    item: readItem(item),
  });
}

function readPrice(one: NodeReader | undefined): StatementPrice {
  const allowance = one?.one('AllowanceCharge');
  allowance?.text('ChargeIndicator');
  return present<StatementPrice>({
    net: one?.text('PriceAmount') ?? '',
    discount: allowance?.text('Amount'),
    gross: allowance?.text('BaseAmount'),
    baseQuantity: one?.text('BaseQuantity'),
  });
}

function readItem(one: NodeReader | undefined): StatementItem {
  return present<StatementItem>({
    name: one?.text('Name'),
    description: one?.text('Description'),
    sellerId: one?.text('SellersItemIdentification', 'ID'),
    buyerId: one?.text('BuyersItemIdentification', 'ID'),
    standardId: readIdentifier(one?.one('StandardItemIdentification')?.one('ID')),
    classifications: (one?.all('CommodityClassification') ?? []).map((entry) => classification(entry)),
    originCountry: one?.text('OriginCountry', 'IdentificationCode'),
    attributes: (one?.all('AdditionalItemProperty') ?? []).map((entry) => ({
      name: entry.text('Name') ?? '',
      value: entry.text('Value') ?? '',
    })),
  });
}

function classification(entry: NodeReader): StatementItem['classifications'][number] {
  const code = entry.one('ItemClassificationCode');
  return present<StatementItem['classifications'][number]>({
    list: code?.attribute('listID') ?? '',
    version: code?.attribute('listVersionID'),
    code: code?.own ?? '',
  });
}
