/** What a file says about itself, in its XMP packet. */
export interface FileMetadata {
  readonly title: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
  /** The conformance level of Factur-X, such as `EN 16931`; `null` without. */
  readonly facturX: { readonly level: string; readonly fileName: string } | null;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 allows none of them
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text inside XML. pdfkit pastes titles and authors as they are, so a company named "Müller & Söhne" breaks the file. */
function escapeXml(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Title, author and language in Dublin Core; PDF/UA-1; the properties of Factur-X. */
export function xmpOf({ title, author, language, facturX }: FileMetadata): string {
  return [
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>`,
    `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>`,
    ...(facturX === null
      ? []
      : [
          `<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
<fx:DocumentType>INVOICE</fx:DocumentType>
<fx:DocumentFileName>${escapeXml(facturX.fileName)}</fx:DocumentFileName>
<fx:Version>1.0</fx:Version>
<fx:ConformanceLevel>${escapeXml(facturX.level)}</fx:ConformanceLevel>
</rdf:Description>`,
        ]),
    extensions(facturX !== null),
  ].join('\n');
}

/** PDF/A asks for a description of each property that is not its own (ISO 19005-3, 6.6.2.3.3). */
function extensions(isFacturX: boolean): string {
  const ua = schema('PDF/UA Universal Accessibility Schema', 'http://www.aiim.org/pdfua/ns/id/', 'pdfuaid', [
    ['part', 'Integer', 'internal', 'Part of ISO 14289 to which the file conforms'],
  ]);
  const fx = schema('Factur-X PDFA Extension Schema', 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#', 'fx', [
    ['DocumentFileName', 'Text', 'external', 'The name of the embedded XML document'],
    ['DocumentType', 'Text', 'external', 'The type of the hybrid document'],
    ['Version', 'Text', 'external', 'The version of the standard applying to the embedded XML document'],
    ['ConformanceLevel', 'Text', 'external', 'The conformance level of the embedded XML document'],
  ]);
  return `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
${isFacturX ? `${ua}\n${fx}` : ua}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
}

function schema(
  name: string,
  namespace: string,
  prefix: string,
  properties: readonly (readonly [name: string, type: string, category: string, description: string])[],
): string {
  const items = properties.map(
    ([property, type, category, description]) => `<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>${property}</pdfaProperty:name>
<pdfaProperty:valueType>${type}</pdfaProperty:valueType>
<pdfaProperty:category>${category}</pdfaProperty:category>
<pdfaProperty:description>${description}</pdfaProperty:description>
</rdf:li>`,
  );
  return `<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>${name}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
${items.join('\n')}
</rdf:Seq></pdfaSchema:property>
</rdf:li>`;
}
