import { type Calculation, type CalculationInput, calculate } from 'oneoff';
import { bareLoop, bareLoopOfDecimals } from './bare-loop.ts';
import { makeBodies, makeInputs } from './inputs.ts';
import { freshTurnOf, table, takeTurns, turnOf } from './measure.ts';
import { rivals } from './rivals.ts';

/** Numbers of lines, and how many inputs of each. */
const SIZES = [
  [1, 64],
  [10, 64],
  [1000, 16],
] as const;

const ways: { readonly [name: string]: (input: CalculationInput) => Calculation } = {
  'bare integer loop': bareLoop,
  oneoff: calculate,
  ...rivals,
};

/** `calculate` compared with other implementations; first every output field of every input is compared. */
export async function benchCalculate(): Promise<void> {
  for (const [lines, count] of SIZES) {
    const inputs = makeInputs(lines, count);
    for (const input of inputs) checkSame(input);
    const { names, micros, ratio } = await takeTurns(
      Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, turnOf(inputs, way)])),
    );
    table(
      `calculate, ${lines} line(s): decimal strings in, whole result out (1 × = oneoff)`,
      names.map((name) => [name, `${micros(name).toFixed(1)} µs`, `${ratio(name, 'oneoff').toFixed(2)} ×`]),
    );
    const fastest = Math.min(...Object.keys(rivals).map((name) => ratio(name, 'oneoff')));
    console.log(
      `  fastest library ÷ oneoff = ${fastest.toFixed(1)}   oneoff ÷ bare loop = ${ratio('oneoff', 'bare integer loop').toFixed(2)}`,
    );
  }
  await benchFreshInputs();
  await benchLinearity();
}

/** Inputs as a host has them: rotating bodies, just parsed, no object of which was seen before. */
async function benchFreshInputs(): Promise<void> {
  const bodies = makeBodies(1000, 64);
  const big = rivals['big.js'] as (typeof ways)[string];
  for (const body of bodies) {
    const [own, ...others] = [calculate, bareLoopOfDecimals, big].map((way) => JSON.stringify(way(JSON.parse(body))));
    if (others.some((other) => other !== own)) throw new Error(`not the same result for ${body.slice(0, 500)}`);
  }
  const { names, micros, ratio } = await takeTurns({
    'bare integer loop': freshTurnOf(bodies, bareLoopOfDecimals),
    oneoff: freshTurnOf(bodies, calculate),
    'big.js': freshTurnOf(bodies, big),
  });
  table(
    'calculate, 1000 line(s) fresh from JSON.parse, 2 to 4 decimals, a tax object for each line (1 × = oneoff)',
    names.map((name) => [name, `${micros(name).toFixed(1)} µs`, `${ratio(name, 'oneoff').toFixed(2)} ×`]),
  );
  console.log(
    `  big.js ÷ oneoff = ${ratio('big.js', 'oneoff').toFixed(1)}   oneoff ÷ bare loop = ${ratio('oneoff', 'bare integer loop').toFixed(2)}`,
  );
}

function checkSame(input: CalculationInput): void {
  const expected = JSON.stringify(calculate(input));
  for (const [name, way] of Object.entries(ways)) {
    if (JSON.stringify(way(input)) !== expected)
      throw new Error(`${name} computes something else on ${input.lines.length} lines`);
  }
}

/** Ten times the lines; the bare loop shows what memory and the garbage collector add to any implementation. */
async function benchLinearity(): Promise<void> {
  const thousand = makeInputs(1000, 8);
  const tenThousand = makeInputs(10_000, 8);
  const { ratio } = await takeTurns({
    bare: turnOf(thousand, bareLoop),
    bareTenfold: turnOf(tenThousand, bareLoop),
    own: turnOf(thousand, calculate),
    ownTenfold: turnOf(tenThousand, calculate),
  });
  table('calculate, 10,000 lines ÷ 1,000 lines (10 is linear)', [
    ['bare integer loop', ratio('bareTenfold', 'bare').toFixed(1)],
    ['oneoff', ratio('ownTenfold', 'own').toFixed(1)],
  ]);
}
