// Compare the figures of a documentation page with ours; a difference makes the program fail.
import { InvoicingError, ValidationError } from 'oneoff';
import { bold, dim, wrap } from './print-invoice.ts';

/** One figure or statement: its name, the expected and the actual value. */
export type Comparison = readonly [what: string, expected: unknown, actual: unknown];

/**
 * Print a table of comparisons, and make the program fail if one of them differs.
 *
 * @param source - where the expected values come from: a page, or rules that follow from it
 */
export function compare(source: string, comparisons: readonly Comparison[]): void {
  console.log(`\n   ${bold(`${''.padEnd(44)} ${source.padEnd(27)} oneoff`)}`);
  let differing = 0;
  for (const [what, expected, actual] of comparisons) {
    const equal = expected === actual;
    if (!equal) differing += 1;
    console.log(` ${equal ? '✓' : '✗'} ${what.padEnd(44)} ${dim(String(expected).padEnd(27))} ${actual}`);
  }
  console.log(
    differing === 0 ? `\n   All ${comparisons.length} agree.` : `\n   ${differing} of ${comparisons.length} DIFFER.`,
  );
  if (differing > 0) process.exitCode = 1;
}

/** The code of a refused call; `accepted` if it is not refused. */
export async function refusalOf(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return 'accepted';
  } catch (error) {
    if (!(error instanceof InvoicingError)) throw error;
    console.log(
      wrap(error.message, 86)
        .map((row, index) => dim(`   ${index === 0 ? '' : '  '}${row}`))
        .join('\n'),
    );
    return error instanceof ValidationError ? error.faults.map((fault) => fault.code).join(', ') : error.code;
  }
}
