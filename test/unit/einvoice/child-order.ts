/** The children that UBL 2.1 allows an element of ours, in the order of its schemas (OASIS UBL 2.1, xsd:sequence). */
const document = (type: string, line: string, isInvoice: boolean): string =>
  isInvoice
    ? `CustomizationID ProfileID ID IssueDate DueDate ${type} Note TaxPointDate DocumentCurrencyCode TaxCurrencyCode AccountingCost BuyerReference InvoicePeriod OrderReference BillingReference DespatchDocumentReference ReceiptDocumentReference OriginatorDocumentReference ContractDocumentReference AdditionalDocumentReference ProjectReference AccountingSupplierParty AccountingCustomerParty PayeeParty TaxRepresentativeParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal ${line}`
    : `CustomizationID ProfileID ID IssueDate TaxPointDate ${type} Note DocumentCurrencyCode TaxCurrencyCode AccountingCost BuyerReference InvoicePeriod OrderReference BillingReference DespatchDocumentReference ReceiptDocumentReference ContractDocumentReference AdditionalDocumentReference OriginatorDocumentReference AccountingSupplierParty AccountingCustomerParty PayeeParty TaxRepresentativeParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal ${line}`;

const party = 'EndpointID PartyIdentification PartyName PostalAddress PartyTaxScheme PartyLegalEntity Contact';
const line = (quantity: string): string =>
  `ID Note ${quantity} LineExtensionAmount AccountingCost InvoicePeriod OrderLineReference DocumentReference AllowanceCharge Item Price`;
const address = 'StreetName AdditionalStreetName CityName PostalZone CountrySubentity AddressLine Country';
const category = 'ID Percent TaxExemptionReasonCode TaxExemptionReason TaxScheme';

const ORDER: { readonly [element: string]: string } = {
  Invoice: document('InvoiceTypeCode', 'InvoiceLine', true),
  CreditNote: document('CreditNoteTypeCode', 'CreditNoteLine', false),
  InvoicePeriod: 'StartDate EndDate DescriptionCode',
  OrderReference: 'ID SalesOrderID',
  BillingReference: 'InvoiceDocumentReference',
  InvoiceDocumentReference: 'ID IssueDate',
  AdditionalDocumentReference: 'ID DocumentTypeCode DocumentDescription Attachment',
  DocumentReference: 'ID DocumentTypeCode',
  Attachment: 'EmbeddedDocumentBinaryObject ExternalReference',
  AccountingSupplierParty: 'Party',
  AccountingCustomerParty: 'Party',
  Party: party,
  PayeeParty: party,
  TaxRepresentativeParty: party,
  PostalAddress: address,
  Address: address,
  PartyTaxScheme: 'CompanyID TaxScheme',
  PartyLegalEntity: 'RegistrationName CompanyID CompanyLegalForm',
  Contact: 'Name Telephone ElectronicMail',
  Delivery: 'ActualDeliveryDate DeliveryLocation DeliveryParty',
  DeliveryLocation: 'ID Address',
  PaymentMeans: 'PaymentMeansCode PaymentDueDate PaymentID CardAccount PayeeFinancialAccount PaymentMandate',
  CardAccount: 'PrimaryAccountNumberID NetworkID HolderName',
  PayeeFinancialAccount: 'ID Name FinancialInstitutionBranch',
  PaymentMandate: 'ID PayerFinancialAccount',
  AllowanceCharge:
    'ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric Amount BaseAmount TaxCategory',
  TaxTotal: 'TaxAmount TaxSubtotal',
  TaxSubtotal: 'TaxableAmount TaxAmount TaxCategory',
  TaxCategory: category,
  ClassifiedTaxCategory: category,
  LegalMonetaryTotal:
    'LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount',
  InvoiceLine: line('InvoicedQuantity'),
  CreditNoteLine: line('CreditedQuantity'),
  Item: 'Description Name BuyersItemIdentification SellersItemIdentification StandardItemIdentification OriginCountry CommodityClassification ClassifiedTaxCategory AdditionalItemProperty',
  AdditionalItemProperty: 'Name Value',
  Price: 'PriceAmount BaseQuantity AllowanceCharge',
};

interface Node {
  readonly name: string;
  readonly children: readonly Node[];
  readonly text: string;
}

/** Where an element has a child that is not allowed there, or in another order, or is empty. */
export function misplaced(node: Node, path = node.name): readonly string[] {
  if (node.children.length === 0) return node.text === '' ? [`${path} is empty`] : [];
  const order = ORDER[node.name]?.split(' ') ?? node.children.map(({ name }) => name);
  const places = node.children.map(({ name }) => order.indexOf(name));
  const faults = places.flatMap((place, index) => {
    const at = `${path}/${node.children[index]?.name}`;
    if (place < 0) return [`${at} is not allowed there`];
    return place < (places[index - 1] ?? 0) ? [`${at} comes too late`] : [];
  });
  return [...faults, ...node.children.flatMap((child) => misplaced(child, `${path}/${child.name}`))];
}
