import { readFileSync } from 'node:fs';
import { calculate } from 'oneoff';
import { describe, expect, it } from 'vitest';
import * as errors from '../../../src/errors/errors.ts';
import { faultCodes } from '../../../src/errors/fault-codes.ts';
import { caught } from '../acme.ts';

const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .flatMap((row) => [/^\| `([a-z_.]+\.[a-z_]+)` \| (.+) \| (.+) \|$/.exec(row)])
  .filter((row) => row !== null);

describe('the list of fault codes', () => {
  it.each(faultCodes)('%s is a subject and a rule in lower snake case with one dot', (code) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
  });

  it('names every code once', () => expect(new Set(faultCodes).size).toBe(faultCodes.length));

  it('is in alphabetical order', () => expect(faultCodes).toEqual([...faultCodes].sort()));
});

describe('the page of errors', () => {
  it('has one row per code, and none for codes that are gone', () => {
    expect(rows.map(([, code]) => code).sort()).toEqual([...faultCodes].sort());
  });

  it('explains for every code when it occurs and what to do', () => {
    for (const [, code, when, wayOut] of rows) {
      expect(when?.length, code).toBeGreaterThan(3);
      expect(wayOut?.length, code).toBeGreaterThan(3);
    }
  });

  it('names every class that is thrown', () => {
    const classes = [...page.matchAll(/^\| `(\w+Error)` \|/gm)].map(([, name]) => name);
    const thrown = Object.values(errors).filter((one) => one !== errors.InvoicingError);
    expect(classes.sort()).toEqual(thrown.map((one) => one.name).sort());
  });

  it('shows an error as JSON exactly as it comes', () => {
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    const line = { quantity: 1, unitPrice: 150 as unknown as string };
    const error = caught(() => calculate({ currency: 'EUR', lines: [line] }));
    expect(JSON.parse(JSON.stringify(error))).toEqual(JSON.parse(example));
  });
});
