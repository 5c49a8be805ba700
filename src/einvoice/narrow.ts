import type { DocumentStatement, StatementReferences } from '../statement/statement.ts';
import type { StatementItem, StatementLine } from '../statement/statement-line.ts';
import type { StatementBuyer, StatementSeller } from '../statement/statement-party.ts';
import type { CreditAccount, PaymentInstructions } from '../statement/statement-payment.ts';

/**
 * What Factur-X BASIC and BASIC WL have room for: no contacts, no attachments, no descriptions, and fewer references. The
 * page that such a file is attached to has the rest; whoever needs it in the file chooses `facturx-en16931`.
 */
export function narrowToBasic(statement: DocumentStatement): DocumentStatement {
  const { taxPointDate: _, payment, ...kept } = statement;
  const { rounding: __, ...totals } = statement.totals;
  return {
    ...kept,
    references: narrowReferences(statement.references),
    seller: narrowParty(statement.seller),
    buyer: narrowBuyer(statement.buyer),
    ...(payment && { payment: narrowPayment(payment) }),
    totals,
    attachments: [],
    lines: statement.lines.map(narrowLine),
  };
}

function narrowReferences(all: StatementReferences): StatementReferences {
  const { project: _, salesOrder: __, receivingAdvice: ___, tender: ____, object: _____, ...kept } = all;
  return kept;
}

function narrowParty({ contact: _, legalNote: __, ...kept }: StatementSeller): StatementSeller {
  return kept;
}

/** BASIC knows the seller by a trading name (BT-28), the buyer by none (BT-45). */
function narrowBuyer(buyer: StatementBuyer): StatementBuyer {
  const { contact: _, tradingName: __, ...kept } = buyer;
  return kept;
}

function narrowPayment({ text: _, card: __, ...kept }: PaymentInstructions): PaymentInstructions {
  return { ...kept, accounts: kept.accounts.map(narrowAccount) };
}

function narrowAccount({ account, iban }: CreditAccount): CreditAccount {
  return { account, iban };
}

function narrowLine({ object: _, orderLine: __, accounting: ___, ...kept }: StatementLine): StatementLine {
  return { ...kept, item: narrowItem(kept.item) };
}

function narrowItem({ name, standardId }: StatementItem): StatementItem {
  return {
    ...(name !== undefined && { name }),
    ...(standardId && { standardId }),
    classifications: [],
    attributes: [],
  };
}
