import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Fault } from '../../../errors/fault.ts';
import type { Form } from './form.ts';
import { filledRows } from './input.ts';

/** A fault and the field that it belongs to; `null` where the form has none. */
interface Placed {
  readonly fault: Fault;
  readonly field: string | null;
}

/** Which faults show, and where. */
export interface FormFaults {
  /** Whether a save was tried: then all of them show. */
  readonly tried: Signal<boolean>;
  /** What the server found that the page did not. */
  readonly fromServer: Signal<readonly Fault[]>;
  readonly all: ReadonlySignal<readonly Placed[]>;
  /** Those of a field that show now. */
  of(field: string): readonly Fault[];
  /** A field was left: what is wrong with it shows from now on. */
  touch(field: string): void;
}

/** Members of the input, and the field of the form that writes them. */
const FIELDS: { readonly [member: string]: string } = { servicePeriod: 'serviceFrom', exchangeRate: 'rate' };
const DELIVER: { readonly [member: string]: string } = {
  line1: 'deliverLine1',
  postalCode: 'deliverPostalCode',
  city: 'deliverCity',
  country: 'deliverCountry',
};
const ROW_FIELDS: { readonly [member: string]: string } = { addOn: 'name', period: 'from', '': 'name' };
const RATE: { readonly [member: string]: string } = { rate: 'rate', date: 'rateDate', source: 'rateSource' };

/** The faults of a form. */
export function faultsOfForm(form: Form, local: () => readonly Fault[]): FormFaults {
  const tried = signal(false);
  const touched = signal<ReadonlySet<string>>(new Set());
  const fromServer = signal<readonly Fault[]>([]);
  const all = computed(() => {
    const seen = new Set<string>();
    return [...local(), ...fromServer.value].flatMap((fault): Placed[] => {
      const key = `${fault.code} ${fault.path}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ fault, field: fieldOf(fault.path, form) }];
    });
  });
  // While it is the same, no field is drawn again.
  let last: ReadonlyMap<string, readonly Fault[]> = new Map();
  const byField = computed(() => {
    const groups = new Map<string, Fault[]>();
    for (const { fault, field } of all.value) groups.set(field ?? '', [...(groups.get(field ?? '') ?? []), fault]);
    if (JSON.stringify([...groups]) !== JSON.stringify([...last])) last = groups;
    return last;
  });
  return {
    tried,
    fromServer,
    all,
    of: (field) => {
      const found = byField.value.get(field);
      if (found === undefined || !(tried.value || touched.value.has(field))) return NONE;
      return found;
    },
    touch: (field) => {
      // What is shown at once would move the button that the reader is just pressing.
      setTimeout(() => {
        if (!touched.peek().has(field)) touched.value = new Set([...touched.peek(), field]);
      }, SHOWN_AFTER_MS);
    },
  };
}

const NONE: readonly Fault[] = [];
const SHOWN_AFTER_MS = 250;

/** The name of a row's field among all fields of the form. */
export function rowField(key: number, field: string): string {
  return `row${key}-${field}`;
}

function fieldOf(path: string, form: Form): string | null {
  const [, member = '', second = '', third = '', fourth = ''] = path.split('/');
  if (member === 'lines' && second !== '') {
    const row = filledRows(form)[Number(second)];
    return row === undefined ? null : rowField(row.key, ROW_FIELDS[third] ?? third);
  }
  if (member === 'lines') return rowField(form.rows.value[0]?.key ?? 0, 'name');
  if (member === 'deliverTo') return DELIVER[third] ?? DELIVER[fourth] ?? 'deliverName';
  if (member === 'exchangeRate') return RATE[second] ?? 'rate';
  if (member === 'servicePeriod' && second === 'to') return 'serviceTo';
  const field = FIELDS[member] ?? member;
  return field in form.fields || field === 'customFields' || field === 'metadata' ? field : null;
}
