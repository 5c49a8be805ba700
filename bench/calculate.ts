import { calculate } from 'oneoff';
import { bareLoop } from './bare-loop.ts';
import { makeInputs } from './inputs.ts';
import { compare, measure, table } from './measure.ts';
import { rivals } from './rivals.ts';

const INPUTS = 64;

/** `calculate` against the same work by other means; every output field of every input is compared first. */
export function benchCalculate(): void {
  const ways = { 'bare integer loop': bareLoop, oneoff: calculate, ...rivals };
  for (const lines of [1, 10, 1000]) {
    const inputs = makeInputs(lines, INPUTS);
    for (const input of inputs) {
      const expected = JSON.stringify(calculate(input));
      for (const [name, way] of Object.entries(ways)) {
        if (JSON.stringify(way(input)) !== expected)
          throw new Error(`${name} computes something else on ${lines} lines`);
      }
    }
    const figures = compare(inputs, ways);
    const own = figures.get('oneoff') as number;
    const rows = [...figures].map(([name, micros]) => [
      name,
      `${micros.toFixed(1)} µs`,
      `${(micros / own).toFixed(2)} ×`,
    ]);
    table(`calculate, ${lines} line(s): decimal strings in, whole result out (1 × = oneoff)`, rows);
    const fastest = Math.min(...Object.keys(rivals).map((name) => figures.get(name) as number));
    console.log(
      `  fastest library ÷ oneoff = ${(fastest / own).toFixed(1)}   oneoff ÷ bare loop = ${(own / (figures.get('bare integer loop') as number)).toFixed(2)}`,
    );
  }
  const [thousand, tenThousand] = [1000, 10_000].map((lines) => measure(makeInputs(lines, 8), calculate));
  console.log(
    `\n10,000 lines ÷ 1,000 lines = ${((tenThousand as number) / (thousand as number)).toFixed(1)} (10 is linear)`,
  );
}
