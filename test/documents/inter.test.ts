import { expect, it } from 'vitest';
import { cutInter, weights } from '../../scripts/cut-inter.ts';
import { inter } from '../../src/pdf/inter/inter.ts';

it.each(weights)('$name is what npm run fonts cuts out of Inter', async (weight) => {
  expect(Buffer.from(inter[weight.name] ?? []).equals(await cutInter(weight))).toBe(true);
});
