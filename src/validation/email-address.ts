import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { type Leaf, leaf } from './shape.ts';

/** RFC 5321, 4.5.3.1: what a mail server must accept at most. */
const LONGEST = 254;
const LONGEST_LOCAL = 64;

/** One address without a name: nothing that separates addresses, quotes, or ends a header line. */
const ADDRESS =
  /^[^\s@<>()[\]\\,;:"\p{C}]+@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}]$/u;
const DOTS = /^\.|\.\.|\.@/;

/** Whether a value is the address of one mailbox. */
export function isEmailAddress(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= LONGEST &&
    value.lastIndexOf('@') <= LONGEST_LOCAL &&
    ADDRESS.test(value) &&
    !DOTS.test(value)
  );
}

/** The fault of what is not the address of one mailbox. */
export function emailFault(value: unknown, path: string): Fault {
  const message = `${show(value)} is not an e-mail address; pass one address without a name, such as "billing@hooli.example"`;
  return fault('email.invalid', path, message);
}

/** The address of one mailbox, safe in the header of an e-mail. */
export const emailLeaf: Leaf<string> = /* @__PURE__ */ leaf(
  { type: 'string', format: 'idn-email', maxLength: LONGEST },
  (value, path) => (isEmailAddress(value) ? undefined : emailFault(value, path)),
);
