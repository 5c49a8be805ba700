import {
  type Changes,
  type Found,
  type InvoiceEvent,
  type InvoiceStore,
  type Reads,
  type StoredAnswer,
  StoreError,
} from 'oneoff';
import { memoryStore } from 'oneoff/memory';

type Decide<R> = (found: Found) => Changes<R>;

const noReads: Reads = { invoices: [], keys: [], series: [] };

function nothing<R>(result: R): Changes<R> {
  const none = { created: [], changed: [], creditNotes: [], deleted: [], events: [] };
  return { result, ...none, keys: new Map(), series: new Map() };
}

const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Writes one document after the other, each by itself. */
export function losesAtomicity(): InvoiceStore {
  const inner = memoryStore();
  let queue: Promise<unknown> = Promise.resolve();
  const commit = async <R>(tenant: string, reads: Reads, decide: Decide<R>): Promise<R> => {
    const { created, changed, creditNotes, events, ...rest } = await inner.commit(tenant, reads, (found) =>
      nothing(decide(found)),
    );
    const invoices = [...changed, ...created];
    for (const invoice of invoices) {
      const own = events.filter((event) => event.data.invoice.id === invoice.id);
      const kind = created.includes(invoice) ? 'created' : 'changed';
      await inner.commit(tenant, noReads, () => ({ ...nothing(null), [kind]: [invoice], events: own }));
    }
    for (const note of creditNotes)
      await inner.commit(tenant, noReads, () => ({ ...nothing(null), creditNotes: [note] }));
    const others = events.filter((event) => invoices.every((invoice) => invoice.id !== event.data.invoice.id));
    return inner.commit(tenant, reads, () => ({ ...nothing(rest.result), ...rest, events: others }));
  };
  return {
    ...inner,
    commit<R>(tenant: string, reads: Reads, decide: Decide<R>): Promise<R> {
      const turn = queue.then(() => commit(tenant, reads, decide));
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** Counts like a database sequence: a number once given is gone, whatever becomes of its commit. */
export function takesNumbersOutside(): InvoiceStore {
  const inner = memoryStore();
  const counters = new Map<string, number>();
  return {
    ...inner,
    commit(tenant, reads, decide) {
      const series = new Map(
        reads.series.flatMap((key) => {
          const last = counters.get(`${tenant} ${key}`) ?? 0;
          counters.set(`${tenant} ${key}`, last + 1);
          return last === 0 ? [] : [[key, { last, lastIssueDate: '2025-01-01' }] as const];
        }),
      );
      return inner.commit(tenant, { ...reads, series: [] }, (found) => decide({ ...found, series }));
    },
  };
}

/** Decides on invoices that it read before it locked them. */
export function readsStale(): InvoiceStore {
  const inner = memoryStore();
  return {
    ...inner,
    async commit(tenant, reads, decide) {
      const invoices = new Map<string, NonNullable<Awaited<ReturnType<InvoiceStore['get']>>>>();
      for (const id of reads.invoices) {
        const invoice = await inner.get(tenant, id);
        if (invoice) invoices.set(id, invoice);
      }
      await aMoment();
      return inner.commit(tenant, reads, (found) => decide({ ...found, invoices }));
    },
  };
}

/** Inserts or updates: a new document replaces the one that has its id. */
export function overwrites(): InvoiceStore {
  const inner = repeatsEventIds();
  return {
    ...inner,
    commit: (tenant, reads, decide) =>
      inner.commit(tenant, reads, (found) => {
        const { created, changed, ...changes } = decide(found);
        return { ...changes, created: [], changed: [...created, ...changed] };
      }),
  };
}

/** Takes an event whose id another one has. */
export function repeatsEventIds(): InvoiceStore {
  const inner = memoryStore();
  let count = 0;
  const distinct = (event: InvoiceEvent): InvoiceEvent => ({ ...event, id: `${event.id}#${++count}` });
  return {
    ...inner,
    commit: (tenant, reads, decide) =>
      inner.commit(tenant, reads, (found) => {
        const changes = decide(found);
        return { ...changes, events: changes.events.map(distinct) };
      }),
    async history(tenant, id, query) {
      const { items, ...page } = await inner.history(tenant, id, query);
      return { ...page, items: items.map((event) => ({ ...event, id: event.id.replace(/#\d+$/, '') })) };
    },
  };
}

/** Forgets whose documents they are. */
export function mixesTenants(): InvoiceStore {
  const inner = memoryStore();
  const all = 'all';
  return {
    ...inner,
    commit: (_, reads, decide) => inner.commit(all, reads, decide),
    findAnswer: (_, key) => inner.findAnswer(all, key),
    get: (_, id) => inner.get(all, id),
    getByNumber: (_, seller, number) => inner.getByNumber(all, seller, number),
    getSeries: (_, key) => inner.getSeries(all, key),
    takenNumbers: (_, query) => inner.takenNumbers(all, query),
    list: (_, query) => inner.list(all, query),
    listDue: (_, now, limit) => inner.listDue(all, now, limit),
    history: (_, id, query) => inner.history(all, id, query),
    creditNotes: (_, id) => inner.creditNotes(all, id),
    getCreditNote: (_, id) => inner.getCreditNote(all, id),
    listCreditNotes: (_, query) => inner.listCreditNotes(all, query),
  };
}

/** Inserts or updates a key's row, so that a key is bound to the last input and not to the first. */
export function forgetsTheInput(): InvoiceStore {
  const inner = memoryStore();
  const latest = new Map<string, string>();
  const rebound = (tenant: string, key: string, stored: StoredAnswer): StoredAnswer => ({
    ...stored,
    fingerprint: latest.get(`${tenant} ${key}`) ?? stored.fingerprint,
  });
  return {
    ...inner,
    commit(tenant, reads, decide) {
      for (const { key, fingerprint } of reads.keys) latest.set(`${tenant} ${key}`, fingerprint);
      return inner.commit(tenant, reads, (found) =>
        decide({
          ...found,
          answers: new Map([...found.answers].map(([key, stored]) => [key, rebound(tenant, key, stored)])),
        }),
      );
    },
    async findAnswer(tenant, key) {
      const stored = await inner.findAnswer(tenant, key);
      return stored && rebound(tenant, key, stored);
    },
  };
}

/**
 * Looks whether a key was used before it claims it.
 *
 * Callers of one key are let on together: a race that only a slow machine loses would prove nothing.
 */
export function checksThenInserts(): InvoiceStore {
  const inner = memoryStore();
  const together = createGate(8, 100);
  return {
    ...inner,
    async commit(tenant, reads, decide) {
      const answers = new Map<string, StoredAnswer>();
      for (const { key } of reads.keys) {
        const stored = await inner.findAnswer(tenant, key);
        if (stored) answers.set(key, stored);
      }
      if (reads.keys.length > 0 && answers.size === 0) await together();
      return inner.commit(tenant, reads, (found) => decide({ ...found, answers }));
    },
  };
}

/** Holds callers back until `count` of them wait, or the first has waited for `longest` milliseconds. */
function createGate(count: number, longest: number): () => Promise<void> {
  let waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    clearTimeout(timer);
    for (const go of waiting) go();
    waiting = [];
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) timer = setTimeout(open, longest);
      if (waiting.length === count) open();
    });
}

/** Promises larger commits than it keeps, as one that drops what its database left unprocessed. */
export function promisesTooMuch(): InvoiceStore {
  const inner = memoryStore();
  return {
    ...inner,
    documentsPerCommit: 20,
    commit: (tenant, reads, decide) =>
      inner.commit(tenant, reads, (found) => {
        const changes = decide(found);
        return { ...changes, created: changes.created.slice(0, 10) };
      }),
  };
}

/** Takes few documents at once, and does not say so. */
export function concealsItsLimit(): InvoiceStore {
  const inner = memoryStore();
  return {
    ...inner,
    commit: (tenant, reads, decide) =>
      inner.commit(tenant, reads, (found) => {
        const changes = decide(found);
        if (changes.created.length + changes.changed.length > 10)
          throw new StoreError('too many', { retryable: false });
        return changes;
      }),
  };
}
