import type { Statement } from '../../../statement/statement.ts';
import { isGreekNumber } from '../check-digits.ts';
import { type AnyRule, documentRule, isBlank } from '../rule.ts';

type Test = (s: Statement) => boolean;

const isGreek = (country: string | undefined): boolean => country === 'GR' || country === 'EL';
const greekSender: Test = (s) =>
  isGreek((s.seller.vatId ?? s.taxRepresentative?.vatId)?.slice(0, 2) ?? s.seller.address?.country);
const greekReceiver: Test = (s) => isGreek(s.buyer.vatId?.slice(0, 2) ?? s.buyer.address?.country);
const both: Test = (s) => greekSender(s) && greekReceiver(s);
const inGreece: Test = (s) => greekSender(s) && s.seller.address?.country === 'GR';

function where(applies: Test, id: string, term: string, says: string, breaks: Test): AnyRule {
  return documentRule(id, term, says, (s) => applies(s) && breaks(s));
}

/** A part of the number, which in Greece is TIN|date|branch|type|series|number. */
function part(number: string, says: string, breaks: (segments: readonly string[], s: Statement) => boolean): AnyRule {
  return where(
    greekSender,
    `GR-R-001-${number}`,
    'BT-1',
    `${says}; set the pattern of the number series`,
    (s) => s.number !== undefined && breaks(s.number.split('|'), s),
  );
}

const described = ({ attachments }: Statement, text: string): Statement['attachments'] =>
  attachments.filter(({ description }) => description === text);
const MARK = '##M.AR.K##';
const URL_OF_INVOICE = '##INVOICE|URL##';

/** The rules of Greece (GR-R-…). */
export const greekRules: readonly AnyRule[] = [
  part('1', 'a Greek number has six parts between |', (parts) => parts.length !== 6),
  part(
    '2',
    'the first part of a Greek number is the tax number of the seller',
    ([tin = ''], s) =>
      !isGreekNumber(tin) || ![s.seller.vatId, s.taxRepresentative?.vatId].some((id) => id?.slice(2, 11) === tin),
  ),
  part(
    '3',
    'the second part of a Greek number is the issue date as DD/MM/YYYY',
    ([, date = ''], s) => date !== s.issueDate?.split('-').reverse().join('/'),
  ),
  part(
    '4',
    'the third part of a Greek number is the number of the branch',
    ([, , branch = '']) => !/^\d+$/.test(branch),
  ),
  part(
    '5',
    'the fourth part of a Greek number is a Greek document type, such as 1.1',
    ([, , , type = '']) => !['1.1', '1.6', '2.1', '2.4', '5.1', '5.2'].includes(type),
  ),
  part('6', 'the fifth part of a Greek number is its series', ([, , , , series = '']) => series === ''),
  part('7', 'the sixth part of a Greek number is its serial number', ([, , , , , serial = '']) => serial === ''),
  where(
    greekSender,
    'GR-R-002',
    'BT-28',
    'a Greek seller gives its registered name as trading name; set tradingName on the billing entity',
    ({ seller }) => isBlank(seller.tradingName),
  ),
  where(
    greekSender,
    'GR-R-003',
    'BT-31',
    'a Greek VAT id is EL and a valid tax number; correct the tax id of the billing entity',
    ({ seller }) =>
      seller.vatId !== undefined && !(seller.vatId.startsWith('EL') && isGreekNumber(seller.vatId.slice(2))),
  ),
  where(
    inGreece,
    'GR-R-004-1',
    'BT-123',
    'a Greek invoice carries its MARK number as an attachment with description ##M.AR.K##',
    (s) => described(s, MARK).length !== 1,
  ),
  where(inGreece, 'GR-R-004-2', 'BT-122', 'a MARK number is a positive number', (s) =>
    described(s, MARK).some(({ reference }) => !/^[1-9]\d*/.test(reference)),
  ),
  where(
    inGreece,
    'GR-R-008-2',
    'BT-123',
    'a Greek invoice has one URL at most',
    (s) => described(s, URL_OF_INVOICE).length > 1,
  ),
  where(greekSender, 'GR-R-008-3', 'BT-124', 'an attachment ##INVOICE|URL## needs its url', (s) =>
    described(s, URL_OF_INVOICE).some(({ url }) => isBlank(url)),
  ),
  where(
    greekSender,
    'GR-R-005',
    'BT-45',
    'a Greek seller gives the full name of the buyer; set tradingName on the customer',
    ({ buyer }) => isBlank(buyer.tradingName),
  ),
  where(
    both,
    'GR-R-006',
    'BT-48',
    "between Greek parties the buyer's VAT id is EL and a valid tax number; correct the tax id of the customer",
    ({ buyer }) => buyer.vatId === undefined || !(buyer.vatId.startsWith('EL') && isGreekNumber(buyer.vatId.slice(2))),
  ),
  where(
    ({ seller }) => isGreek(seller.address?.country),
    'GR-R-009',
    'BT-34',
    'a Greek electronic address is a tax number of scheme 9933; set electronicAddress on the billing entity',
    ({ seller }) =>
      seller.endpoint !== undefined && !(seller.endpoint.scheme === '9933' && isGreekNumber(seller.endpoint.value)),
  ),
  where(
    both,
    'GR-R-010',
    'BT-49',
    'a Greek electronic address is a tax number of scheme 9933; set electronicAddress on the customer',
    ({ buyer }) =>
      buyer.endpoint !== undefined && !(buyer.endpoint.scheme === '9933' && isGreekNumber(buyer.endpoint.value)),
  ),
];
