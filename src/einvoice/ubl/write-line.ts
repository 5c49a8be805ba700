import type { StatementItem, StatementLine, StatementPrice } from '../../statement/statement-line.ts';
import { attribute, each, element, textElement } from '../xml/write.ts';
import { ublPeriod } from './write-references.ts';
import { ublAllowanceCharge, ublAmount, ublCategory } from './write-totals.ts';

/** BG-25. */
export function ublLine(line: StatementLine, isInvoice: boolean, currency: string): string {
  const { object } = line;
  return element(
    isInvoice ? 'cac:InvoiceLine' : 'cac:CreditNoteLine',
    textElement('cbc:ID', line.id) +
      textElement('cbc:Note', line.note) +
      textElement(
        isInvoice ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity',
        line.quantity,
        attribute('unitCode', line.unit),
      ) +
      ublAmount('cbc:LineExtensionAmount', line.amount, currency) +
      textElement('cbc:AccountingCost', line.accounting) +
      ublPeriod(line.period) +
      element('cac:OrderLineReference', textElement('cbc:LineID', line.orderLine)) +
      (object === undefined
        ? ''
        : element(
            'cac:DocumentReference',
            textElement('cbc:ID', object.value, attribute('schemeID', object.scheme)) +
              textElement('cbc:DocumentTypeCode', '130'),
          )) +
      each(line.allowances, (one) => ublAllowanceCharge(one, 'false', currency)) +
      each(line.charges, (one) => ublAllowanceCharge(one, 'true', currency)) +
      item(line.item, line) +
      price(line.price, line.unit, currency),
  );
}

function item(one: StatementItem, { category, rate }: StatementLine): string {
  const { standardId } = one;
  return element(
    'cac:Item',
    textElement('cbc:Description', one.description) +
      textElement('cbc:Name', one.name) +
      element('cac:BuyersItemIdentification', textElement('cbc:ID', one.buyerId)) +
      element('cac:SellersItemIdentification', textElement('cbc:ID', one.sellerId)) +
      element(
        'cac:StandardItemIdentification',
        textElement('cbc:ID', standardId?.value, attribute('schemeID', standardId?.scheme)),
      ) +
      element('cac:OriginCountry', textElement('cbc:IdentificationCode', one.originCountry)) +
      each(one.classifications, classification) +
      ublCategory('cac:ClassifiedTaxCategory', category, rate) +
      each(one.attributes, ({ name, value }) =>
        element('cac:AdditionalItemProperty', textElement('cbc:Name', name) + textElement('cbc:Value', value)),
      ),
  );
}

function classification({ list, version, code }: StatementItem['classifications'][number]): string {
  const attributes = attribute('listID', list) + attribute('listVersionID', version);
  return element('cac:CommodityClassification', textElement('cbc:ItemClassificationCode', code, attributes));
}

function price(one: StatementPrice, unit: string, currency: string): string {
  return element(
    'cac:Price',
    ublAmount('cbc:PriceAmount', one.net, currency) +
      textElement('cbc:BaseQuantity', one.baseQuantity, attribute('unitCode', unit)) +
      (one.discount === undefined && one.gross === undefined
        ? ''
        : element(
            'cac:AllowanceCharge',
            textElement('cbc:ChargeIndicator', 'false') +
              ublAmount('cbc:Amount', one.discount ?? '0', currency) +
              ublAmount('cbc:BaseAmount', one.gross, currency),
          )),
  );
}
