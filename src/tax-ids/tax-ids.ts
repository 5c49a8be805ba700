export type { RegisterAccess } from './checks/ask-register.ts';
export { type HmrcOptions, hmrcCheck } from './checks/hmrc-check.ts';
export type { HmrcApplication } from './checks/hmrc-token.ts';
export { type ViesOptions, viesCheck } from './checks/vies-check.ts';
export { type ParsedTaxId, parseTaxId, type TaxIdInput, validateTaxId } from './parse-tax-id.ts';
