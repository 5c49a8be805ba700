import type { BillingEntity } from '../../directory/billing-entity.ts';
import { AdapterError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Tax } from '../../tax/tax.ts';
import { taxKey } from '../../tax/tax-key.ts';
import { isPlainObject } from '../../validation/object.ts';
import { plainCopy } from '../input/plain-copy.ts';

const UNIQUE = {
  'add-on': 'each code is unique',
  tax: 'each code is unique among the taxes that are valid from one day',
} as const;

/** A directory that knows its billing entities. */
export type CheckedDirectory = Required<Directory>;

/**
 * A directory whose answers are checked against the question: another customer's record would bill the wrong customer.
 *
 * A member that is `null`, as SQL columns are, is absent.
 *
 * Its records are copied. If the host changes one while a tax resolver works, the invoice keeps the checked values.
 *
 * @throws {AdapterError} `directory.invalid`
 */
export function checkedDirectory(directory: Directory): CheckedDirectory {
  return {
    billingEntity: async (tenant, id) => {
      const call = `directory.billingEntity(${id === undefined ? 'undefined' : show(id)})`;
      return oneRecord(call, await directory.billingEntity(tenant, id), id);
    },
    async billingEntities(tenant) {
      const call = 'directory.billingEntities';
      const answer = await directory.billingEntities?.(tenant);
      if (answer === undefined) {
        const only = oneRecord(
          'directory.billingEntity(undefined)',
          await directory.billingEntity(tenant, undefined),
          undefined,
        );
        return only === null ? [] : [only];
      }
      const records: unknown = copyOf(call, answer);
      if (!Array.isArray(records) || !records.every(isPlainObject))
        throw invalid(`${call} returned ${show(records)}; return a list of records`);
      return records as unknown as readonly BillingEntity[];
    },
    customer: async (tenant, id) =>
      oneRecord(`directory.customer(${show(id)})`, await directory.customer(tenant, id), id),
    addOns: async (tenant, codes) =>
      recordsOf('directory.addOns', 'add-on', await directory.addOns(tenant, [...codes]), codes),
    taxes: async (tenant, codes) =>
      recordsOf('directory.taxes', 'tax', await directory.taxes(tenant, [...codes]), codes),
  };
}

function oneRecord<T extends object>(call: string, answer: T | null, id: string | undefined): T | null {
  if (answer === null) return null;
  const record = copyOf(call, answer);
  if (!isPlainObject(record))
    throw invalid(`${call} returned ${show(record)}; return the record, or null if it does not exist`);
  if (id !== undefined && record['id'] !== id)
    throw invalid(`${call} returned the record ${show(record['id'])}; return the one that was asked for, or null`);
  return record as T;
}

function recordsOf<T extends object>(
  call: string,
  kind: 'add-on' | 'tax',
  answer: readonly T[],
  codes: readonly string[],
): readonly T[] {
  const records: unknown = copyOf(call, answer);
  if (!Array.isArray(records)) throw invalid(`${call} returned ${show(records)}; return a list, empty if none exists`);
  const asked = new Set<unknown>(codes);
  const seen = new Set<unknown>();
  // Records that were not asked for are left out, because a directory may return its whole catalogue.
  return (records as readonly unknown[]).filter((record): record is T => {
    if (!isPlainObject(record)) throw invalid(`${call} returned ${show(record)} as a record; return ${kind} records`);
    const { code } = record;
    if (typeof code !== 'string')
      throw invalid(`${call} returned one ${kind} with the code ${show(code)}; a code is text`);
    const key = kind === 'tax' ? taxKey(record as unknown as Tax) : code;
    if (seen.has(key)) throw invalid(`${call} returned the ${kind} ${show(key)} twice; ${UNIQUE[kind]}`);
    seen.add(key);
    return asked.has(code);
  });
}

function copyOf<T>(call: string, answer: T): T {
  try {
    return withoutNulls(plainCopy(answer));
  } catch (error) {
    throw invalid(`${call} returned what cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A record as our types say it: a column that is `NULL` is a member that is absent; `rate` alone means something by it. */
function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  if (!isPlainObject(value) || typeof value['toJSON'] === 'function') return value;
  const members = Object.entries(value).filter(([key, member]) => member !== null || key === 'rate');
  return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member)])) as T;
}

function invalid(message: string): AdapterError {
  return new AdapterError('directory.invalid', message);
}
