/** A text as searches compare it: without accents, in small letters. */
function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** What the entry of an index may hold beside its keys. */
const MOST_BYTES = 1000;

/** The words of a search, folded, at most ten: what is found has all of them. */
export function searchWords(text: string): readonly string[] {
  return foldText(text).split(/\s+/).filter(Boolean).slice(0, 10);
}

/** What a search of an invoice looks through: number, customer, purchase order. */
export function invoiceSearchText({
  number,
  customer,
  purchaseOrderNumber,
}: {
  readonly number: string | null;
  readonly customer: { readonly id: string; readonly name: string };
  readonly purchaseOrderNumber: string | null;
}): string {
  return joined([number, customer.name, customer.id, purchaseOrderNumber]);
}

/** What a search of a record looks through: its name, and its id or code. */
export function recordSearchText(record: {
  readonly id?: string;
  readonly code?: string;
  readonly name: string;
  readonly tradingName?: string;
  readonly email?: string;
}): string {
  const { id, code, name, tradingName, email } = record;
  return joined([name, tradingName, id, code, email]);
}

function joined(texts: readonly (string | null | undefined)[]): string {
  const folded = foldText(texts.filter((one) => one !== null && one !== undefined).join('\n'));
  const bytes = new TextEncoder().encode(folded);
  if (bytes.length <= MOST_BYTES) return folded;
  return new TextDecoder().decode(bytes.subarray(0, MOST_BYTES)).replace(/\uFFFD$/, '');
}
