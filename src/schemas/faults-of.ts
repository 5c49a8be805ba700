import type * as z from 'zod';
import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';

/**
 * The faults of a failed parse, as the core would give them; an issue of a schema of your own becomes `field.type`.
 *
 * @param error - the error of one of these schemas, or of one that holds them
 */
export function faultsOf(error: z.ZodError): readonly Fault[] {
  return error.issues.map((issue) => {
    const path = issue.path.reduce<string>((parent, key) => pointer(parent, String(key)), '');
    const ours = issue.code === 'custom' ? (issue.params?.['fault'] as Fault | undefined) : undefined;
    return ours ? { ...ours, path } : fault('field.type', path, issue.message);
  });
}
