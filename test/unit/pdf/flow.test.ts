import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlowTable, flowPages, type Strip } from '../../../src/pdf/page/flow.ts';

interface NamedStrip extends Strip {
  readonly name: string;
}

const FIRST = { top: 300, bottom: 700 };
const NEXT = { top: 70, bottom: 700 };
const table: FlowTable = { headHeight: 20, carryHeight: 21 };
const strip = (name: string, height: number, options: Partial<Strip> = {}): NamedStrip => ({
  name,
  height,
  keepWithNext: false,
  table: null,
  gap: 0,
  ...options,
});
const strips = fc
  .array(
    fc.record({
      height: fc.integer({ min: 10, max: 120 }),
      keepWithNext: fc.boolean(),
      isRow: fc.boolean(),
      gap: fc.integer({ min: 0, max: 20 }),
    }),
    { minLength: 1, maxLength: 80 },
  )
  .map((all) =>
    all.map(({ isRow, ...one }, at) => strip(String(at), one.height, { ...one, table: isRow ? table : null })),
  );

describe('the flow of strips over pages', () => {
  it('keeps all strips, once and in order', () => {
    fc.assert(
      fc.property(strips, (all) => {
        const pages = flowPages(all, FIRST, NEXT);
        expect(pages.flatMap((page) => page.strips.map((placed) => placed.strip.name))).toEqual(
          all.map((one) => one.name),
        );
      }),
    );
  });

  it('puts nothing above the first line, below the last one, or over something else', () => {
    fc.assert(
      fc.property(strips, (all) => {
        flowPages(all, FIRST, NEXT).forEach(({ strips: placed, heads, carried, subtotal }, at) => {
          const boxes = [
            ...placed.map(({ strip: one, y }) => [y, y + one.height] as const),
            ...heads.map(({ y }) => [y, y + table.headHeight] as const),
            ...[carried, subtotal].flatMap((carry) =>
              carry === null ? [] : [[carry.y, carry.y + table.carryHeight] as const],
            ),
          ].sort(([a], [b]) => a - b);
          const { top, bottom } = at === 0 ? FIRST : NEXT;
          let edge = top;
          for (const [from, to] of boxes) {
            expect(from).toBeGreaterThanOrEqual(edge - 0.01);
            edge = to;
          }
          expect(edge).toBeLessThanOrEqual(bottom + 0.01);
        });
      }),
    );
  });

  it('parts strips that keep together only where they are higher than a page', () => {
    fc.assert(
      fc.property(strips, (all) => {
        const pages = flowPages(all, FIRST, NEXT);
        pages.slice(0, -1).forEach(({ strips: placed }) => {
          const last = placed.at(-1)?.strip;
          if (last?.keepWithNext !== true) return;
          const from = all.findLastIndex((one, at) => at < all.indexOf(last) && !one.keepWithNext) + 1;
          const to = all.findIndex((one, at) => at >= from && !one.keepWithNext);
          const group = all.slice(from, (to === -1 ? all.length - 1 : to) + 1);
          const height = group.reduce((sum, one) => sum + one.height + one.gap, 0);
          // Nothing can be put before the first strips, however low the first page is.
          const { top, bottom } = from === 0 ? FIRST : NEXT;
          expect(height + 2 * table.headHeight + 2 * table.carryHeight).toBeGreaterThan(bottom - top);
        });
      }),
    );
  });

  it('repeats the head of a table that goes on, and carries its subtotal', () => {
    const rows = Array.from({ length: 20 }, (_, at) => strip(String(at), 50, { table }));
    const [first, second] = flowPages(rows, FIRST, NEXT);
    expect(first?.heads).toEqual([{ table, y: 300 }]);
    expect(first?.subtotal?.y).toBe(300 + 20 + 50 * (first?.strips.length ?? 0));
    expect(second?.heads).toEqual([{ table, y: 70 }]);
    expect(second?.carried).toEqual({ table, y: 90 });
    expect(second?.strips[0]?.y).toBe(111);
  });

  it('carries nothing where a page ends with the table', () => {
    const rows = [strip('row', 380, { table }), strip('note', 100)];
    const [first, second] = flowPages(rows, FIRST, NEXT);
    expect([first?.subtotal, second?.carried, second?.heads]).toEqual([null, null, []]);
  });
});
