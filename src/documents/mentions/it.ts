import { compareAmounts } from '../../money/amounts.ts';
import { isDomestic, type MentionRule, notesSay } from './mention-rule.ts';

/** Italy. Its texts are Italian in every language of a document. */
export const italy: readonly MentionRule[] = [
  // D.P.R. 633/1972, art. 17-ter: the public administration pays the tax itself; category B of EN 16931.
  {
    key: 'split_payment',
    when: ({ vat }) => vat.some(({ category }) => category === 'B'),
    text: () => 'Scissione dei pagamenti (art. 17-ter del D.P.R. 633/1972)',
  },
  // D.Lgs. 127/2015, art. 1 (3): between residents the invoice is the XML that the exchange system delivers.
  {
    key: 'courtesy_copy',
    when: (statement) => isDomestic(statement) && !notesSay(statement, /copia (?:di|analogica)|cortesia/i),
    missing: {
      path: '/notes',
      message:
        'between residents of Italy the invoice is the FatturaPA that the exchange system delivers (D.Lgs. 127/2015); once it is sent, say in a note that this page is a courtesy copy',
    },
  },
  // D.P.R. 642/1972, tariff, art. 13: stamp duty of 2 euros on more than 77.47 euros without VAT.
  {
    key: 'stamp_duty',
    when: (statement) =>
      statement.currency === 'EUR' &&
      !notesSay(statement, /bollo/i) &&
      statement.vat.some(
        ({ category, taxable }) => (category === 'E' || category === 'O') && compareAmounts(taxable, '77.47') > 0,
      ),
    missing: {
      path: '/notes',
      message:
        'more than 77.47 EUR without VAT bears stamp duty in Italy (D.P.R. 642/1972); say in a note how the duty was paid',
    },
  },
];
