import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AddOn } from '../../../directory/add-on.ts';
import { fetchPricingContext } from '../call/pricing-context.ts';
import type { Refusal } from '../call/refusal.ts';
import { asRefusal } from '../state/loaded.ts';
import { type FormFaults, faultsOfForm } from './faults.ts';
import { type Form, formTexts } from './form.ts';
import { filledRows, inputOf, updateFrom } from './input.ts';
import { computeEdit, computeNew, type LocalInvoice, type PricingContext } from './local-invoice.ts';
import { type Preview, watchPreview } from './server-preview.ts';

/** A form with everything that follows from it on each key. */
export interface Editor {
  readonly form: Form;
  readonly context: ReadonlySignal<PricingContext | null>;
  /** Why there is no context, such as a customer that does not exist. */
  readonly contextRefusal: Signal<Refusal | null>;
  /** What a save sends. */
  readonly body: ReadonlySignal<object>;
  readonly local: ReadonlySignal<LocalInvoice>;
  /** The currency that the invoice has, or would have as soon as it has a line. */
  readonly currency: ReadonlySignal<string>;
  /** The index of a row's line in the local invoice, by the row's key. */
  readonly lineOf: ReadonlySignal<ReadonlyMap<number, number>>;
  readonly faults: FormFaults;
  readonly preview: Signal<Preview>;
  /** The form as it was last saved or opened, to know whether anything was typed since. */
  readonly saved: Signal<string>;
  /** Add-ons that were chosen, so that their prices are known before the context comes. */
  readonly chosen: Signal<ReadonlyMap<string, AddOn>>;
  /** The version of the draft that the next save goes on top of. */
  readonly version: Signal<number>;
  stop(): void;
}

const NOTHING: LocalInvoice = { invoice: null, faults: [], without: [] };

/** Follow a form. */
export function createEditor(form: Form): Editor {
  const context = signal<PricingContext | null>(null);
  const contextRefusal = signal<Refusal | null>(null);
  const chosen = signal<ReadonlyMap<string, AddOn>>(new Map());
  const whole = computed(() => withChosen(context.value, chosen.value));
  const { body, compute } = computing(form);
  const local = computed(() => (whole.value === null ? NOTHING : compute(whole.value)));
  const faults = faultsOfForm(form, () => local.value.faults);
  const { preview, stop } = watchPreview(() => {
    const { invoice, faults: found } = local.value;
    if (invoice === null || found.length > 0) return null;
    return form.draft === null
      ? { path: '/invoices/preview', body: JSON.stringify({ ...body.value, issue: 'draft' }) }
      : { path: `/invoices/${form.draft.id}/preview`, body: JSON.stringify(body.value) };
  });
  const stopContext = watchContext(form, context, contextRefusal);
  const lineOf = computed(() => {
    const { without } = local.value;
    const computedRows = filledRows(form).filter((_, index) => !without.includes(index));
    return new Map(computedRows.map(({ key }, index) => [key, index]));
  });
  return {
    form,
    context: whole,
    contextRefusal,
    body,
    local,
    currency: computed(() => currencyOf(form, local.value, whole.value)),
    lineOf,
    faults,
    preview,
    chosen,
    version: signal(form.draft?.version ?? 0),
    saved: signal(JSON.stringify(formTexts(form))),
    stop: () => {
      stop();
      stopContext();
    },
  };
}

/** What a form writes, and the invoice that follows from it. */
function computing(form: Form): {
  readonly body: ReadonlySignal<object>;
  readonly compute: (context: PricingContext) => LocalInvoice;
} {
  const { draft } = form;
  if (draft === null) {
    const input = computed(() => inputOf(form));
    return { body: input, compute: (context) => computeNew(input.value, context) };
  }
  const updateOf = updateFrom(draft);
  const update = computed(() => updateOf(form));
  return { body: update, compute: (context) => computeEdit(draft, update.value, context) };
}

function currencyOf(form: Form, local: LocalInvoice, context: PricingContext | null): string {
  const records = context?.records;
  const known = local.invoice?.currency ?? form.fields.currency.value;
  return known || (records?.customer.currency ?? records?.billingEntity.currency ?? '');
}

function withChosen(context: PricingContext | null, chosen: ReadonlyMap<string, AddOn>): PricingContext | null {
  if (context === null) return null;
  const codes = new Set(context.records.addOns.map(({ code }) => code));
  const more = [...chosen.values()].filter(({ code }) => !codes.has(code));
  if (more.length === 0) return context;
  return { ...context, records: { ...context.records, addOns: [...context.records.addOns, ...more] } };
}

/** Read the records again when the customer, the billing entity, the add-ons or the named taxes change. */
function watchContext(form: Form, context: Signal<PricingContext | null>, refusal: Signal<Refusal | null>): () => void {
  const wanted = computed(() => {
    const { customerId, billingEntityId } = form.fields;
    const lines = form.rows.value.flatMap(({ line }) => line.value ?? []);
    const addOns = lines.flatMap(({ addOn }) => addOn ?? []);
    const taxes = lines.flatMap(({ taxCodes }) => taxCodes ?? []);
    return JSON.stringify([
      customerId.value,
      billingEntityId.value,
      [...new Set(addOns)].sort(),
      [...new Set(taxes)].sort(),
    ]);
  });
  let turn = 0;
  return effect(() => {
    const [customerId, billingEntityId, addOns, taxes] = JSON.parse(wanted.value) as [
      string,
      string,
      string[],
      string[],
    ];
    const mine = ++turn;
    if (customerId === '') {
      context.value = null;
      return;
    }
    fetchPricingContext(customerId, billingEntityId, addOns, taxes).then(
      (found) => {
        if (mine !== turn) return;
        refusal.value = null;
        context.value = found;
      },
      (error) => {
        if (mine === turn) refusal.value = asRefusal(error);
      },
    );
  });
}
