import { type CodeList, withWords } from './code-list.ts';
import { listedPaymentMeans } from './listed-payment-means.ts';

/** Means of payment with their English names (UNCL 4461). */
const NAMES = `1 Instrument not defined
2 Automated clearing house credit
3 Automated clearing house debit
4 ACH demand debit reversal
5 ACH demand credit reversal
6 ACH demand credit
7 ACH demand debit
8 Hold
9 National or regional clearing
10 Cash
11 ACH savings credit reversal
12 ACH savings debit reversal
13 ACH savings credit
14 ACH savings debit
15 Bookentry credit
16 Bookentry debit
17 ACH demand cash concentration or disbursement credit
18 ACH demand cash concentration or disbursement debit
19 ACH demand corporate trade payment credit
20 Cheque
21 Banker's draft
22 Certified banker's draft
23 Bank cheque
24 Bill of exchange awaiting acceptance
25 Certified cheque
26 Local cheque
27 ACH demand corporate trade payment debit
28 ACH demand corporate trade exchange credit
29 ACH demand corporate trade exchange debit
30 Credit transfer
31 Debit transfer
32 ACH demand cash concentration or disbursement plus credit
33 ACH demand cash concentration or disbursement plus debit
34 ACH prearranged payment and deposit
35 ACH savings cash concentration or disbursement credit
36 ACH savings cash concentration or disbursement debit
37 ACH savings corporate trade payment credit
38 ACH savings corporate trade payment debit
39 ACH savings corporate trade exchange credit
40 ACH savings corporate trade exchange debit
41 ACH savings cash concentration or disbursement plus credit
42 Payment to bank account
43 ACH savings cash concentration or disbursement plus debit
44 Accepted bill of exchange
45 Referenced home-banking credit transfer
46 Interbank debit transfer
47 Home-banking debit transfer
48 Bank card
49 Direct debit
50 Payment by postgiro
51 Télérèglement CFONB, option A
52 Urgent commercial payment
53 Urgent treasury payment
54 Credit card
55 Debit card
56 Bankgiro
57 Standing agreement
58 SEPA credit transfer
59 SEPA direct debit
60 Promissory note
61 Promissory note signed by the debtor
62 Promissory note signed by the debtor and endorsed by a bank
63 Promissory note signed by the debtor and endorsed by a third party
64 Promissory note signed by a bank
65 Promissory note signed by a bank and endorsed by another bank
66 Promissory note signed by a third party
67 Promissory note signed by a third party and endorsed by a bank
68 Online payment service
69 Transfer advice
70 Bill drawn by the creditor on the debtor
74 Bill drawn by the creditor on a bank
75 Bill drawn by the creditor, endorsed by another bank
76 Bill drawn by the creditor on a bank and endorsed by a third party
77 Bill drawn by the creditor on a third party
78 Bill drawn by the creditor on a third party, accepted and endorsed by a bank
91 Not transferable banker's draft
92 Not transferable local cheque
93 Reference giro
94 Urgent giro
95 Free format giro
96 Requested method for payment was not used
97 Clearing between partners
98 Electronically recorded monetary claims (Japan)
ZZZ Mutually defined`;

let names: ReadonlyMap<string, string> | undefined;

function namesByCode(): ReadonlyMap<string, string> {
  names ??= new Map(
    NAMES.split('\n').map((line) => [line.split(' ', 1)[0] as string, line.slice(line.indexOf(' ') + 1)]),
  );
  return names;
}

/** What people write for a means of payment. */
const MEANT: { readonly [written: string]: string } = {
  sepa: '58',
  'sepa transfer': '58',
  'sepa debit': '59',
  sdd: '59',
  sct: '58',
  transfer: '30',
  'bank transfer': '30',
  wire: '30',
  ach: '30',
  card: '48',
  'direct debit': '49',
  paypal: '68',
  stripe: '68',
  check: '20',
};

function codeMeant(written: string): string | undefined {
  const wanted = written.trim().toLowerCase().replaceAll(/[_-]/g, ' ');
  if (Object.hasOwn(MEANT, wanted)) return MEANT[wanted];
  return [...namesByCode()].find(([, name]) => name.toLowerCase() === wanted)?.[0];
}

/** Means of payment, with their names and the words that people write for them. */
export const paymentMeansCodes: CodeList = withWords(listedPaymentMeans, codeMeant);

/** The English name of a means of payment, such as `"SEPA credit transfer"` for `58`. */
export function paymentMeansName(code: string): string | undefined {
  return namesByCode().get(code);
}
