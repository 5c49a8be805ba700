import { MOST_FAULTS } from '../../validation/report.ts';
import type { CheckedDirectory } from './checked-directory.ts';

/** How many records one question asks for. */
const PART = 1000;

/**
 * A directory that is asked for lists of records in parts, and no further once so many of them do not exist that no report
 * names more: the codes of 100,000 misspelt taxes are not looked up to their end.
 */
export function askInParts(directory: CheckedDirectory): CheckedDirectory {
  return {
    billingEntity: (tenant, id) => directory.billingEntity(tenant, id),
    billingEntities: (tenant) => directory.billingEntities(tenant),
    customer: (tenant, id) => directory.customer(tenant, id),
    addOns: (tenant, codes) => inParts(codes, (part) => directory.addOns(tenant, part)),
    taxes: (tenant, codes) => inParts(codes, (part) => directory.taxes(tenant, part)),
  };
}

/** One part is asked for as it is. */
function inParts<T extends { readonly code: string }>(
  codes: readonly string[],
  ask: (part: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  return codes.length <= PART ? ask(codes) : oneByOne(codes, ask);
}

async function oneByOne<T extends { readonly code: string }>(
  codes: readonly string[],
  ask: (part: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = [];
  let absent = 0;
  for (let at = 0; at < codes.length && absent < MOST_FAULTS; at += PART) {
    const part = codes.slice(at, at + PART);
    const records = await ask(part);
    absent += part.length - new Set(records.map(({ code }) => code)).size;
    for (const record of records) found.push(record);
  }
  return found;
}
