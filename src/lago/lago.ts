export { lagoCustomer } from './lago-customer.ts';
export { type LagoDialectOptions, lagoDialect } from './lago-dialect.ts';
export { lagoFee } from './lago-fee.ts';
export { type LagoKind, lagoId } from './lago-id.ts';
export { lagoInvoice } from './lago-invoice.ts';
export { lagoPaymentStatus, lagoStatus } from './lago-status.ts';
export type {
  LagoAppliedTax,
  LagoCustomer,
  LagoFee,
  LagoInvoice,
  LagoPaymentStatus,
  LagoStatus,
} from './lago-types.ts';
