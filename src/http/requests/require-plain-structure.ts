import { RequestError } from './request-error.ts';

/** The deepest input is the tax id of a party in a record: five levels. */
const MAX_DEPTH = 20;
/** The largest object of an input is a price in every currency there is. */
const MAX_MEMBERS = 1000;
/** More lines than a body of the default size can hold. */
const MAX_ITEMS = 100_000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Refuse JSON that no input looks like, before it is parsed: nested too deeply, or with an object or a list of too many
 * values. A parser builds a hundred thousand members for two megabytes of them, which takes longer than all the checks.
 *
 * @param json - any text: what is not JSON is left to the parser
 * @throws {RequestError} `request.too_deep`, `request.too_many_values`
 */
export function requirePlainStructure(json: string): void {
  const open: { readonly isList: boolean; values: number }[] = [];
  for (let at = 0; at < json.length; at++) {
    const char = json.charCodeAt(at);
    if (char === QUOTE) at = endOfString(json, at + 1);
    else if (char === OPEN_LIST || char === OPEN_OBJECT) {
      if (open.push({ isList: char === OPEN_LIST, values: 1 }) > MAX_DEPTH) throw tooDeep();
    } else if (char === CLOSE_LIST || char === CLOSE_OBJECT) open.pop();
    else if (char === COMMA) {
      const around = open.at(-1);
      if (around && ++around.values > (around.isList ? MAX_ITEMS : MAX_MEMBERS)) throw tooMany(around.isList);
    }
  }
}

/** Where a text that begins at an index ends: at its closing quote. */
export function endOfString(json: string, from: number): number {
  let at = from;
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

function tooDeep(): RequestError {
  const message = `the body is nested deeper than ${MAX_DEPTH} levels; no input is nested that deeply`;
  return new RequestError('request.too_deep', 400, message, { details: { max: MAX_DEPTH } });
}

function tooMany(isList: boolean): RequestError {
  const max = isList ? MAX_ITEMS : MAX_MEMBERS;
  const [whole, parts] = isList ? ['a list', 'items'] : ['an object', 'members'];
  const message = `${whole} of the body has more than ${max} ${parts}; no input has that many, send fewer`;
  return new RequestError('request.too_many_values', 400, message, { details: { max } });
}
