import type { Identifier } from '../../directory/identifier.ts';
import { present } from '../../statement/present.ts';
import type { StatementItem, StatementLine, StatementPrice } from '../../statement/statement-line.ts';
import type { NodeReader } from '../xml/node.ts';
import { typedDocument } from './read-agreement.ts';
import { readCiiPeriod } from './read-dates.ts';
import { readCiiAllowances, readTradeTax } from './read-tax.ts';

/** BG-25. */
export function readCiiLine(line: NodeReader): StatementLine {
  const document = line.one('AssociatedDocumentLineDocument');
  const agreement = line.one('SpecifiedLineTradeAgreement');
  const settlement = line.one('SpecifiedLineTradeSettlement');
  const quantity = line.one('SpecifiedLineTradeDelivery')?.one('BilledQuantity');
  const { category, rate } = readTradeTax(settlement?.one('ApplicableTradeTax'));
  return present<StatementLine>({
    id: document?.text('LineID') ?? '',
    note: document?.text('IncludedNote', 'Content'),
    object: readObject(typedDocument(settlement?.all('AdditionalReferencedDocument') ?? [], '130')),
    quantity: quantity?.own ?? '',
    unit: quantity?.attribute('unitCode') ?? '',
    amount: settlement?.text('SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount') ?? '',
    orderLine: agreement?.text('BuyerOrderReferencedDocument', 'LineID'),
    accounting: settlement?.text('ReceivableSpecifiedTradeAccountingAccount', 'ID'),
    period: readCiiPeriod(settlement?.one('BillingSpecifiedPeriod')),
    ...readCiiAllowances(settlement?.all('SpecifiedTradeAllowanceCharge') ?? []),
    price: readPrice(agreement),
    category,
    rate,
    item: readItem(line.one('SpecifiedTradeProduct')),
  });
}

function readObject(one: NodeReader | undefined): Identifier | undefined {
  const value = one?.text('IssuerAssignedID');
  return value === undefined ? undefined : present<Identifier>({ scheme: one?.text('ReferenceTypeCode'), value });
}

function readPrice(agreement: NodeReader | undefined): StatementPrice {
  const net = agreement?.one('NetPriceProductTradePrice');
  const gross = agreement?.one('GrossPriceProductTradePrice');
  const discount = gross?.one('AppliedTradeAllowanceCharge');
  gross?.text('BasisQuantity');
  discount?.text('ChargeIndicator', 'Indicator');
  return present<StatementPrice>({
    net: net?.text('ChargeAmount') ?? '',
    discount: discount?.text('ActualAmount'),
    gross: gross?.text('ChargeAmount'),
    baseQuantity: net?.text('BasisQuantity'),
  });
}

function readItem(one: NodeReader | undefined): StatementItem {
  const standard = one?.one('GlobalID');
  return present<StatementItem>({
    name: one?.text('Name'),
    description: one?.text('Description'),
    sellerId: one?.text('SellerAssignedID'),
    buyerId: one?.text('BuyerAssignedID'),
    standardId:
      standard?.own === undefined
        ? undefined
        : present<Identifier>({ scheme: standard.attribute('schemeID'), value: standard.own }),
    classifications: (one?.all('DesignatedProductClassification') ?? []).map((entry) => classification(entry)),
    originCountry: one?.text('OriginTradeCountry', 'ID'),
    attributes: (one?.all('ApplicableProductCharacteristic') ?? []).map((entry) => ({
      name: entry.text('Description') ?? '',
      value: entry.text('Value') ?? '',
    })),
  });
}

function classification(entry: NodeReader): StatementItem['classifications'][number] {
  const code = entry.one('ClassCode');
  return present<StatementItem['classifications'][number]>({
    list: code?.attribute('listID') ?? '',
    version: code?.attribute('listVersionID'),
    code: code?.own ?? '',
  });
}
