import type { Directory, DirectoryRecords } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { directorySuite, type SuiteRecords } from 'oneoff/testing';
import { describe, expect, it } from 'vitest';
import { acme } from '../../examples/acme.ts';
import { collectFailures, type SuiteReport } from './collect-failures.ts';

/** A host with one seller, customers with number ids, a catalogue, and taxes from elsewhere. */
const own: DirectoryRecords = {
  billingEntities: [acme],
  customers: [
    { id: '7', name: 'Hooli' },
    { id: '71', name: 'Initech', email: 'ap@initech.example' },
  ],
  addOns: [{ code: 'setup', name: 'Setup', prices: { EUR: '1.00' } }],
};

async function run(change: (inner: Directory) => Partial<Directory>, records = own): Promise<SuiteReport> {
  const createDirectory = (given: SuiteRecords): Directory => {
    const inner = memoryDirectory(given);
    return { ...inner, ...change(inner) };
  };
  return collectFailures((collect) => directorySuite({ it: collect, createDirectory, records }));
}

describe('directorySuite on records of a host', () => {
  it('passes a sound directory that answers with rows, and leaves out what the host does not have', async () => {
    const { names, failed } = await run((inner) => ({
      customer: async (tenant, id) => {
        const found = await inner.customer(tenant, id);
        return found && { email: null, address: null, ...found };
      },
    }));
    expect(failed).toEqual([]);
    expect(names.filter((name) => /taxes|several|without any/.test(name))).toEqual([]);
    expect(names.length).toBe(9);
  });

  it('fails a directory that reads a number from what is none', async () => {
    for (const read of [Number, Number.parseInt, (id: string) => id.trim()])
      expect(
        (await run((inner) => ({ customer: (tenant, id) => inner.customer(tenant, String(read(id))) }))).failed,
      ).toEqual(['an unknown customer is answered with null']);
  });

  it('fails a directory whose only seller answers to every id', async () => {
    const { failed } = await run(() => ({ billingEntity: async () => acme }));
    expect(failed).toEqual(['an unknown billing entity is answered with null']);
  });

  it('tests only the kinds that are given', async () => {
    const { names } = await run(() => ({}), { taxes: [], customers: own.customers ?? [] });
    expect(names).toEqual([
      'a customer is found by its id, with every field',
      'an unknown customer is answered with null',
    ]);
  });
});
