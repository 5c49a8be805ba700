import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';
import {
  AdapterError,
  ConflictError,
  calculate,
  IdempotencyConflictError,
  InvoiceStateError,
  InvoicingError,
  NotFoundError,
  StoreError,
  TaxUnavailableError,
  ValidationError,
} from 'oneoff';
import { describe, expect, it, vi } from 'vitest';
import { fault } from '../../../src/errors/fault.ts';
import { caught } from '../acme.ts';

type Errors = typeof import('../../../src/errors/errors.ts');

const ours: Errors = {
  AdapterError,
  ConflictError,
  IdempotencyConflictError,
  InvoiceStateError,
  InvoicingError,
  NotFoundError,
  StoreError,
  TaxUnavailableError,
  ValidationError,
};
const names = Object.keys(ours) as (keyof Errors)[];

/** One error of every class. */
function oneOfEach(errors: Errors): Record<keyof Errors, InvoicingError> {
  return {
    InvoicingError: new errors.InvoicingError('store.failed', 'broken'),
    ValidationError: new errors.ValidationError([fault('field.type', '/a', 'a is not text')]),
    NotFoundError: new errors.NotFoundError('invoice.not_found', 'gone', { id: '1' }),
    InvoiceStateError: new errors.InvoiceStateError('invoice.wrong_state', 'too late', 'voided', ['draft']),
    ConflictError: new errors.ConflictError('invoice.changed', 'moved'),
    IdempotencyConflictError: new errors.IdempotencyConflictError('key-1'),
    TaxUnavailableError: new errors.TaxUnavailableError('down'),
    AdapterError: new errors.AdapterError('directory.invalid', 'another customer'),
    StoreError: new errors.StoreError('broken', { retryable: true, cause: new Error('socket') }),
  };
}

async function secondCopy(): Promise<Errors> {
  vi.resetModules();
  return import('../../../src/errors/errors.ts');
}

function copyOfAnotherRealm(): Errors {
  const entryPoints = [fileURLToPath(new URL('../../../src/errors/errors.ts', import.meta.url))];
  const [built] = buildSync({
    entryPoints,
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'errors',
  }).outputFiles;
  return runInNewContext(`${built?.text}; errors`) as Errors;
}

describe.each([
  ['of this copy', async () => ours],
  ['of a second copy of the package', secondCopy],
  ['of another realm', async () => copyOfAnotherRealm()],
])('an error %s', (_where, load) => {
  it.each(names)('is a %s and an InvoicingError, and nothing else', async (name) => {
    const error = oneOfEach(await load())[name];
    const classes = names.filter((one) => (error as unknown) instanceof ours[one]);
    expect(classes.sort()).toEqual([...new Set(['InvoicingError', name])].sort());
  });

  it.each(names)('%s carries its name and its code', async (name) => {
    const error = oneOfEach(await load())[name];
    expect(error.name).toBe(name);
    expect(error.code).toMatch(/^[a-z_]+\.[a-z_]+$/);
  });
});

describe('the copies are really other ones', () => {
  it('by identity of their classes', async () => {
    expect((await secondCopy()).ValidationError).not.toBe(ValidationError);
    expect(copyOfAnotherRealm().ValidationError).not.toBe(ValidationError);
    expect(Object.getPrototypeOf(copyOfAnotherRealm().InvoicingError)).not.toBe(Error);
  });
});

describe('an error that is not ours', () => {
  it.each([
    [new Error('x')],
    [null],
    [undefined],
    ['InvoicingError'],
    [{ code: 'field.type' }],
    [{ name: 'ValidationError' }],
  ])('%j', (value) => {
    for (const name of names) expect((value as unknown) instanceof ours[name]).toBe(false);
  });
});

describe('an error as JSON', () => {
  it.each(names)('%s shows neither stack nor cause', (name) => {
    const error = oneOfEach(ours)[name];
    const json = JSON.parse(JSON.stringify(error)) as Record<string, unknown>;
    expect(json).toMatchObject({ name, code: error.code, message: error.message, details: error.details });
    expect(Object.keys(json).sort()).toEqual(
      name === 'ValidationError'
        ? ['code', 'details', 'faults', 'message', 'name']
        : ['code', 'details', 'message', 'name'],
    );
    expect(JSON.stringify(error)).not.toMatch(/stack|cause|socket|\.ts/);
  });

  it('has the figures that its class promises', () => {
    const all = oneOfEach(ours);
    expect(all.InvoiceStateError.details).toEqual({ actual: 'voided', expected: ['draft'] });
    expect(all.StoreError.details).toEqual({ retryable: true, outcome: 'failed', scope: 'commit' });
    expect(all.IdempotencyConflictError.details).toEqual({ key: 'key-1' });
  });

  it('keeps the cause for the host, out of the JSON', () => {
    expect(oneOfEach(ours).StoreError.cause).toEqual(new Error('socket'));
  });
});

describe('a ValidationError', () => {
  it('with one fault takes its code', () => {
    const error = caught(() => calculate({ currency: 'EUR', lines: [{ quantity: '1,5', unitPrice: '1.00' }] }));
    expect(error).toMatchObject({ code: 'decimal.invalid', faults: [{ path: '/lines/0/quantity' }] });
  });

  it('with several faults counts the others', () => {
    const error = new ValidationError([fault('text.empty', '/memo', 'empty'), fault('field.type', '', 'no object')]);
    expect(error).toMatchObject({ code: 'validation.failed', message: '/memo: empty (and 1 more)' });
  });

  it('of the input itself names the root', () => {
    expect(new ValidationError([fault('field.type', '', 'no object')]).message).toBe('no object');
  });

  it('without faults cannot be made', () => expect(() => new ValidationError([])).toThrow(TypeError));
});

describe('a StoreError', () => {
  it('distinguishes a lost answer to a commit from a failure', () => {
    const lost = new StoreError('lost', { retryable: true, outcome: 'unknown', scope: 'transaction' });
    expect(lost).toMatchObject({ retryable: true, outcome: 'unknown', scope: 'transaction', code: 'store.failed' });
  });
});
