import { eInvoiceProfiles } from '../../code-lists/e-invoice-profiles.ts';
import { ValidationError } from '../../errors/errors.ts';
import type { Fault } from '../../errors/fault.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { isPlainObject } from '../../validation/object.ts';
import { type Args, type Command, choiceOption, EXIT, onlyArgument } from '../command.ts';
import { readInput, readJsonInput } from '../read-input.ts';

/** `oneoff validate`: an e-invoice, an issued document or an input, against its rules. */
export const validateCommand: Command = {
  usage: '<file.xml | file.json> [--profile NAME] [--json]',
  summary: 'check an e-invoice (XML), an issued document or the input of an invoice (JSON)',
  options: { profile: { type: 'string' }, json: { type: 'boolean' } },
  async run(args, { cwd, print }) {
    const file = onlyArgument(args, 'one file');
    const faults = await faultsOf(file, cwd, args);
    if (args.options['json'] === true) print(JSON.stringify({ file, valid: faults.length === 0, faults }, null, 2));
    else {
      for (const { code, path, message } of faults) print(`${code}  ${path || '(whole file)'}  ${message}`);
      print(
        `${file}: ${faults.length === 0 ? 'valid' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`}`,
      );
    }
    return faults.length === 0 ? EXIT.ok : EXIT.findings;
  },
};

async function faultsOf(file: string, cwd: string, args: Args): Promise<readonly Fault[]> {
  const profile = choiceOption(args, 'profile', eInvoiceProfiles) ?? 'en16931';
  try {
    if (file.endsWith('.xml')) {
      const { parseEInvoice } = await import('../../einvoice/parse-e-invoice.ts');
      const { validateStatement } = await import('../../einvoice/validate-e-invoice.ts');
      return validateStatement(parseEInvoice(readInput(file, cwd)), { profile });
    }
    const value = readJsonInput(file, cwd);
    if (isIssued(value)) {
      const { validateEInvoice } = await import('../../einvoice/validate-e-invoice.ts');
      return validateEInvoice(value, { profile });
    }
    const { validateOneOffInvoice } = await import('../../pricing/validate-input.ts');
    return validateOneOffInvoice(value);
  } catch (error) {
    if (error instanceof ValidationError) return error.faults;
    throw error;
  }
}

/** An issued document has a number; the input of an invoice never has one. */
function isIssued(value: unknown): value is Invoice {
  return isPlainObject(value) && typeof (value as { readonly number?: unknown }).number === 'string';
}
