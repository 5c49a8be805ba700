import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Fault, fromRow } from 'oneoff';
import type { Problem } from 'oneoff/http';
import { faultCodes } from 'oneoff/schemas';
import { type Answered, type ApiDocument, type Operation, operationsOf, type Part } from '../document.ts';
import type { Sent } from './curl.ts';

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What was sent and answered, and what for. */
export interface Exchange {
  readonly operation: Operation | undefined;
  readonly sent: Sent;
  readonly answer: Answer;
  /** The answer's. */
  readonly body: unknown;
}

/** Something that an answer must never be. */
export class Violation extends Error {}

/** Holds answers against a document. */
export interface Judge {
  /** The operation that a request is for; `undefined` for a path or a method of none. */
  readonly operationOf: (method: string, pathname: string) => Operation | undefined;
  /** @throws {Violation} */
  readonly judge: (exchange: Exchange) => void;
}

const DOCUMENT = 'https://oneoff.test/openapi.json';
/** Headers that every answer may have, beside those that the document states. */
const ALWAYS = new Set([
  ...['content-type', 'cache-control', 'content-length', 'allow'],
  ...['cross-origin-resource-policy', 'cross-origin-opener-policy', 'origin-agent-cluster', 'referrer-policy'],
  ...['strict-transport-security', 'x-content-type-options', 'x-dns-prefetch-control', 'x-download-options'],
  ...['x-frame-options', 'x-permitted-cross-domain-policies', 'x-xss-protection'],
]);

/** A judge that knows a document. */
export function createJudge(document: ApiDocument): Judge {
  const operations = operationsOf(document);
  const validators = createValidators(document);
  // A path without parameters goes before one that would take its last word for one.
  const byPath = operations.toSorted((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')));
  const judge: Judge['judge'] = ({ operation, sent, answer, body }) => {
    const { status, headers } = answer;
    if (status >= 500) throw new Violation(`the server failed with ${status}`);
    if (body === undefined) throw new Violation(`the body of ${status} is no JSON`);
    if (status >= 400) judgeProblem(status, headers, body);
    if (!operation) {
      if (status !== 404 && status !== 405) throw new Violation(`${status} for what is no operation`);
      if (status === 405 && !headers.get('allow')) throw new Violation('405 without Allow');
      return;
    }
    if (isForeign(sent) && (body as Problem).code !== 'request.foreign_origin')
      throw new Violation(`${status} for what a page of another origin sent`);
    const stated = operation.answers.get(status);
    if (!stated) throw new Violation(`${operation.operationId} does not state ${status}`);
    judgeHeaders(stated, answer, body);
    if (stated.schema === null ? answer.text !== '' : !validators(stated.schema)(body))
      throw new Violation(`the body is not as stated: ${explain(stated.schema && validators(stated.schema))}`);
    // The faults of a stored invoice are not in the body.
    if (status === 422 && !operation.path.startsWith('/invoices/{id}')) judgePointers(sent, body as Problem);
    if (status < 300) {
      judgeAccepted(operation, sent, validators);
      judgeKept(operation, sent, body);
    }
    if (stated.headers.includes('ETag') && status !== 304) {
      const { version } = body as { readonly version?: number };
      const tag = version === undefined ? digestOf(answer.text) : `"${version}"`;
      if (headers.get('etag') !== tag) throw new Violation(`ETag ${headers.get('etag')} instead of ${tag}`);
    }
  };
  return {
    judge,
    operationOf: (method, pathname) =>
      byPath.find((one) => one.method === method && patternOf(one.path).test(decoded(pathname))),
  };
}

function judgeHeaders(stated: Answered, { headers }: Answer, body: unknown): void {
  const type = headers.get('content-type');
  if (type !== stated.mediaType) throw new Violation(`content type ${type}, stated is ${stated.mediaType}`);
  for (const [name] of headers)
    if (!ALWAYS.has(name) && !stated.headers.some((one) => one.toLowerCase() === name))
      throw new Violation(`the header ${name} is not stated`);
  for (const name of stated.headers) {
    const isLastPage = name === 'Link' && (body as { nextCursor: unknown }).nextCursor === null;
    if (headers.has(name) === isLastPage)
      throw new Violation(`the header ${name} is ${isLastPage ? 'there' : 'missing'}`);
  }
}

function digestOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
}

const FOREIGN: { readonly [name: string]: readonly string[] } = {
  'Sec-Fetch-Site': ['cross-site', 'same-site'],
  Origin: ['https://evil.example', 'http://shop.billing.test', 'null'],
};

/** Whether a browser sent it for a page of another origin. */
function isForeign({ method, headers }: Sent): boolean {
  return method !== 'GET' && headers.some(([name, value]) => FOREIGN[name]?.includes(value));
}

const RECORDS = /^\/(billing-entities|customers|add-ons|taxes)(\/|$)/;

/** What the document forbids is not accepted. */
function judgeAccepted({ body: schema, path }: Operation, { body }: Sent, validators: Validators): void {
  if (schema === null || body === null || body.length === 0) return;
  const validate = validators(schema);
  const given = jsonOf(body);
  // A member that no record has is absent where it is null, as a column of a row that nobody uses.
  const isRow = RECORDS.test(path) && validate(fromRow<unknown>(given));
  if (!isRow && !validate(given)) throw new Violation(`it accepted what is not as stated: ${explain(validate)}`);
}

const KEPT = ['metadata', 'customFields', 'memo', 'buyerReference', 'purchaseOrderNumber', 'contractReference'];
const KEEPING = ['createInvoice', 'previewInvoice', 'updateDraft', 'previewUpdate'];

/** Texts are kept as they were sent. */
function judgeKept({ operationId }: Operation, { body: text }: Sent, body: unknown): void {
  if (!KEEPING.includes(operationId)) return;
  const sent = jsonOf(text ?? '{}') as Part;
  for (const name of KEPT.filter((one) => Object.hasOwn(sent, one) && sent[one] !== null))
    if (!isDeepStrictEqual((body as Part)[name], sent[name])) throw new Violation(`${name} is not what was sent`);
}

/** A byte order mark is no part of the text. */
function jsonOf(body: string | Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(typeof body === 'string' ? new TextEncoder().encode(body) : body));
}

