import type { AddOn } from '../../directory/add-on.ts';
import type { BillingEntity } from '../../directory/billing-entity.ts';
import type { Customer } from '../../directory/customer.ts';
import { AdapterError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';
import type { Directory, RecordDirectory } from '../../ports/directory.ts';
import type { Tax } from '../../tax/tax.ts';
import { taxKey } from '../../tax/tax-key.ts';
import { isPlainObject } from '../../validation/object.ts';
import { MOST_FAULTS } from '../../validation/report.ts';
import { fromRow, type RowOf } from '../../validation/row.ts';
import { plainCopy } from '../input/plain-copy.ts';
import { memoryOf, rememberRecord } from './remembered-records.ts';

const UNIQUE = {
  'add-on': 'each code is unique',
  tax: 'each code is unique among the taxes that are valid from one day',
} as const;

/** How many records one question asks for. */
const PART = 1000;

/** A directory that knows its billing entities. */
export type CheckedDirectory = Required<RecordDirectory>;

/**
 * A directory whose answers are checked against the question: another customer's record would bill the wrong customer.
 *
 * A member that is `null`, as SQL columns are, is absent.
 *
 * Lists of records are asked for in parts, and no further once so many of them do not exist that no report names more: the
 * codes of 100,000 misspelt taxes are not looked up to their end.
 *
 * Its records are copied. If the host changes one while a tax resolver works, the invoice keeps the checked values. What a
 * directory returns again unchanged is the same frozen record again.
 *
 * @throws {AdapterError} `directory.invalid`
 */
export function checkedDirectory(directory: Directory): CheckedDirectory {
  const memory = memoryOf(directory);
  const remember = <T extends object>(call: Call, key: string, answer: RowOf<T>): T =>
    rememberRecord<T>(memory, key, answer, (given) => copyOf(call, given));
  const oneRecord = <T extends object>(
    call: Call,
    key: string,
    answer: RowOf<T> | null,
    id: string | undefined,
  ): T | null => {
    if (answer === null) return null;
    if (!isPlainObject(answer))
      throw invalid(`${call()} returned ${show(answer)}; return the record, or null if it does not exist`);
    const record = remember<T>(call, key, answer);
    const { id: given } = record as { readonly id?: unknown };
    if (id !== undefined && given !== id)
      throw invalid(`${call()} returned the record ${show(given)}; return the one that was asked for, or null`);
    return record;
  };
  const recordsOf = async <T extends { readonly code: string }>(
    { call, kind, tenant }: ListQuestion,
    codes: readonly string[],
    ask: (part: readonly string[]) => Promise<readonly RowOf<T>[]>,
  ): Promise<readonly T[]> => {
    const records: T[] = [];
    let absent = 0;
    for (let at = 0; at < codes.length && absent < MOST_FAULTS; at += PART) {
      const part = codes.slice(at, at + PART);
      const asked = new Set<unknown>(part);
      const answer = await ask(part);
      const before = records.length;
      let index = 0;
      for (const { key, code } of readKeys(call, kind, answer)) {
        const given = answer[index++] as RowOf<T>;
        // A directory may return its whole catalogue.
        if (asked.has(code)) records.push(remember(call, keyOf(kind, tenant, key), given));
      }
      // Only a full part may have another behind it.
      if (asked.size === PART) absent += PART - new Set(records.slice(before).map(({ code }) => code)).size;
    }
    return records;
  };
  const checked: CheckedDirectory = {
    billingEntity: async (tenant, id) => {
      const call: Call = () => `directory.billingEntity(${id === undefined ? 'undefined' : show(id)})`;
      const key = id === undefined ? keyOf('only seller', tenant, '') : keyOf('seller', tenant, id);
      return oneRecord<BillingEntity>(call, key, await directory.billingEntity(tenant, id), id);
    },
    customer: async (tenant, id) => {
      const call: Call = () => `directory.customer(${show(id)})`;
      return oneRecord<Customer>(call, keyOf('buyer', tenant, id), await directory.customer(tenant, id), id);
    },
    addOns: (tenant, codes) =>
      recordsOf<AddOn>({ call: () => 'directory.addOns', kind: 'add-on', tenant }, codes, (part) =>
        directory.addOns(tenant, part),
      ),
    taxes: (tenant, codes) =>
      recordsOf<Tax>({ call: () => 'directory.taxes', kind: 'tax', tenant }, codes, (part) =>
        directory.taxes(tenant, part),
      ),
    async billingEntities(tenant) {
      const call: Call = () => 'directory.billingEntities';
      const answer: unknown = await directory.billingEntities?.(tenant);
      if (answer === undefined) {
        const only = await checked.billingEntity(tenant, undefined);
        return only === null ? [] : [only];
      }
      if (!Array.isArray(answer) || !answer.every(isPlainObject))
        throw invalid(`${call()} returned ${show(answer)}; return a list of records`);
      const sellers = answer.map((one: object) => fromRow(copyOf(call, one) as BillingEntity));
      return [...sellers].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
  return checked;
}

/** How an error names the question; asked for only then. */
type Call = () => string;

/** The name of a record within a directory. */
function keyOf(kind: string, tenant: string, id: string): string {
  return `${kind} ${tenant.length} ${tenant} ${id}`;
}

interface ListQuestion {
  readonly call: Call;
  readonly kind: 'add-on' | 'tax';
  readonly tenant: string;
}

/** The key and the code of each record of a list. */
function readKeys(call: Call, kind: 'add-on' | 'tax', answer: unknown): readonly RecordKey[] {
  if (!Array.isArray(answer)) throw invalid(`${call()} returned ${show(answer)}; return a list, empty if none exists`);
  const seen = new Set<unknown>();
  return (answer as readonly unknown[]).map((record) => {
    if (!isPlainObject(record)) throw invalid(`${call()} returned ${show(record)} as a record; return ${kind} records`);
    const { code, validFrom } = readable(call, () => ({
      code: record['code'],
      validFrom: record['validFrom'] ?? undefined,
    }));
    if (typeof code !== 'string')
      throw invalid(`${call()} returned one ${kind} with the code ${show(code)}; a code is text`);
    const key = kind === 'tax' ? taxKey({ code, validFrom } as Pick<Tax, 'code' | 'validFrom'>) : code;
    if (seen.has(key)) throw invalid(`${call()} returned the ${kind} ${show(key)} twice; ${UNIQUE[kind]}`);
    seen.add(key);
    return { key, code };
  });
}

/** A record's key within its kind, and its code. */
interface RecordKey {
  readonly key: string;
  readonly code: string;
}

function copyOf<T>(call: Call, answer: T): T {
  return readable(call, () => plainCopy(answer));
}

function readable<T>(call: Call, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw invalid(`${call()} returned what cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function invalid(message: string): AdapterError {
  return new AdapterError('directory.invalid', message);
}
