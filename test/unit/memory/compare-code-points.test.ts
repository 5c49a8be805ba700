import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../../../src/memory/compare-code-points.ts';
import { unicodeText } from '../../unicode-text.ts';

const text = unicodeText();

describe('the order of ids and codes', () => {
  it('is that of their bytes in UTF-8', () => {
    fc.assert(
      fc.property(text, text, text, (start, a, b) => {
        const [left, right] = [start + a, start + b];
        const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
        expect(Math.sign(compareCodePoints(left, right))).toBe(bytes);
      }),
    );
  });

  it.each([
    ['', 'a'],
    ['a', 'aa'],
    ['Z', 'a'],
    ['z', 'ä'],
    ['\uFFFD', '😀'],
    ['a\uFFFD', 'a😀'],
  ])('has %j before %j', (first, second) => {
    expect(compareCodePoints(first, second)).toBeLessThan(0);
    expect(compareCodePoints(second, first)).toBeGreaterThan(0);
    expect(compareCodePoints(first, first)).toBe(0);
  });
});
