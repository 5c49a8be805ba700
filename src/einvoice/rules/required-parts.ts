import {
  type AnyRule,
  allowanceRule,
  chargeRule,
  isBlank,
  lineAllowanceRule,
  lineChargeRule,
  lineRule,
  vatRule,
} from './rule.ts';

/** What every line, VAT row, allowance and charge must say (EN 16931-1, BR-21 to BR-48, BR-54, BR-64, BR-65). */
export const requiredPartRules: readonly AnyRule[] = [
  lineRule('BR-21', 'BT-126', 'the line has no id', (line) => isBlank(line.id)),
  lineRule('BR-22', 'BT-129', 'the line has no quantity; set quantity', (line) => isBlank(line.quantity)),
  lineRule('BR-23', 'BT-130', 'the line has no unit; set unit to a code of UN/ECE Recommendation 20', (line) =>
    isBlank(line.unit),
  ),
  lineRule('BR-24', 'BT-131', 'the line has no net amount', (line) => isBlank(line.amount)),
  lineRule('BR-25', 'BT-153', 'the line has no name; set name', (line) => isBlank(line.item.name)),
  lineRule('BR-26', 'BT-146', 'the line has no price; set unitPrice', (line) => isBlank(line.price.net)),
  lineRule(
    'BR-27',
    'BT-146',
    'a price is never negative; make the quantity negative instead',
    (line) => line.price.net.startsWith('-'),
    { shows: (line) => line.price.net },
  ),
  lineRule(
    'BR-28',
    'BT-148',
    'a gross price is never negative; make the quantity negative instead',
    (line) => line.price.gross?.startsWith('-') === true,
    { shows: (line) => line.price.gross },
  ),
  lineRule('BR-54', 'BG-32', 'an attribute of the item needs a name and a value; set both', (line) =>
    line.item.attributes.some(({ name, value }) => isBlank(name) || isBlank(value)),
  ),
  lineRule(
    'BR-64',
    'BT-157',
    'the standard id of the item has no scheme; set item.ids.standard.scheme, such as "0160" for a GTIN',
    (line) => line.item.standardId !== undefined && isBlank(line.item.standardId.scheme),
  ),
  lineRule(
    'BR-65',
    'BT-158',
    'a classification of the item has no list; set item.classifications[].list to a code of UNTDID 7143',
    (line) => line.item.classifications.some(({ list }) => isBlank(list)),
  ),
  vatRule('BR-45', 'BT-116', 'a row of the VAT breakdown has no taxable amount', (row) => isBlank(row.taxable)),
  vatRule('BR-46', 'BT-117', 'a row of the VAT breakdown has no tax', (row) => isBlank(row.tax)),
  vatRule('BR-47', 'BT-118', 'a row of the VAT breakdown has no category; set category on the tax', (row) =>
    isBlank(row.category),
  ),
  vatRule(
    'BR-48',
    'BT-119',
    'a row of the VAT breakdown has no rate; set rate on the tax',
    (row) => row.category !== 'O' && isBlank(row.rate),
  ),
  allowanceRule('BR-31', 'BT-92', 'an allowance has no amount', (one) => isBlank(one.amount)),
  allowanceRule('BR-32', 'BT-95', 'an allowance has no VAT category', (one) => isBlank(one.category)),
  allowanceRule(
    'BR-33',
    'BT-97',
    'an allowance has no reason',
    (one) => isBlank(one.reason) && isBlank(one.reasonCode),
  ),
  chargeRule('BR-36', 'BT-99', 'a charge has no amount', (one) => isBlank(one.amount)),
  chargeRule('BR-37', 'BT-102', 'a charge has no VAT category', (one) => isBlank(one.category)),
  chargeRule('BR-38', 'BT-104', 'a charge has no reason', (one) => isBlank(one.reason) && isBlank(one.reasonCode)),
  lineAllowanceRule('BR-41', 'BT-136', 'an allowance of the line has no amount', (one) => isBlank(one.amount)),
  lineAllowanceRule(
    'BR-42',
    'BT-139',
    'an allowance of the line has no reason',
    (one) => isBlank(one.reason) && isBlank(one.reasonCode),
  ),
  lineChargeRule('BR-43', 'BT-141', 'a charge of the line has no amount', (one) => isBlank(one.amount)),
  lineChargeRule(
    'BR-44',
    'BT-144',
    'a charge of the line has no reason',
    (one) => isBlank(one.reason) && isBlank(one.reasonCode),
  ),
];
