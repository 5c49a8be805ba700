import type { StatementItem, StatementLine } from '../../statement/statement-line.ts';
import { attribute, each, element, textElement } from '../xml/write.ts';
import { ciiPeriod } from './dates.ts';
import { ciiAllowanceCharge, ciiTradeTax } from './write-tax.ts';

/** BG-25. */
export function ciiLine(line: StatementLine): string {
  return element(
    'ram:IncludedSupplyChainTradeLineItem',
    element(
      'ram:AssociatedDocumentLineDocument',
      textElement('ram:LineID', line.id) + element('ram:IncludedNote', textElement('ram:Content', line.note)),
    ) +
      product(line.item) +
      agreement(line) +
      element(
        'ram:SpecifiedLineTradeDelivery',
        textElement('ram:BilledQuantity', line.quantity, attribute('unitCode', line.unit)),
      ) +
      settlement(line),
  );
}

function product(one: StatementItem): string {
  const { standardId } = one;
  return element(
    'ram:SpecifiedTradeProduct',
    textElement('ram:GlobalID', standardId?.value, attribute('schemeID', standardId?.scheme)) +
      textElement('ram:SellerAssignedID', one.sellerId) +
      textElement('ram:BuyerAssignedID', one.buyerId) +
      textElement('ram:Name', one.name) +
      textElement('ram:Description', one.description) +
      each(one.attributes, ({ name, value }) =>
        element(
          'ram:ApplicableProductCharacteristic',
          textElement('ram:Description', name) + textElement('ram:Value', value),
        ),
      ) +
      each(one.classifications, ({ list, version, code }) =>
        element(
          'ram:DesignatedProductClassification',
          textElement('ram:ClassCode', code, attribute('listID', list) + attribute('listVersionID', version)),
        ),
      ) +
      element('ram:OriginTradeCountry', textElement('ram:ID', one.originCountry)),
  );
}

function agreement({ orderLine, price, unit }: StatementLine): string {
  const basis = textElement('ram:BasisQuantity', price.baseQuantity, attribute('unitCode', unit));
  const gross =
    textElement('ram:ChargeAmount', price.gross) +
    (price.gross === undefined ? '' : basis) +
    element(
      'ram:AppliedTradeAllowanceCharge',
      price.discount === undefined
        ? ''
        : element('ram:ChargeIndicator', textElement('udt:Indicator', 'false')) +
            textElement('ram:ActualAmount', price.discount),
    );
  return element(
    'ram:SpecifiedLineTradeAgreement',
    element('ram:BuyerOrderReferencedDocument', textElement('ram:LineID', orderLine)) +
      element('ram:GrossPriceProductTradePrice', gross) +
      element('ram:NetPriceProductTradePrice', textElement('ram:ChargeAmount', price.net) + basis),
  );
}

function settlement(line: StatementLine): string {
  const { object } = line;
  return element(
    'ram:SpecifiedLineTradeSettlement',
    ciiTradeTax('ram:ApplicableTradeTax', line.category, line.rate) +
      ciiPeriod(line.period) +
      each(line.allowances, (one) => ciiAllowanceCharge(one, 'false')) +
      each(line.charges, (one) => ciiAllowanceCharge(one, 'true')) +
      element('ram:SpecifiedTradeSettlementLineMonetarySummation', textElement('ram:LineTotalAmount', line.amount)) +
      (object === undefined
        ? ''
        : element(
            'ram:AdditionalReferencedDocument',
            textElement('ram:IssuerAssignedID', object.value) +
              textElement('ram:TypeCode', '130') +
              textElement('ram:ReferenceTypeCode', object.scheme),
          )) +
      element('ram:ReceivableSpecifiedTradeAccountingAccount', textElement('ram:ID', line.accounting)),
  );
}
