import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Fault, InvoicingError, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { calculations } from './calculations.ts';
import { commands } from './commands.ts';
import { drafts } from './drafts.ts';
import { taxes } from './taxes.ts';

const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
const tables: Record<string, Record<string, () => unknown>> = {
  calculations,
  commands,
  drafts,
  taxes,
};

/** Every fault of a call in one line each: of what it throws, returns, or warns of. */
async function faultsOf(call: () => unknown): Promise<readonly string[]> {
  const answer = await Promise.resolve()
    .then(call)
    .catch((error: unknown) => error);
  if (answer instanceof ValidationError) return answer.faults.map(lineOf);
  if (answer instanceof InvoicingError) return [lineOf({ ...answer.toJSON(), path: answer.name } as unknown as Fault)];
  if (answer instanceof Error) throw answer;
  return (Array.isArray(answer) ? answer : (answer as { warnings: Fault[] }).warnings).map(lineOf);
}

function lineOf({ code, path, message, details }: Fault): string {
  const figures = details && Object.keys(details).length > 0 ? ` ${JSON.stringify(details)}` : '';
  return `${code} ${path}: ${message}${figures}`;
}

describe.each(Object.keys(tables))('what is said of %s', (name) => {
  const file = new URL(`${name}.json`, import.meta.url);
  const table = tables[name] as Record<string, () => unknown>;
  const recorded = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

  it('is recorded', async () => {
    if (!UPDATE) return expect(Object.keys(recorded)).toEqual(Object.keys(table));
    const answers: [string, readonly string[]][] = [];
    for (const [title, call] of Object.entries(table)) answers.push([title, await faultsOf(call)]);
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(answers), null, 2)}\n`);
  });

  it.each(Object.keys(table))('%s', async (title) => {
    expect(await faultsOf(table[title] as () => unknown)).toEqual(UPDATE ? expect.anything() : recorded[title]);
  });
});
