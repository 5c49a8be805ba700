import { present, presentOrNone } from '../../statement/present.ts';
import type {
  CreditAccount,
  PaymentCard,
  PaymentInstructions,
  StatementDirectDebit,
} from '../../statement/statement-payment.ts';
import type { NodeReader } from '../xml/node.ts';

/** BG-16 from the elements of all accounts; the creditor's id and the mandate are elsewhere. */
export function readCiiPayment(
  settlement: NodeReader | undefined,
  mandate: string | undefined,
): PaymentInstructions | undefined {
  const means = settlement?.all('SpecifiedTradeSettlementPaymentMeans') ?? [];
  const remittance = settlement?.text('PaymentReference');
  const creditor = settlement?.text('CreditorReferenceID');
  const [first] = means;
  if (first === undefined) return undefined;
  for (const other of means.slice(1)) other.text('TypeCode');
  for (const other of means.slice(1)) other.text('Information');
  return present<PaymentInstructions>({
    means: first.text('TypeCode') ?? '',
    text: first.text('Information'),
    remittance,
    accounts: means.flatMap(account),
    card: card(first.one('ApplicableTradeSettlementFinancialCard')),
    directDebit: presentOrNone<StatementDirectDebit>({
      mandate,
      creditor,
      account: first.text('PayerPartyDebtorFinancialAccount', 'IBANID'),
    }),
  });
}

function account(one: NodeReader): readonly CreditAccount[] {
  const creditor = one.one('PayeePartyCreditorFinancialAccount');
  const iban = creditor?.text('IBANID');
  const number = iban ?? creditor?.text('ProprietaryID');
  const bank = one.text('PayeeSpecifiedCreditorFinancialInstitution', 'BICID');
  if (number === undefined) return [];
  return [
    present<CreditAccount>({ account: number, iban: iban !== undefined, name: creditor?.text('AccountName'), bank }),
  ];
}

function card(one: NodeReader | undefined): PaymentCard | undefined {
  const digits = one?.text('ID');
  return digits === undefined ? undefined : present<PaymentCard>({ digits, holder: one?.text('CardholderName') });
}
