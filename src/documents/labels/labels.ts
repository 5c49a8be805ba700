/**
 * The words of a document in one language. All of them are required, so a language with a missing label does not compile.
 *
 * `{name}` marks where a value goes. The order of the members is the order of a page.
 */
export interface Labels {
  /** BCP 47, without a region. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';

  // What the document is; the number follows.
  readonly invoice: string;
  readonly prepaymentInvoice: string;
  readonly partialInvoice: string;
  readonly correctiveInvoice: string;
  readonly selfBilledInvoice: string;
  readonly factoredInvoice: string;
  readonly creditNote: string;
  readonly selfBilledCreditNote: string;
  readonly receipt: string;
  readonly accountStatement: string;
  readonly draft: string;
  readonly voided: string;

  // Facts.
  readonly invoiceNumber: string;
  readonly documentNumber: string;
  readonly invoiceDate: string;
  readonly date: string;
  readonly supplyDate: string;
  readonly supplyPeriod: string;
  readonly taxPointDate: string;
  readonly dueDate: string;
  readonly originalInvoice: string;
  readonly purchaseOrder: string;
  readonly buyerReference: string;
  readonly contract: string;
  readonly project: string;
  readonly salesOrder: string;
  readonly deliveryNote: string;
  readonly receivingAdvice: string;
  readonly tender: string;
  readonly object: string;
  readonly accounting: string;
  readonly yourVatId: string;
  readonly reason: string;
  readonly vatId: string;
  readonly taxNumber: string;
  readonly registration: string;
  readonly contact: string;
  readonly deliverTo: string;
  readonly taxRepresentative: string;
  readonly payee: string;

  // Why an invoice was credited.
  readonly reasonDuplicate: string;
  readonly reasonOrderChange: string;
  readonly reasonCancellation: string;
  readonly reasonServiceUnsatisfactory: string;
  readonly reasonFraudulent: string;

  // The table.
  readonly lines: string;
  readonly position: string;
  readonly item: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly vat: string;
  /** Over a column with the taxes of other schemes. */
  readonly tax: string;
  /** `{currency}` is a code. */
  readonly amountIn: string;
  readonly amount: string;
  readonly perQuantity: string;
  /** Below an amount with tax, where prices include it. */
  readonly netOf: string;
  readonly piece: string;
  readonly lumpSum: string;
  readonly itemNumber: string;
  readonly yourItemNumber: string;
  readonly origin: string;
  readonly groupSubtotal: string;
  readonly subtotal: string;
  readonly carriedForward: string;

  // The totals.
  readonly netTotal: string;
  /** `{name}` is a tax such as `USt.`, `{rate}` a percentage, `{base}` an amount. */
  readonly taxOn: string;
  /** Below the rows of two rates or more. */
  readonly vatTotal: string;
  readonly total: string;
  readonly deposit: string;
  readonly withheld: string;
  readonly rounding: string;
  readonly payable: string;
  readonly toRefund: string;
  readonly paid: string;
  readonly credited: string;
  readonly writtenOff: string;
  readonly due: string;
  readonly taxIn: string;
  readonly exchangeRate: string;

  // How to pay.
  readonly payBy: string;
  readonly payOnReceipt: string;
  readonly nothingToPay: string;
  readonly debitedOn: string;
  readonly earlyPayment: string;
  readonly creditTransfer: string;
  readonly directDebit: string;
  readonly cardPayment: string;
  readonly cash: string;
  readonly cheque: string;
  readonly onlinePayment: string;
  readonly clearing: string;
  readonly paymentMeans: string;
  readonly accountName: string;
  readonly accountNumber: string;
  readonly bank: string;
  readonly paymentReference: string;
  readonly mandate: string;
  readonly creditor: string;
  readonly debtorAccount: string;
  readonly card: string;
  readonly cardHolder: string;
  readonly scanToPay: string;

  // Words that Directive 2006/112/EC demands, art. 226 nos 7a, 10a, 11a, 13 and 14, as its language versions have them.
  readonly cashAccounting: string;
  readonly selfBilling: string;
  readonly reverseCharge: string;
  readonly marginTravel: string;
  readonly marginSecondHand: string;
  readonly marginArt: string;
  readonly marginAntiques: string;
  // Art. 226 no. 11: a hint that the supply is exempt, here under art. 138 and art. 146.
  readonly intraCommunity: string;
  readonly exported: string;

  // Pages, e-mails, receipts and statements of account.
  readonly pageOf: string;
  readonly corrects: string;
  readonly mailSubject: string;
  readonly mailGreeting: string;
  readonly mailIntroduction: string;
  readonly mailClosing: string;
  readonly payments: string;
  readonly paymentReceived: string;
  readonly paymentReversed: string;
  readonly refundMade: string;
  readonly method: string;
  readonly reference: string;
  readonly asOf: string;
  readonly openItems: string;
  readonly openAmount: string;
  readonly overdueSince: string;
  readonly totalOpen: string;
  readonly totalOverdue: string;
  readonly nothingOpen: string;
}
