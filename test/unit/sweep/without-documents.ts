/**
 * Public functions that take no document of a caller: those of adapters get what the service made. What the others take is
 * in the sweep of options, or a value that they judge, such as an input or a record.
 */
export const withoutDocuments: readonly string[] = `
  calculate validateCalculation createOneOffInvoice validateAddOn validateBillingEntity validateCustomer validateCurrency
  validateNumberSeries validatePolicy validateDraftUpdate validateOneOffInvoice validateTax fromRow
  fromDinero toDinero fromMinorUnits toMinorUnits createInvoicing countryTaxes reportsOver
  validateDirectoryRecords jsonSchemas faultsOf
  memoryDeliveryStore memoryDirectory memoryDirectoryStore memoryStore openPGlite migrateSqlite sqliteDirectory sqliteStore
  postgresDeliveryStore postgresNotifier postgresDirectory fromDrizzle fromKnex fromKysely fromPostgresJs fromPrisma writablePool migrate
  migrationSql postgresReports postgresStore
  createEndpoint validateWebhookUrl afterCommit wakeAfterCommit createRelay createSecret signWebhook verifyWebhook
  standardDialect emailDelivery functionSink httpSink lagoDialect lagoId createTelemetry
  isBic countryName currencyDigits currencyName ibanFlaw paymentMeansName unitName unitSymbol categoryOfVatex vatexOfCategory validateTaxId parseTaxId
  standardVat qrModules eInvoiceRules parseEInvoice createInvoicingHandler checkOrigin
  deliveryStoreSuite directorySuite directoryStoreSuite directorySearchSuite invoiceStoreSuite reportsSuite checkDirectory
  storeProcessesSuite sqliteDeliveryStore poolFromPostgresJs hmrcCheck viesCheck
  checkRecordKeys chooseTries existingRecords idTaken issueInProcess keyOf numberTaken readRecordPage readRecordRules
  readRecords readReplacement storableError summaryOf throwFaults toSortable tooManyEndpoints
  checkDueLimit drizzleTables invoiceSearchText isPlaceIn isSequencePlace isStorable numberRange orderOf pageOf pageOfTexts placeIn readPage recordSearchText requireTenant searchWords sequencePlace sortableDecimal totalFaults
  calculationArbitrary lineArbitrary oneOffInvoiceArbitrary taxArbitrary
`
  .trim()
  .split(/\s+/);
