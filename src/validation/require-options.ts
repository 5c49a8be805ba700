import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { checkShape } from './check-shape.ts';
import { hiddenMembers } from './hidden-members.ts';
import { isPlainObject } from './object.ts';
import { type AnyObjectShape, type Leaf, leaf } from './shape.ts';

/** An option with an example of how to make one, for the message when it is missing. */
interface OptionLeaf<T> extends Leaf<T> {
  readonly example: string;
}

/**
 * An option that is an object with methods, such as a store; its methods may be inherited.
 *
 * @param methods - the methods that it must have
 * @param example - what makes one, such as `"memoryStore()"`
 */
export function methodsOf<T extends object>(methods: readonly (keyof T & string)[], example: string): OptionLeaf<T> {
  return {
    ...leaf<T>({ type: 'object' }, (value, path) => {
      if (typeof value === 'function')
        return fault('field.type', path, `a function was passed where an object is expected; pass ${example}`);
      if (typeof value !== 'object' || value === null)
        return fault('field.type', path, `${show(value)} is not an object; pass ${example}`);
      const absent = methods.filter(
        (name) => typeof (value as { readonly [key: string]: unknown })[name] !== 'function',
      );
      if (absent.length === 0) return undefined;
      return fault('field.type', path, `the object has no method ${absent.join(', ')}; pass ${example}`);
    }),
    example,
  };
}

/**
 * An option that is a function.
 *
 * @param example - what such a function looks like, such as `"(failure) => log(failure)"`
 */
export function callback<T>(example: string): OptionLeaf<T> {
  return {
    ...leaf<T>({}, (value, path) =>
      typeof value === 'function'
        ? undefined
        : fault('field.type', path, `${show(value)} is not a function; pass one, such as ${example}`),
    ),
    example,
  };
}

/**
 * Refuse options that a factory does not know, that are missing, or that have the wrong type.
 *
 * An option that is misspelt and silently ignored changes what is billed: the wrong tenant, the wrong policy.
 *
 * @param factory - the name of the factory, for the messages
 * @throws {ValidationError} `field.unknown`, `field.required`, `field.type` and the codes of the shape; each fault's
 * path names the option
 */
export function requireOptions(shape: AnyObjectShape, options: unknown, factory: string): void {
  throwFaults(optionFaults(shape, options, factory));
}

/** The faults of {@link requireOptions}, for a factory that has more to check. */
export function optionFaults(shape: AnyObjectShape, options: unknown, factory: string): readonly Fault[] {
  const names = Object.keys(shape.fields);
  if (!isPlainObject(options))
    return [
      fault('field.type', '', `${factory} takes an object of options (${names.join(', ')}), not ${show(options)}`),
    ];
  const hidden = hiddenMembers(options);
  if (hidden.length > 0) return hidden.map((one) => ({ ...one, message: `${factory}: ${one.message}` }));
  return checkShape(shape, options).map((one) => {
    const isNested = one.path.indexOf('/', 1) > 0;
    const name = one.path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
    if (isNested) return one;
    if (one.code === 'field.required') {
      const { example } = shape.fields[name] as Partial<OptionLeaf<unknown>>;
      return { ...one, message: `${factory} needs the option "${name}"${example ? `; pass ${example}` : ''}` };
    }
    if (one.code !== 'field.unknown') return one;
    const meant = one.details?.['meant'];
    const hint = typeof meant === 'string' ? `did you mean "${meant}"?` : `its options are ${names.join(', ')}`;
    return { ...one, message: `${factory} has no option ${show(name)}; ${hint}` };
  });
}
