import { ibanFlaw } from '../../code-lists/iban.ts';
import { present, presentOrNone } from '../../statement/present.ts';
import type {
  CreditAccount,
  PaymentCard,
  PaymentInstructions,
  StatementDirectDebit,
} from '../../statement/statement-payment.ts';
import type { NodeReader } from '../xml/node.ts';

/** BG-16 from the elements of all accounts, and the due date that a credit note keeps there. */
export function readUblPayment(
  means: readonly NodeReader[],
  creditor: string | undefined,
): { readonly payment: PaymentInstructions | undefined; readonly dueDate: string | undefined } {
  const [first] = means;
  if (first === undefined) return { payment: undefined, dueDate: undefined };
  const code = first.one('PaymentMeansCode');
  const payment = present<PaymentInstructions>({
    means: code?.own ?? '',
    text: code?.attribute('name'),
    remittance: first.text('PaymentID'),
    accounts: means.flatMap((one) => account(one.one('PayeeFinancialAccount'))),
    card: card(first.one('CardAccount')),
    directDebit: debit(first.one('PaymentMandate'), creditor),
  });
  for (const other of means.slice(1)) {
    other.text('PaymentMeansCode');
    other.text('PaymentID');
    other.text('PaymentDueDate');
  }
  return { payment, dueDate: first.text('PaymentDueDate') };
}

function account(one: NodeReader | undefined): readonly CreditAccount[] {
  const number = one?.text('ID');
  if (one === undefined || number === undefined) return [];
  return [
    present<CreditAccount>({
      account: number,
      iban: ibanFlaw(number) === undefined,
      name: one.text('Name'),
      bank: one.text('FinancialInstitutionBranch', 'ID'),
    }),
  ];
}

function card(one: NodeReader | undefined): PaymentCard | undefined {
  one?.text('NetworkID');
  const digits = one?.text('PrimaryAccountNumberID');
  return digits === undefined ? undefined : present<PaymentCard>({ digits, holder: one?.text('HolderName') });
}

function debit(one: NodeReader | undefined, creditor: string | undefined): StatementDirectDebit | undefined {
  return presentOrNone<StatementDirectDebit>({
    mandate: one?.text('ID'),
    creditor,
    account: one?.text('PayerFinancialAccount', 'ID'),
  });
}
