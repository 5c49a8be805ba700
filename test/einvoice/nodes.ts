import type { XmlNode } from '../../src/einvoice/xml/node.ts';
import { parseXml } from '../../src/einvoice/xml/parse-xml.ts';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const NAMESPACES: ReadonlySet<string> = new Set(
  ['Invoice-2', 'CreditNote-2', 'CommonAggregateComponents-2', 'CommonBasicComponents-2'].map((name) => UBL + name),
);

/** The elements of a UBL file. */
export function nodeOf(xml: string): XmlNode {
  return parseXml(xml, NAMESPACES);
}
