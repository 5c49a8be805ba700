import type { StatementItem, StatementLine } from '../../statement/statement-line.ts';
import { attribute, each, element, leaf } from '../xml/write.ts';
import { ciiPeriod } from './dates.ts';
import { ciiAllowanceCharge, ciiTradeTax } from './write-tax.ts';

/** BG-25. */
export function ciiLine(line: StatementLine): string {
  return element(
    'ram:IncludedSupplyChainTradeLineItem',
    element(
      'ram:AssociatedDocumentLineDocument',
      leaf('ram:LineID', line.id) + element('ram:IncludedNote', leaf('ram:Content', line.note)),
    ) +
      product(line.item) +
      agreement(line) +
      element(
        'ram:SpecifiedLineTradeDelivery',
        leaf('ram:BilledQuantity', line.quantity, attribute('unitCode', line.unit)),
      ) +
      settlement(line),
  );
}

function product(one: StatementItem): string {
  const { standardId } = one;
  return element(
    'ram:SpecifiedTradeProduct',
    leaf('ram:GlobalID', standardId?.value, attribute('schemeID', standardId?.scheme)) +
      leaf('ram:SellerAssignedID', one.sellerId) +
      leaf('ram:BuyerAssignedID', one.buyerId) +
      leaf('ram:Name', one.name) +
      leaf('ram:Description', one.description) +
      each(one.attributes, ({ name, value }) =>
        element('ram:ApplicableProductCharacteristic', leaf('ram:Description', name) + leaf('ram:Value', value)),
      ) +
      each(one.classifications, ({ list, version, code }) =>
        element(
          'ram:DesignatedProductClassification',
          leaf('ram:ClassCode', code, attribute('listID', list) + attribute('listVersionID', version)),
        ),
      ) +
      element('ram:OriginTradeCountry', leaf('ram:ID', one.originCountry)),
  );
}

function agreement({ orderLine, price, unit }: StatementLine): string {
  const basis = leaf('ram:BasisQuantity', price.baseQuantity, attribute('unitCode', unit));
  const gross =
    leaf('ram:ChargeAmount', price.gross) +
    (price.gross === undefined ? '' : basis) +
    element(
      'ram:AppliedTradeAllowanceCharge',
      price.discount === undefined
        ? ''
        : element('ram:ChargeIndicator', leaf('udt:Indicator', 'false')) + leaf('ram:ActualAmount', price.discount),
    );
  return element(
    'ram:SpecifiedLineTradeAgreement',
    element('ram:BuyerOrderReferencedDocument', leaf('ram:LineID', orderLine)) +
      element('ram:GrossPriceProductTradePrice', gross) +
      element('ram:NetPriceProductTradePrice', leaf('ram:ChargeAmount', price.net) + basis),
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
      element('ram:SpecifiedTradeSettlementLineMonetarySummation', leaf('ram:LineTotalAmount', line.amount)) +
      (object === undefined
        ? ''
        : element(
            'ram:AdditionalReferencedDocument',
            leaf('ram:IssuerAssignedID', object.value) +
              leaf('ram:TypeCode', '130') +
              leaf('ram:ReferenceTypeCode', object.scheme),
          )) +
      element('ram:ReceivableSpecifiedTradeAccountingAccount', leaf('ram:ID', line.accounting)),
  );
}
