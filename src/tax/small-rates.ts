import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { formatDecimal } from '../money/decimal.ts';
import { multiply, powerOfTen } from '../money/integer.ts';
import type { LineTax } from './line-tax.ts';

/**
 * The warnings of rates above 0 and below 1 percent: `0.19` is usually meant as 19 %. They keep no invoice from being
 * finalized, because some taxes are that small.
 */
export function checkSmallRates(lines: readonly { readonly taxes: readonly LineTax[] }[]): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (let index = 0; index < lines.length; index++) {
    for (const { code, rate } of lines[index]?.taxes ?? []) {
      const isSmall = Boolean(rate.coefficient) && rate.coefficient < powerOfTen(rate.scale);
      if (!isSmall || seen.has(code)) continue;
      seen.add(code);
      const percent = formatDecimal({ coefficient: multiply(rate.coefficient, 100), scale: rate.scale });
      const message = `tax ${show(code)} has a rate of ${formatDecimal(rate)} percent; if ${percent} % is meant, its rate is "${percent}"`;
      faults.push(fault('tax.rate_below_one', pointer(pointer('/lines', index), 'taxes'), message, { percent }));
    }
  }
  return faults;
}
