/** The words of a payment slip, as SIX prescribes them. */
interface SlipWords {
  readonly language: string;
  readonly receipt: string;
  readonly paymentPart: string;
  readonly account: string;
  readonly reference: string;
  readonly message: string;
  readonly payableBy: string;
  /** Over an empty field. */
  readonly payableByWhom: string;
  readonly currency: string;
  readonly amount: string;
  readonly acceptance: string;
  readonly separate: string;
}

const en: SlipWords = {
  language: 'en',
  receipt: 'Receipt',
  paymentPart: 'Payment part',
  account: 'Account / Payable to',
  reference: 'Reference',
  message: 'Additional information',
  payableBy: 'Payable by',
  payableByWhom: 'Payable by (name/address)',
  currency: 'Currency',
  amount: 'Amount',
  acceptance: 'Acceptance point',
  separate: 'Separate before paying in',
};

/** Swiss Implementation Guidelines QR-bill 2.3, annex D: the headings in the four languages that are allowed. */
const WORDS: readonly SlipWords[] = [
  {
    language: 'de',
    receipt: 'Empfangsschein',
    paymentPart: 'Zahlteil',
    account: 'Konto / Zahlbar an',
    reference: 'Referenz',
    message: 'Zusätzliche Informationen',
    payableBy: 'Zahlbar durch',
    payableByWhom: 'Zahlbar durch (Name/Adresse)',
    currency: 'Währung',
    amount: 'Betrag',
    acceptance: 'Annahmestelle',
    separate: 'Vor der Einzahlung abzutrennen',
  },
  {
    language: 'fr',
    receipt: 'Récépissé',
    paymentPart: 'Section paiement',
    account: 'Compte / Payable à',
    reference: 'Référence',
    message: 'Informations supplémentaires',
    payableBy: 'Payable par',
    payableByWhom: 'Payable par (nom/adresse)',
    currency: 'Monnaie',
    amount: 'Montant',
    acceptance: 'Point de dépôt',
    separate: 'A détacher avant le versement',
  },
  {
    language: 'it',
    receipt: 'Ricevuta',
    paymentPart: 'Sezione pagamento',
    account: 'Conto / Pagabile a',
    reference: 'Riferimento',
    message: 'Informazioni supplementari',
    payableBy: 'Pagabile da',
    payableByWhom: 'Pagabile da (nome/indirizzo)',
    currency: 'Valuta',
    amount: 'Importo',
    acceptance: 'Punto di accettazione',
    separate: 'Da staccare prima del versamento',
  },
];

/** The words in the language of a document, in English where a slip has none in it. */
export function slipWordsOf(language: string): SlipWords {
  return WORDS.find((words) => words.language === language) ?? en;
}
