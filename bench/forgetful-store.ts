import type { InvoiceStore, SeriesState } from 'oneoff';

/** A store that keeps its counters and forgets every document, so that only the library's own memory is left. */
export function forgetfulStore(): InvoiceStore {
  const series = new Map<string, SeriesState>();
  const nothing = async (): Promise<never[]> => [];
  return {
    atomic: true,
    joined: false,
    async commit(_tenant, _reads, decide) {
      const changes = decide({ invoices: new Map(), creditNotes: [], answers: new Map(), series });
      for (const [key, state] of changes.series) series.set(key, state);
      return changes.result;
    },
    findAnswer: async () => null,
    get: async () => null,
    getByNumber: async () => null,
    getSeries: async () => null,
    takenNumbers: async () => [],
    listSummaries: async () => ({ items: [], nextCursor: null }),
    list: async () => ({ items: [], nextCursor: null }),
    listDue: nothing,
    history: async () => ({ items: [], nextCursor: null }),
    creditNotes: nothing,
    getCreditNote: async () => null,
    listCreditNotes: async () => ({ items: [], nextCursor: null }),
  };
}
