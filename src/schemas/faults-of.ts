import type * as z from 'zod';
import { type Fault, fault } from '../errors/fault.ts';
import { pathOf } from './to-zod.ts';

/**
 * The faults of a failed parse, as the core would give them.
 *
 * @param error - the error of one of these schemas
 */
export function faultsOf(error: z.ZodError): readonly Fault[] {
  return error.issues.map((issue) => {
    const path = pathOf(issue);
    const told = issue.code === 'custom' ? (issue.params?.['fault'] as Fault | undefined) : undefined;
    return told ? { ...told, path } : fault('field.type', path, issue.message);
  });
}
