import type { Fault } from '../../../errors/fault.ts';
import { maybe } from '../texts/t.ts';

/** A fault in the reader's language, with its figures; in English where the texts do not know its code. */
export function faultText({ code, message, details }: Fault): string {
  const text = maybe(`fault.${code}`);
  if (text === undefined) return message;
  const values = { ...details };
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
