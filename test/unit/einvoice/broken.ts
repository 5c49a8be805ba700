import type { EInvoiceProfileName, Statement } from 'oneoff/einvoice';
import { fullStatement as full } from './full-statement.ts';

/** A statement that breaks one rule, and the rules that it cannot but break too. */
export interface Broken {
  readonly rule: string;
  readonly statement: Statement;
  readonly also: readonly string[];
  readonly profile: EInvoiceProfileName;
}

type Line = Statement['lines'][number];
type Row = Statement['vat'][number];
type Allowance = Statement['allowances'][number];
type Change = Partial<{ readonly [K in keyof Statement]: Statement[K] | undefined }>;

/** Without the members that are `undefined`. */
export function clean<T>(value: T): T {
  if (Array.isArray(value)) return value.map(clean) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, clean(one)]]));
  return Object.fromEntries(entries) as T;
}

export const line = full.lines[0] as Line;
const row = full.vat[0] as Row;

/** The full statement with some members changed or taken away. */
export const withDocument = (change: Change): Statement => clean({ ...full, ...change } as Statement);
export const withLine = (change: { readonly [K in keyof Line]?: Line[K] | undefined }): Statement =>
  withDocument({ lines: [{ ...line, ...change } as Line] });
export const withRow = (change: { readonly [K in keyof Row]?: Row[K] | undefined }): Statement =>
  withDocument({ vat: [{ ...row, ...change } as Row] });
export const withSeller = (change: object): Statement =>
  withDocument({ seller: { ...full.seller, ...change } as Statement['seller'] });
export const withBuyer = (change: object): Statement =>
  withDocument({ buyer: { ...full.buyer, ...change } as Statement['buyer'] });
export const withTotals = (change: object): Statement =>
  withDocument({ totals: { ...full.totals, ...change } as Statement['totals'] });
export const withPayment = (change: object): Statement =>
  withDocument({ payment: { ...full.payment, ...change } as Statement['payment'] });
export const withAllowance = (change: object): Statement =>
  withDocument({ allowances: [{ ...full.allowances[0], ...change } as Allowance] });
export const withCharge = (change: object): Statement =>
  withDocument({ charges: [{ ...full.charges[0], ...change } as Allowance] });
export const withLineAllowance = (change: object): Statement =>
  withLine({ allowances: [{ ...line.allowances[0], ...change } as Allowance] });
export const withLineCharge = (change: object): Statement =>
  withLine({ charges: [{ ...line.charges[0], ...change } as Allowance] });
export const withReferences = (change: object): Statement =>
  withDocument({ references: { ...full.references, ...change } as Statement['references'] });
export const withItem = (change: object): Statement => withLine({ item: { ...line.item, ...change } as Line['item'] });

/** A case; `also` are rules that no statement can keep while it breaks this one. */
export const breaks =
  (profile: EInvoiceProfileName) =>
  (rule: string, statement: Statement, ...also: readonly string[]): Broken => ({ rule, statement, also, profile });
