import { type EInvoiceProfile, eInvoiceProfiles } from '../code-lists/e-invoice-profiles.ts';
import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { EInvoiceFindings } from '../invoice/e-invoice-check.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { requireStatement } from '../statement/require-statement.ts';
import type { DocumentStatement, Statement } from '../statement/statement.ts';
import { statementOf } from '../statement/statement-of.ts';
import { isVat } from '../tax/tax-group.ts';
import { type EInvoiceOptions, requireEInvoiceOptions } from './e-invoice-options.ts';
import { fitProfile } from './fit-profile.ts';
import { type ProfileFacts, profileFacts } from './profiles.ts';
import { rateResidues } from './rate-residue.ts';
import { checkExpressible } from './rules/beyond-rules.ts';
import { checkRules } from './rules/check-rules.ts';
import { checkTexts } from './rules/check-texts.ts';
import { rulesOf, warningRulesOf } from './rules/rules-of.ts';

/**
 * All faults that an official validator would find in the e-invoice of a document, and what the e-invoice would lose.
 *
 * Every rule is one of a published specification; `details.rule` has its id, `details.term` the business term, `path` the
 * member of our document, and the message says what to set.
 *
 * @returns `einvoice.rule_broken`, `einvoice.decimals_not_expressible`, `einvoice.scheme_not_expressible`,
 * `einvoice.text_not_expressible`, `einvoice.not_issued`; none where `toUbl` and `toCii` give a valid file
 * @throws {ValidationError} `einvoice.profile_unknown`
 */
export function validateEInvoice(document: Invoice | CreditNote, options: EInvoiceOptions): readonly Fault[] {
  requireEInvoiceOptions(options, 'validateEInvoice');
  return examine(document, options).faults;
}

/**
 * What the validators of a profile would warn of, such as an IBAN with a wrong check digit, and VAT that is not base × rate
 * (`einvoice.rate_residue`). Nothing refuses these.
 */
export function warnEInvoice(document: Invoice | CreditNote, options: EInvoiceOptions): readonly Fault[] {
  requireEInvoiceOptions(options, 'warnEInvoice');
  const profile = requireProfile(options.profile);
  const statement = fitProfile(stated(document, options), profile);
  return [...checkRules(statement, warningRulesOf(profile)), ...rateResidues(statement, vatRowsOf(document))];
}

/**
 * Both of `validateEInvoice` and `warnEInvoice`: what `createInvoicing({ eInvoice: checkEInvoice })` asks for drafts.
 *
 * @throws {ValidationError} `einvoice.profile_unknown`
 */
export function checkEInvoice(document: Invoice | CreditNote, options: EInvoiceOptions): EInvoiceFindings {
  return { faults: validateEInvoice(document, options), warnings: warnEInvoice(document, options) };
}

/**
 * The faults of a statement under a profile, such as one that `parseEInvoice` read; paths are those of our own documents.
 *
 * @throws {ValidationError} `einvoice.profile_unknown`
 */
export function validateStatement(
  statement: Statement,
  options: { readonly profile: EInvoiceProfile },
): readonly Fault[] {
  requireEInvoiceOptions(options, 'validateStatement');
  requireStatement(statement);
  const profile = requireProfile(options.profile);
  const syntax = onlySyntaxOf(profile);
  return checkRules(statement, rulesOf(profile), syntax && { syntax });
}

/** The syntax of a profile that has one only. */
function onlySyntaxOf({ ubl, cii }: ProfileFacts): 'ubl' | 'cii' | undefined {
  return ubl ? (cii ? undefined : 'ubl') : 'cii';
}

/** A document as its profile has it, and what is wrong with it. */
export interface Examined {
  readonly statement: DocumentStatement;
  readonly profile: ProfileFacts;
  readonly faults: readonly Fault[];
}

/** The statement to write, and its faults. */
export function examine(document: Invoice | CreditNote, options: EInvoiceOptions, syntax?: 'ubl' | 'cii'): Examined {
  const profile = requireProfile(options.profile);
  const only = syntax ?? onlySyntaxOf(profile);
  const statement = fitProfile(stated(document, options), profile, only);
  const rowPaths = vatRowsOf(document);
  return {
    statement,
    profile,
    faults: [
      ...notIssued(statement),
      ...checkRules(statement, rulesOf(profile), { rowPaths, ...(only && { syntax: only }) }),
      ...checkExpressible(statement),
      ...checkTexts(statement, document),
    ],
  };
}

function stated(document: Invoice | CreditNote, { invoice }: EInvoiceOptions): DocumentStatement {
  return statementOf(document, invoice === undefined ? {} : { invoice });
}

/** For each row of VAT its index among all tax rows. */
function vatRowsOf({ taxes }: Invoice | CreditNote): readonly number[] {
  return taxes.flatMap((row, index) => (isVat(row) ? [index] : []));
}

/** The facts of a profile. */
export function requireProfile(profile: EInvoiceProfile): ProfileFacts {
  const facts = profileFacts(profile);
  if (facts !== undefined) return facts;
  throw new ValidationError([
    fault(
      'einvoice.profile_unknown',
      '/profile',
      `${show(profile)} is no profile; pass one of ${eInvoiceProfiles.join(', ')}, or { specification, process }`,
    ),
  ]);
}

function notIssued({ beyond }: DocumentStatement): readonly Fault[] {
  if (beyond.status === 'finalized' || beyond.status === 'voided') return [];
  return [
    fault(
      'einvoice.not_issued',
      '/status',
      `the invoice is ${beyond.status}; finalize it before it is sent as an e-invoice`,
      {
        status: beyond.status,
      },
    ),
  ];
}
