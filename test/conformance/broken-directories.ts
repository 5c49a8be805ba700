import type { Directory } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import type { SuiteRecords } from 'oneoff/testing';

/** Takes the first seller where it should ask which. */
export function guessesTheSeller(records: SuiteRecords): Directory {
  const inner = memoryDirectory(records);
  return {
    ...inner,
    billingEntity: async (tenant, id) => (await inner.billingEntity(tenant, id)) ?? records.billingEntities[0] ?? null,
  };
}

/** Compares ids as some databases do: without case, and without blanks at the end. */
export function ignoresCase(records: SuiteRecords): Directory {
  const inner = memoryDirectory(records);
  return { ...inner, customer: (tenant, id) => inner.customer(tenant, id.toLowerCase().trimEnd()) };
}

/** Answers one record per code that was asked for. */
export function answersPerCode(records: SuiteRecords): Directory {
  const inner = memoryDirectory(records);
  return {
    ...inner,
    taxes: async (tenant, codes) => (await Promise.all(codes.map((code) => inner.taxes(tenant, [code])))).flat(),
  };
}

/** Answers with a stand-in for codes that it does not know. */
export function inventsAddOns(records: SuiteRecords): Directory {
  const inner = memoryDirectory(records);
  return {
    ...inner,
    addOns: async (tenant, codes) => {
      const found = await inner.addOns(tenant, codes);
      return codes.map((code) => found.find((one) => one.code === code) ?? { code, name: code, prices: {} });
    },
  };
}

/** Drops what its columns have no place for. */
export function dropsFields(records: SuiteRecords): Directory {
  const inner = memoryDirectory(records);
  return {
    ...inner,
    async customer(tenant, id) {
      const customer = await inner.customer(tenant, id);
      if (customer === null) return null;
      const { taxExemption: _, ...rest } = customer;
      return rest;
    },
  };
}
