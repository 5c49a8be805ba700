/** Two days that both belong to it (BG-14, BG-26); received invoices may have one of them only. */
export interface StatementPeriod {
  /** ISO date. */
  readonly from?: string;
  /** ISO date. */
  readonly to?: string;
}
