import type { Statement } from '../../../statement/statement.ts';
import { type AnyRule, documentRule } from '../rule.ts';

/** Notes that France demands, and what they say. */
const MENTIONS: readonly (readonly [subject: string, about: string])[] = [
  ['PMT', 'the indemnity of 40 euros for recovery costs'],
  ['PMD', 'the penalties for late payment'],
  ['AAB', 'the discount for early payment, or a note that no discount is given'],
];
const TREATMENTS = ['B2B', 'B2BINT', 'B2C', 'B2CINT', 'OUTOFSCOPE', 'ARCHIVEONLY'];
const SELF_BILLED = ['389', '501', '500', '471', '473', '261', '502'];
const ATTACHMENTS = (
  'RIB LISIBLE FEUILLE_DE_STYLE PJA BORDEREAU_SUIVI DOCUMENT_ANNEXE BON_LIVRAISON BON_COMMANDE ' +
  'BORDEREAU_SUIVI_VALIDATION ETAT_ACOMPTE FACTURE_PAIEMENT_DIRECT RECAPITULATIF_COTRAITANCE'
).split(' ');

const texts = ({ notes }: Statement, subject: string): readonly string[] =>
  notes.filter((note) => note.subject === subject).map(({ text }) => text);
const isB2b = (s: Statement): boolean => texts(s, 'BAR').includes('B2B');

/** The rules of France on notes (BG-1) and attachments (BG-24). */
export const frenchNoteRules: readonly AnyRule[] = [
  ...MENTIONS.map(([subject, about]) =>
    documentRule(
      'BR-FR-05',
      'BT-22',
      `France needs a note on ${about}; add one of subject "${subject}" to notes`,
      (s) => texts(s, subject).length === 0,
    ),
  ),
  ...[...MENTIONS.map(([subject]) => subject), 'TXD'].map((subject) =>
    documentRule(
      'BR-FR-06',
      'BT-21',
      `there is one note of subject "${subject}"; put the texts together`,
      (s) => texts(s, subject).length > 1,
    ),
  ),
  documentRule(
    'BR-FR-11',
    'BT-47',
    'a note BAR with B2B needs the buyer\'s SIREN; set registrationId of scheme "0002" on the customer',
    (s) => isB2b(s) && !(s.buyer.registration?.scheme === '0002' && /^\d{9}$/.test(s.buyer.registration.value)),
  ),
  documentRule(
    'BR-FR-20',
    'BT-22',
    `a note BAR is one of ${TREATMENTS.join(', ')}`,
    (s) => texts(s, 'BAR').some((text) => !TREATMENTS.includes(text)),
    { shows: (s) => texts(s, 'BAR').find((text) => !TREATMENTS.includes(text)) },
  ),
  documentRule(
    'BR-FR-31',
    'BT-21',
    'there is one note of subject "BAR"',
    (s) => texts(s, 'BAR').filter((text) => TREATMENTS.includes(text)).length > 1,
  ),
  documentRule(
    'BR-FR-21',
    'BT-49',
    "between French companies (BAR: B2B) the buyer's electronic address is of scheme 0225 and begins with its SIREN",
    (s) =>
      isB2b(s) &&
      !SELF_BILLED.includes(s.typeCode) &&
      !(s.buyer.endpoint?.scheme === '0225' && s.buyer.endpoint.value.startsWith(s.buyer.registration?.value ?? '')),
  ),
  documentRule(
    'BR-FR-22',
    'BT-34',
    "between French companies (BAR: B2B) the seller's electronic address of a self-billed invoice is of scheme 0225 and begins with its SIREN",
    (s) =>
      isB2b(s) &&
      SELF_BILLED.includes(s.typeCode) &&
      !(s.seller.endpoint?.scheme === '0225' && s.seller.endpoint.value.startsWith(s.seller.registration?.value ?? '')),
  ),
  documentRule(
    'BR-FR-17',
    'BT-123',
    `the description of a French attachment is one of ${ATTACHMENTS.join(', ')}`,
    ({ attachments }) =>
      attachments.some(({ description }) => description !== undefined && !ATTACHMENTS.includes(description)),
  ),
  documentRule(
    'BR-FR-18',
    'BT-123',
    'there is one attachment LISIBLE',
    ({ attachments }) => attachments.filter(({ description }) => description === 'LISIBLE').length > 1,
  ),
  documentRule(
    'BR-FR-CO-14',
    'BT-21',
    'a member of a single taxable person (scheme 0231) says so in a note of subject "TXD"; add it to notes',
    (s) =>
      s.seller.identifiers.some(({ scheme }) => scheme === '0231') &&
      !texts(s, 'TXD').includes('MEMBRE_ASSUJETTI_UNIQUE'),
  ),
];
