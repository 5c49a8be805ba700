import * as core from 'oneoff/core';
import { type DecisionContext, type Fault, hold, TaxUnavailableError, ValidationError } from 'oneoff/core';
import { describe, expect, it } from 'vitest';
import { aDraft } from '../acme.ts';
import { contextTakers, withoutContext } from './context-takers.ts';

const decisions = Object.entries(contextTakers);

/** What somebody passes instead of a context. */
const NO_CONTEXTS: readonly unknown[] = [undefined, null, 5, 'x', true, [], {}, Promise.resolve({}), new Map()];

/** What a member may be instead. */
const WRONG: readonly unknown[] = [undefined, null, 5, 'x', true, {}, [], [null], [{}], () => 1, new Date(0)];

/** The faults that a call is refused with; a call that returns has none, and anything else thrown fails the test. */
function refused(call: () => unknown): readonly Fault[] {
  try {
    call();
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.faults;
    // A line without its taxes waits for a resolver.
    if (error instanceof TaxUnavailableError) return [];
    throw error;
  }
}

describe('a wrong context of a decision is refused by the name of its member, with the way out', () => {
  it.each(decisions)('%s takes its own', (_, [call, context]) => {
    expect(refused(() => call(context as never))).toEqual([]);
  });

  it.each(decisions)('%s takes no other thing', (name, [call]) => {
    for (const other of NO_CONTEXTS) {
      const [first] = refused(() => call(other as never));
      expect(first?.path).toMatch(/^\/context/);
      expect(first?.message).toContain(name);
      expect(first?.message).toMatch(/; pass /);
    }
  });

  it.each(decisions)('%s misses each of its members', (name, [call, context]) => {
    for (const member of Object.keys(context)) {
      if (OPTIONAL.includes(`${name} ${member}`)) continue;
      const { [member as never]: _, ...rest } = context;
      const message = expect.stringMatching(new RegExp(`^${name} needs "${member}" in its context; pass .`));
      expect(refused(() => call(rest as never))).toMatchObject([
        { code: 'field.required', path: `/context/${member}`, message },
      ]);
    }
  });

  it.each(decisions)('%s finds a misspelt member', (_, [call, context]) => {
    for (const member of [...Object.keys(context), 'actor', 'deposits', 'checkEInvoice']) {
      const misspelt = { ...context, [`${member}s`.replace('ss', 'z')]: 1 };
      expect(refused(() => call(misspelt as never))).toMatchObject([
        { code: 'field.unknown', message: expect.stringContaining(`did you mean "${member}"?`) },
      ]);
    }
  });

  it.each(decisions)('%s never fails by accident for a wrong member at any depth', (_, [call, context]) => {
    let count = 0;
    for (const wrong of spoilt(context)) {
      refused(() => call(wrong as never));
      count++;
    }
    expect(count).toBeGreaterThan(20);
  });

  it.each(decisions)('%s takes only an instant in UTC as now', (_, [call, context]) => {
    for (const now of ['2025-03-31', '2025-03-31T10:00:00', '2025-03-31T10:00:00+02:00', 0, Date.now(), new Date(0)])
      expect(refused(() => call({ ...context, now } as never))).toMatchObject([
        { code: 'instant.invalid', path: '/context/now' },
      ]);
  });

  it.each(decisions)('%s takes no fewer ids than it uses', (_, [call, context]) => {
    for (const ids of [[], [''], [5]]) {
      const [first] = refused(() => call({ ...context, ids } as never));
      expect(first?.path).toMatch(/^\/context\/ids/);
    }
    const { ids } = context as DecisionContext;
    for (let count = 1; count < ids.length; count++) {
      const found = refused(() => call({ ...context, ids: ids.slice(0, count) } as never));
      if (found.length === 0) break;
      expect(found).toMatchObject([{ code: 'field.value', path: '/context/ids' }]);
    }
  });

  it('a number that is needed is missed by name', () => {
    const { finalize: one, createOneOffInvoice: other } = contextTakers;
    const numbered = { assignNumber: 'create' };
    const { context } = { context: other?.[1] as { readonly policy: object } };
    for (const call of [
      () => one?.[0]({ ...one[1], number: null } as never),
      () => other?.[0]({ ...context, policy: { ...context.policy, ...numbered } } as never),
    ])
      expect(refused(call)).toMatchObject([{ code: 'field.required', path: '/context/number' }]);
  });

  it('a context may be wider than a decision needs', () => {
    expect(refused(() => hold(aDraft(), contextTakers['finalize']?.[1] as DecisionContext))).toEqual([]);
  });

  it('every decision of oneoff/core is here', () => {
    const functions = Object.entries(core).filter(
      ([, one]) => typeof one === 'function' && !/^class\b/.test(Function.prototype.toString.call(one)),
    );
    expect(functions.map(([name]) => name).sort()).toEqual([...Object.keys(contextTakers), ...withoutContext].sort());
  });
});

/** Members that a context may leave out. */
const OPTIONAL: readonly string[] = ['sendCreditNote customer', 'writeOff policy', 'reversePayment policy'];

/** A context with one member that is wrong, at any depth. */
function* spoilt(value: unknown): Iterable<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (Array.isArray(value) && Number(key) > 1) continue;
    const put = (other: unknown): unknown =>
      Array.isArray(value)
        ? value.map((item, index) => (String(index) === key ? other : item))
        : { ...value, [key]: other };
    for (const other of WRONG) yield put(other);
    for (const inner of spoilt(member)) yield put(inner);
  }
}
