import type { DocumentStatement } from '../../statement/statement.ts';
import { hasNote, hasReason, type MentionRule } from './mention-rule.ts';

/** The rules on late payment are for professional buyers. */
function isToProfessional({ buyer, kind }: DocumentStatement): boolean {
  return kind === 'invoice' && (buyer.vatId ?? buyer.registration) !== undefined;
}

/** France. Its texts are French in every language of a document. */
export const france: readonly MentionRule[] = [
  // Code général des impôts, art. 293 E.
  { key: 'franchise', when: hasReason('VATEX-FR-FRANCHISE'), text: () => 'TVA non applicable, art. 293 B du CGI' },
  // CGI, annexe II, art. 242 nonies A, I no. 16: tax on debits, where services are taxed when invoiced.
  {
    key: 'on_debits',
    when: ({ process, taxPointEvent }) => taxPointEvent === '3' && (process.process ?? '').startsWith('S'),
    text: () => 'Option pour le paiement de la taxe d’après les débits',
  },
  // Code de commerce, art. L441-9 and L441-10 II, D441-5: 40 euros for the costs of recovery.
  {
    key: 'recovery_costs',
    when: (statement) => isToProfessional(statement) && !hasNote(statement, 'PMT'),
    text: () => 'En cas de retard de paiement, indemnité forfaitaire pour frais de recouvrement : 40 €',
  },
  // Code de commerce, art. L441-9: conditions of a discount for early payment, or a note that no discount is given.
  {
    key: 'no_early_payment',
    when: (statement) =>
      isToProfessional(statement) && statement.beyond.earlyPayment.length === 0 && !hasNote(statement, 'AAB'),
    text: () => 'Pas d’escompte pour paiement anticipé',
  },
  // Code de commerce, art. L441-9: the rate of the penalties for late payment.
  {
    key: 'late_payment_rate',
    when: (statement) => isToProfessional(statement) && !hasNote(statement, 'PMD'),
    missing: {
      path: '/notes',
      message:
        'an invoice from France to a professional states the rate of the penalties for late payment (Code de commerce, art. L441-9); add a note with the subject PMD',
    },
  },
  // CGI, annexe II, art. 242 nonies A, I no. 2; Code de commerce, art. R123-237.
  {
    key: 'siren',
    when: ({ seller }) =>
      ![seller.registration, ...seller.identifiers].some((id) => id?.scheme === '0002' || id?.scheme === '0009'),
    missing: {
      path: '/billingEntity/registrationId',
      message:
        'an invoice from France states the SIREN of the seller (Code de commerce, art. R123-237); give it as registrationId with scheme 0002',
    },
  },
  // Code de commerce, art. R123-238: legal form and capital of a company.
  {
    key: 'company',
    when: ({ seller }) =>
      /\b(?:SARL|EURL|SA|SAS|SASU|SNC|SCA)\b/.test(seller.name ?? '') && seller.legalNote === undefined,
    missing: {
      path: '/billingEntity/legalNote',
      message:
        'a French company states its legal form, its capital and its RCS (Code de commerce, art. R123-238); put them into the legal note of the billing entity',
    },
  },
];
