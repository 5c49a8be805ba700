import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { Statement } from '../statement/statement.ts';
import { oneOf } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { requireOptions } from '../validation/require-options.ts';
import { readCii } from './cii/read-cii.ts';
import { readUbl } from './ubl/read-ubl.ts';
import { type Reading, readerOf, unseen, type XmlNode } from './xml/node.ts';
import { parseXml } from './xml/parse-xml.ts';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const CII = 'urn:un:unece:uncefact:data:standard:';
const NAMESPACES: ReadonlySet<string> = new Set([
  ...['Invoice-2', 'CreditNote-2', 'CommonAggregateComponents-2', 'CommonBasicComponents-2'].map((name) => UBL + name),
  ...[
    'CrossIndustryInvoice:100',
    'ReusableAggregateBusinessInformationEntity:100',
    'QualifiedDataType:100',
    'UnqualifiedDataType:100',
  ].map((name) => CII + name),
]);

/** How strict {@link parseEInvoice} is. */
export interface ParseOptions {
  /**
   * What happens to an element that no term of EN 16931 has: `refuse` (default) throws, so that nothing is lost
   * unnoticed; `ignore` leaves it out.
   */
  readonly unknown?: 'refuse' | 'ignore';
}

const optionsShape = /* @__PURE__ */ object<ParseOptions>({ unknown: optional(oneOf(['refuse', 'ignore'])) });

/**
 * Read a UBL invoice or credit note, or a Cross Industry Invoice, into a statement.
 *
 * The file may come from a stranger: no document type and so no entities of its own, 32 elements deep and 2 MB at most.
 * It reads what the file says and judges nothing; `validateStatement` has the rules.
 *
 * @param xml - the whole file as text
 * @throws {ValidationError} `einvoice.xml_invalid`, `einvoice.xml_too_large`, `einvoice.element_unknown`; `field.*`: an
 * option
 * @example
 * const statement = parseEInvoice(xml);
 * console.log(statement.seller.name, statement.totals.due);
 */
export function parseEInvoice(xml: string, options: ParseOptions = {}): Statement {
  requireOptions(optionsShape, options, 'parseEInvoice');
  const root = parseXml(xml, NAMESPACES);
  const twice: string[] = [];
  const reading: Reading = { seen: new Set<XmlNode>(), twice: (path) => twice.push(path) };
  const statement = read(root, reading);
  throwFaults(
    twice.map((path) =>
      fault('einvoice.xml_invalid', '', `${path} is there more than once; EN 16931 allows one`, { element: path }),
    ),
  );
  if (options.unknown !== 'ignore') {
    throwFaults(
      unseen(root, reading.seen)
        .slice(0, 100)
        .map((path) =>
          fault(
            'einvoice.element_unknown',
            '',
            `${path} is no term of EN 16931; leave it out, or pass { unknown: "ignore" } to read the rest`,
            { element: path },
          ),
        ),
    );
  }
  return statement;
}

function read(root: XmlNode, reading: Reading): Statement {
  const reader = readerOf(root, reading);
  if (root.name === 'Invoice' || root.name === 'CreditNote') return readUbl(reader);
  if (root.name === 'CrossIndustryInvoice') return readCii(reader);
  throw new ValidationError([
    fault(
      'einvoice.xml_invalid',
      '',
      `<${root.name}> is no e-invoice; the root element is Invoice, CreditNote or CrossIndustryInvoice`,
    ),
  ]);
}