type Validators = (schema: Part) => ValidateFunction;

function createValidators(document: ApiDocument): Validators {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, validateFormats: true });
  addFormats.default(ajv);
  ajv.addVocabulary(['components']);
  ajv.addFormat('decimal', /^-?\d+(?:\.\d+)?$/);
  ajv.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/);
  ajv.addFormat('country', /^[A-Z]{2}$/);
  ajv.addSchema({ $id: DOCUMENT, components: { schemas: document.components['schemas'] } });
  const known = new Map<Part, ValidateFunction>();
  return (schema) => {
    const absolute = JSON.stringify(schema).replaceAll('"#/', `"${DOCUMENT}#/`);
    const validate = known.get(schema) ?? ajv.compile(JSON.parse(absolute));
    known.set(schema, validate);
    return validate;
  };
}

function explain(validate: ValidateFunction | null): string {
  if (validate === null) return 'it has none';
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ');
}

function judgeProblem(status: number, headers: Headers, body: unknown): void {
  if (headers.get('content-type') !== 'application/problem+json')
    throw new Violation('a refusal is no problem details');
  const problem = body as Problem;
  if (problem.status !== status) throw new Violation(`the problem says ${problem.status}`);
  for (const { code, path } of [{ code: problem.code, path: '' }, ...(problem.faults ?? [])] as readonly Fault[]) {
    if (!faultCodes.includes(code)) throw new Violation(`${code} is no code`);
    if (!/^(?:\/(?:[^~/]|~[01])*)*$/.test(path)) throw new Violation(`${JSON.stringify(path)} is no JSON Pointer`);
  }
  if (problem.detail === '' || problem.faults?.length === 0) throw new Violation('a refusal does not say why');
}

/** A fault of a body points into it: at something that is there, or at a member that should be. */
function judgePointers({ url, body }: Sent, { faults = [], code }: Problem): void {
  if (typeof body !== 'string' || body.trim() === '' || url.includes('?') || code === 'idempotency.key_invalid') return;
  const input = jsonOf(body);
  for (const { path } of faults) {
    const names = path.split('/').slice(1, -1);
    const found = names.reduce<unknown>((part, name) => {
      const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
      return typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? (part as Part)[key] : undefined;
    }, input);
    if (found === undefined) throw new Violation(`${path} points at nothing of the body`);
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

function decoded(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}
