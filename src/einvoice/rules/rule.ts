import type { FaultCode } from '../../errors/fault-codes.ts';
import type { Statement } from '../../statement/statement.ts';
import type { StatementLine } from '../../statement/statement-line.ts';
import type { AllowanceCharge, VatBreakdown } from '../../statement/statement-totals.ts';

/** What a rule looks at, one at a time. */
export interface RuleSubjects {
  readonly document: Statement;
  readonly line: StatementLine;
  readonly vat: VatBreakdown;
  readonly allowance: AllowanceCharge;
  readonly charge: AllowanceCharge;
  readonly lineAllowance: AllowanceCharge;
  readonly lineCharge: AllowanceCharge;
}

/** A rule of a published specification, over a statement. */
export interface Rule<K extends keyof RuleSubjects = keyof RuleSubjects> {
  /** As published, such as `"BR-DE-15"`. */
  readonly id: string;
  readonly of: K;
  /** The business term that breaks it, such as `"BT-10"`: it decides the path in our document. */
  readonly term: string;
  /** What is wrong and what to set. */
  readonly says: string;
  /** Whether the rule is broken. */
  readonly breaks: (subject: RuleSubjects[K], statement: Statement) => boolean;
  /** The value that breaks it, for the message. */
  readonly shows?: (subject: RuleSubjects[K], statement: Statement) => string | undefined;
  /** The only syntax whose official rules have it. */
  readonly syntax?: 'ubl' | 'cii';
  /** A VAT category: where it stands nowhere, the rule cannot be broken. */
  readonly category?: string;
  /** Default `einvoice.rule_broken`. */
  readonly code?: FaultCode;
}

/** Any rule. */
export type AnyRule = { readonly [K in keyof RuleSubjects]: Rule<K> }[keyof RuleSubjects];

type Breaks<K extends keyof RuleSubjects> = Rule<K>['breaks'];
type Extra<K extends keyof RuleSubjects> = Pick<Rule<K>, 'shows' | 'code' | 'syntax'>;

/** Makes rules over one kind of subject. */
type Make<K extends keyof RuleSubjects> = (
  id: string,
  term: string,
  says: string,
  breaks: Breaks<K>,
  extra?: Extra<K>,
) => Rule<K>;

function maker<K extends keyof RuleSubjects>(of: K): Make<K> {
  return (id, term, says, breaks, extra) => ({ id, of, term, says, breaks, ...extra });
}

/** A rule on the whole document. */
export const documentRule: Make<'document'> = /* @__PURE__ */ maker('document');
/** A rule on each line. */
export const lineRule: Make<'line'> = /* @__PURE__ */ maker('line');
/** A rule on each row of the VAT breakdown. */
export const vatRule: Make<'vat'> = /* @__PURE__ */ maker('vat');
/** A rule on each allowance of the document. */
export const allowanceRule: Make<'allowance'> = /* @__PURE__ */ maker('allowance');
/** A rule on each charge of the document. */
export const chargeRule: Make<'charge'> = /* @__PURE__ */ maker('charge');
/** A rule on each allowance of each line. */
export const lineAllowanceRule: Make<'lineAllowance'> = /* @__PURE__ */ maker('lineAllowance');
/** A rule on each charge of each line. */
export const lineChargeRule: Make<'lineCharge'> = /* @__PURE__ */ maker('lineCharge');

/** Whether a text is missing or blank. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
