import { ValidationError } from 'oneoff';
import { parseEInvoice, toUbl } from 'oneoff/einvoice';
import { describe, expect, it } from 'vitest';
import { caught } from '../acme.ts';
import { issue } from './documents.ts';

const refusal = (call: () => unknown): ValidationError => {
  const error = caught(call);
  expect(error).toBeInstanceOf(ValidationError);
  return error as ValidationError;
};

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const NAMESPACES = `xmlns="${UBL}Invoice-2" xmlns:cbc="${UBL}CommonBasicComponents-2" xmlns:cac="${UBL}CommonAggregateComponents-2"`;
const invoice = (content: string): string => `<?xml version="1.0"?><Invoice ${NAMESPACES}>${content}</Invoice>`;

describe('a file from a stranger', () => {
  it.each([
    ['a document type', `<!DOCTYPE Invoice [<!ENTITY a "aaaa">]>${invoice('&a;')}`],
    ['an entity of its own', invoice('<cbc:ID>&lol;</cbc:ID>')],
    ['an ampersand alone', invoice('<cbc:ID>a & b</cbc:ID>')],
    ['a character that XML does not have', invoice('<cbc:ID>&#0;</cbc:ID>')],
    ['a surrogate alone', invoice('<cbc:ID>&#xD800;</cbc:ID>')],
    ['a control character', invoice('<cbc:ID>\u0001</cbc:ID>')],
    ['two roots', invoice('') + invoice('')],
    ['text around the root', `${invoice('')}x`],
    ['an element that is not closed', invoice('<cbc:ID>')],
    ['an element that another one closes', invoice('<cbc:ID>1</cbc:Name>')],
    ['an undeclared prefix', invoice('<x:ID>1</x:ID>')],
    ['another namespace', '<Invoice xmlns="urn:other"/>'],
    ['an attribute twice', invoice('<cbc:ID schemeID="a" schemeID="b">1</cbc:ID>')],
    ['text beside elements', invoice('text<cbc:ID>1</cbc:ID>')],
    ['an element twice that is there once', invoice('<cbc:ID>1</cbc:ID><cbc:ID>2</cbc:ID>')],
    ['a comment that does not end', invoice('<!-- ')],
    ['nothing', ''],
    ['no XML', '{"number":"1"}'],
    ['another document', `<Order ${NAMESPACES}/>`],
  ])('is refused for %s', (_, xml) => {
    expect(refusal(() => parseEInvoice(xml)).faults[0]?.code).toBe('einvoice.xml_invalid');
  });

  it('is refused when it is nested deeper than an e-invoice is', () => {
    const deep = '<cac:Item>'.repeat(100) + '</cac:Item>'.repeat(100);
    expect(refusal(() => parseEInvoice(invoice(deep))).faults[0]?.code).toBe('einvoice.xml_too_large');
  });

  it('is refused beyond 2 MB, counted in bytes', () => {
    const xml = invoice(`<cbc:Note>${'ü'.repeat(1_100_000)}</cbc:Note>`);
    expect(refusal(() => parseEInvoice(xml)).faults[0]?.code).toBe('einvoice.xml_too_large');
  });

  it('reports elements that EN 16931 has no term for, or leaves them out', () => {
    const xml = invoice('<cbc:ID>1</cbc:ID><cac:PrepaidPayment><cbc:ID>9</cbc:ID></cac:PrepaidPayment>');
    expect(refusal(() => parseEInvoice(xml)).faults).toMatchObject([
      { code: 'einvoice.element_unknown', details: { element: 'Invoice/PrepaidPayment' } },
    ]);
    expect(parseEInvoice(xml, { unknown: 'ignore' }).number).toBe('1');
  });
});

describe('the same document written otherwise', () => {
  it('reads the same: other prefixes, comments, CDATA, character references, blanks', async () => {
    const xml = toUbl(await issue(), { profile: 'en16931' });
    const otherwise = xml
      .replaceAll('cbc:', 'b:')
      .replace('xmlns:b:', 'xmlns:b=')
      .replace(/xmlns:cbc=/, 'xmlns:b=')
      .replaceAll('><', '>\n  <!-- -->\n  <')
      .replace('Danke &amp; Gruß', '<![CDATA[Danke & ]]>Gru&#xDF;');
    expect(parseEInvoice(otherwise)).toEqual(parseEInvoice(xml));
  });
});
