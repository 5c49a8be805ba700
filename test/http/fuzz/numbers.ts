import type { CreditNote, Invoice, InvoiceStore } from 'oneoff';
import { Violation } from './judge.ts';

/** A number that a commit gave, the counter that it came from, and where that stood then. */
interface Given {
  readonly tenant: string;
  readonly document: string;
  readonly series: string;
  readonly sequence: number;
  readonly number: string;
}

/** What was numbered. */
export interface Numbers {
  readonly given: readonly Given[];
  /**
   * Hold what the counters gave against the documents that are there.
   *
   * @throws {Violation} a gap, a number given twice, or one that no document has
   */
  readonly check: (tenant: string, documents: readonly (Invoice | CreditNote)[]) => void;
}

/** A store that keeps account of its counters beside them. */
export function countingNumbers(store: InvoiceStore): { readonly store: InvoiceStore; readonly numbers: Numbers } {
  const given: Given[] = [];
  const counting: InvoiceStore = {
    ...store,
    async commit(tenant, reads, decide) {
      let decided: ReturnType<typeof decide> | undefined;
      const result = await store.commit(tenant, reads, (found) => {
        decided = decide(found);
        return decided;
      });
      for (const [series, { last }] of decided?.series ?? []) {
        const numbered = [
          ...(decided?.created ?? []),
          ...(decided?.changed ?? []),
          ...(decided?.creditNotes ?? []),
        ].filter(({ number }) => number !== null);
        // A command numbers one document; the invoice that a note is of has its number already.
        const document = decided?.creditNotes[0] ?? numbered[0];
        if (document)
          given.push({ tenant, document: document.id, series, sequence: last, number: document.number as string });
      }
      return result;
    },
  };
  return {
    store: counting,
    numbers: {
      given,
      check: (tenant, documents) =>
        check(
          given.filter((one) => one.tenant === tenant),
          documents,
        ),
    },
  };
}

function check(given: readonly Given[], documents: readonly (Invoice | CreditNote)[]): void {
  const bySeries = new Map<string, Given[]>();
  for (const one of given) bySeries.set(one.series, [...(bySeries.get(one.series) ?? []), one]);
  for (const [series, list] of bySeries)
    list.forEach(({ sequence, number }, index) => {
      const before = list[index - 1];
      if (before && sequence !== before.sequence + 1)
        throw new Violation(`${series} gave ${before.sequence}, then ${sequence}`);
      if (!number.endsWith(String(sequence))) throw new Violation(`${number} was written for ${sequence} of ${series}`);
    });
  const numbered = new Map(documents.flatMap(({ id, number }) => (number === null ? [] : [[id, number] as const])));
  if (numbered.size !== given.length)
    throw new Violation(`${given.length} numbers were given, ${numbered.size} documents have one`);
  for (const { document, number } of given)
    if (numbered.get(document) !== number)
      throw new Violation(`${number} was given to ${document}, which has ${numbered.get(document)}`);
}
