import {
  type Decision,
  deleteDraft,
  finalize,
  hold,
  type Invoice,
  markUncollectible,
  open,
  policies,
  recordPayment,
  release,
  reopen,
  reverseWriteOff,
  sendInvoice,
  updateDraft,
  voidInvoice,
  writeOff,
} from 'oneoff';
import { describe, expect, it } from 'vitest';
import { aDraft, aFinalizedInvoice, aNumberedDraft, anOpenInvoice, decisionContext, reasonsOf } from '../acme.ts';

const context = decisionContext({ number: 'INV-2025-0001' });
const policy = policies.standard;
const finalized = aFinalizedInvoice();
const pay = (amount: string) => recordPayment(finalized, { amount }, context).invoice;

const states = {
  draft: aDraft(),
  'held draft': { ...aDraft(), onHold: true },
  'numbered draft': aNumberedDraft(),
  open: anOpenInvoice(),
  'held open': { ...anOpenInvoice(), onHold: true },
  'numbered open': anOpenInvoice(aNumberedDraft()),
  unpaid: finalized,
  'part paid': pay('19.00'),
  paid: pay('119.00'),
  uncollectible: markUncollectible(finalized, context).invoice,
  'written off': writeOff(finalized, { reason: 'charges' }, context).invoice,
  voided: voidInvoice(finalized, { reason: 'typo' }, { ...context, policy }).invoice,
} satisfies Record<string, Invoice>;

const commands = {
  updateDraft: (one) => updateDraft(one, { memo: 'x' }, context),
  hold: (one) => hold(one, context),
  release: (one) => release(one, context),
  open: (one) => open(one, {}, context),
  reopen: (one) => reopen(one, context),
  finalize: (one) => finalize(one, {}, context),
  voidInvoice: (one) => voidInvoice(one, { reason: 'typo' }, { ...context, policy }),
  deleteDraft: (one) => deleteDraft(one, context),
  recordPayment: (one) => recordPayment(one, { amount: '19.00' }, context),
  markUncollectible: (one) => markUncollectible(one, context),
  writeOff: (one) => writeOff(one, { reason: 'charges' }, context),
  reverseWriteOff: (one) => reverseWriteOff(one, { writeOffId: 'id-1' }, context),
  sendInvoice: (one) => sendInvoice(one, { to: ['ap@hooli.example'] }, context),
} satisfies Record<string, (invoice: Invoice) => Decision>;

type State = keyof typeof states;
/** The status that a command leads to, `same` for an answer without an event, or the code of the refusal. */
type Outcome =
  | 'draft'
  | 'open'
  | 'finalized'
  | 'voided'
  | 'same'
  | `invoice.${string}`
  | `void.${string}`
  | `payment.${string}`
  | `write_off.${string}`;

const NO = 'invoice.wrong_state';
const HELD = 'invoice.on_hold';
const row = (...outcomes: readonly Outcome[]): Record<State, Outcome> =>
  Object.fromEntries(Object.keys(states).map((state, index) => [state, outcomes[index]])) as Record<State, Outcome>;

// biome-ignore format: a table
const table: Record<keyof typeof commands, Record<State, Outcome>> = {
  //                     draft        held draft  numbered draft      open         held open  numbered open  unpaid       part paid    paid         uncollectible  written off   voided
  updateDraft:       row('draft',     'draft',    'draft',            NO,          NO,        NO,            NO,          NO,          NO,          NO, NO, NO),
  hold:              row('draft',     'same',     'draft',            'open',      'same',    'open',        NO,          NO,          NO,          NO, NO, NO),
  release:           row('same',      'draft',    'same',             'same',      'open',    'same',        NO,          NO,          NO,          NO, NO, NO),
  open:              row('open',      HELD,       'open',             NO,          NO,        NO,            NO,          NO,          NO,          NO, NO, NO),
  reopen:            row(NO,          NO,         NO,                 'draft',     'draft',   'draft',       NO,          NO,          NO,          NO, NO, NO),
  finalize:          row('finalized', HELD,       'finalized',        'finalized', HELD,      'finalized',   'same',      'same',      'same',      'same', 'same', NO),
  voidInvoice:       row(NO,          NO,         'voided',           NO,          NO,        'voided',      'voided',    'void.paid', 'void.paid', 'voided', 'void.paid', NO),
  deleteDraft:       row('draft',     'draft',    'invoice.numbered', NO,          NO,        NO,            NO,          NO,          NO,          NO, NO, NO),
  recordPayment:     row(NO,          NO,         NO,                 NO,          NO,        NO,            'finalized', 'finalized', 'payment.exceeds_due', 'finalized', 'payment.exceeds_due', NO),
  markUncollectible: row(NO,          NO,         NO,                 NO,          NO,        NO,            'finalized', 'finalized', NO,          'same', NO, NO),
  writeOff:          row(NO,          NO,         NO,                 NO,          NO,        NO,            'finalized', 'finalized', NO,          'finalized',   NO,           NO),
  reverseWriteOff:   row(NO,          NO,         NO,                 NO,          NO,        NO,            'write_off.not_found', 'write_off.not_found', 'write_off.not_found', 'write_off.not_found', 'finalized', NO),
  sendInvoice:       row(NO,          NO,         NO,                 NO,          NO,        NO,            'finalized', 'finalized', 'finalized', 'finalized', 'finalized', NO),
};

function outcomeOf(decide: (invoice: Invoice) => Decision, invoice: Invoice): string {
  try {
    const decision = decide(invoice);
    return decision.events.length === 0 ? 'same' : decision.invoice.status;
  } catch (error) {
    return String(reasonsOf(error)[0]).split(' ')[0] as string;
  }
}

describe.each(Object.keys(commands) as (keyof typeof commands)[])('%s', (command) => {
  it.each(Object.keys(states) as State[])('of an invoice that is: %s', (state) => {
    expect(outcomeOf(commands[command], states[state])).toBe(table[command][state]);
  });
});
