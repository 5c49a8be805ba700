import fc from 'fast-check';
import { tenants } from '../backend.ts';
import { type ApiDocument, type Operation, operationsOf, type Parameter } from '../document.ts';
import { arbitraryOfSchema } from './arbitrary-of-schema.ts';
import { brokenBytes, brokenJson, defective } from './defects.ts';
import { type Content, reference, type Sketch } from './sketch.ts';

type Texts = fc.Arbitrary<string>;
type Headers = Sketch['headers'];

const refer = (...kinds: readonly string[]): Texts =>
  fc.tuple(fc.constantFrom(...kinds), fc.nat({ max: 50 })).map(([kind, which]) => reference(kind, which));

/** In which state the invoice of an operation usually is. */
const states: { readonly [operationId: string]: readonly string[] } = {
  updateDraft: ['draft'],
  deleteDraft: ['draft'],
  previewUpdate: ['draft'],
  holdInvoice: ['draft', 'open'],
  releaseInvoice: ['held'],
  openInvoice: ['draft'],
  reopenInvoice: ['open'],
  finalizeInvoice: ['draft', 'open', 'finalized'],
  voidInvoice: ['finalized'],
  recordPayment: ['finalized'],
  sendInvoice: ['finalized'],
  markUncollectible: ['finalized'],
  createCreditNote: ['finalized'],
  previewCreditNote: ['finalized'],
  recordRefund: ['credited', 'finalized'],
  reversePayment: ['paid'],
  writeOff: ['finalized'],
  reverseWriteOff: ['writtenOff'],
  reissueInvoice: ['voided', 'credited'],
};
const junk: Texts = fc.constantFrom(
  'nope',
  'id-000000',
  '%00',
  '%',
  '%E0%A4%A',
  '%2e%2e',
  '%2F',
  'a%20b',
  '%F0%9F%98%80',
  'x'.repeat(3000),
  '__proto__',
  '*',
  '0',
  '~',
  "'",
  '%ED%A0%80',
  '%25',
  '%2525',
);

const namesOfAcme: { readonly [resource: string]: readonly string[] } = {
  'billing-entities': ['acme', 'globex'],
  customers: ['hooli', 'initech'],
  'add-ons': ['setup_fee', 'us_only'],
  taxes: ['vat-19', 'vat-e'],
};

/** What stands in the path: nearly always something of the caller's own, in a state that suits. */
function parameterInPath({ operationId, path, method }: Operation): Texts {
  const resource = /^\/([\w-]+)/.exec(path)?.[1] ?? '';
  const known = {
    invoices: fc.oneof({ weight: 3, arbitrary: refer(...(states[operationId] ?? ['invoice'])) }, refer('invoice')),
    'credit-notes': refer('note'),
    'webhook-endpoints': refer('endpoint'),
  }[resource];
  const foreign = { invoices: 'foreignInvoice', 'credit-notes': 'foreignNote' }[resource] ?? 'foreignEndpoint';
  // Without its seller and its buyer nothing else in a session would succeed.
  const names = method === 'DELETE' ? [] : (namesOfAcme[resource] ?? []);
  return fc.oneof(
    { weight: 16, arbitrary: known ?? fc.constantFrom('spare-1', 'spare-1', 'spare-2', ...names) },
    { weight: 1, arbitrary: refer(foreign) },
    { weight: 1, arbitrary: junk },
  );
}

type Pairs = readonly (readonly [name: string, value: string])[];

/** What the query must have, and up to two parameters that it may have, as the document says. */
function queryOf(document: ApiDocument, { parameters }: Operation): fc.Arbitrary<Pairs> {
  const some = parameters.filter((parameter) => parameter.in === 'query');
  if (some.length === 0) return fc.constant([]);
  const one = (parameter: Parameter): fc.Arbitrary<Pairs> =>
    arbitraryOfSchema(document, parameter.schema, parameter.name).map((value) => pairsOf(parameter, value));
  const required = fc.tuple(...some.filter((parameter) => parameter.required).map(one));
  const others = some.filter((parameter) => !parameter.required);
  const more = others.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...others.map(one)), { maxLength: 2 });
  return fc.tuple(required, more).map((lists) => lists.flat(2));
}

function pairsOf({ name, style }: Parameter, value: unknown): Pairs {
  if (Array.isArray(value)) return value.map((item) => [name, String(item)] as const);
  if (style !== 'deepObject') return [[name, String(value)]];
  return Object.entries(value as object).map(([key, item]) => [`${name}[${key}]`, String(item)] as const);
}

/** Encoded, but for references: what fills them is encoded then. */
function encodeQuery(pairs: Pairs): string {
  const encode = (text: string): string =>
    encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '�')).replaceAll(/%7B%7B(\w+)%20(\d+)%7D%7D/g, '{{$1 $2}}');
  return pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}`;
}

const oddQuery: Texts = fc.constantFrom(
  '?x=1',
  '?limit=abc',
  '?limit=1&limit=2',
  '?limit=1e1',
  '?limit=9999999999999999999',
  '?limit=',
  '?limit=-1',
  '?cursor=%00',
  '?cursor=eyJ4IjoxfQ',
  '?status=DRAFT',
  '?status=draft&status=nope',
  '?metadata=1',
  '?metadata[]=x',
  '?metadata[a]=1&metadata[a]=2',
  '?metadata[__proto__]=x',
  '?__proto__=x',
  '?constructor=1',
  '?%00=%00',
  '?number=%',
  '?number=%ED%A0%80',
  `?number=${'9'.repeat(5000)}`,
  '?issueDateFrom=2025-02-30',
  '?overdueMarked=TRUE',
  '?&&=&',
  '?metadata[a[b]]=c',
  '?Status=draft',
  '?customerId=a&customerId=b',
);

const keys: Texts = fc.constantFrom('k-1', 'k-2', '"k-1"', 'k-3', 'key of mine', '"a\\"b"');
const oddKeys: Texts = fc.constantFrom(
  '',
  ' ',
  '"',
  '""',
  '"unclosed',
  'x'.repeat(256),
  'x'.repeat(255),
  'é',
  '\u00ff',
  '"a" , "b"',
  '__proto__',
  'k-1, k-2',
  '[object Object]',
);
const oddTags: Texts = fc.constantFrom(
  '',
  '*',
  '1',
  '"0"',
  '"-1"',
  '"1e3"',
  '"999999999999999999999"',
  'W/"1"',
  '"1", "2"',
  '"é"',
  '""',
  'null',
  '" 1"',
  '"01"',
);
const foreignOrigins: fc.Arbitrary<readonly [name: string, value: string]> = fc.constantFrom(
  ['Sec-Fetch-Site', 'cross-site'],
  ['Sec-Fetch-Site', 'same-site'],
  ['Sec-Fetch-Site', 'none'],
  ['Origin', 'https://evil.example'],
  ['Origin', 'http://shop.billing.test'],
  ['Origin', 'http://billing.test'],
  ['Origin', 'null'],
);
const version = `"${reference('version', 0)}"`;

function headersOf({ operationId, parameters, body }: Operation): fc.Arbitrary<Headers> {
  const has = (name: string): boolean =>
    parameters.some((parameter) => parameter.in === 'header' && parameter.name === name);
  const replaces = operationId.startsWith('save');
  const maybe = (name: string, weight: number, ...values: readonly Texts[]): fc.Arbitrary<Headers> =>
    fc.oneof(
      { withCrossShrink: true },
      { weight: 20 - weight, arbitrary: fc.constant([]) },
      { weight, arbitrary: fc.oneof(...values).map((value) => [[name, value]] as const) },
    );
  return fc
    .tuple(
      has('Idempotency-Key')
        ? maybe('Idempotency-Key', 6, keys, keys, keys, oddKeys)
        : maybe('Idempotency-Key', 1, oddKeys),
      has('If-Match')
        ? maybe('If-Match', replaces ? 2 : 5, fc.constant(replaces ? '*' : version), fc.constant(version), oddTags)
        : maybe('If-Match', 1, oddTags),
      has('If-None-Match')
        ? maybe('If-None-Match', replaces ? 2 : 8, fc.constant(replaces ? '*' : version), oddTags)
        : fc.constant([]),
      body === null ? fc.constant([]) : fc.constant([['Content-Type', 'application/json']] as const),
    )
    .map((lists) => lists.flat());
}

function contentOf(document: ApiDocument, { body, isBodyRequired }: Operation): fc.Arbitrary<Content | null> {
  if (body === null) return fc.constant(null);
  const sound = arbitraryOfSchema(document, body).map((json): Content => ({ json }));
  return isBodyRequired
    ? sound
    : fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: sound });
}

/** A request as the document says that it may be. */
function soundSketch(document: ApiDocument, operation: Operation): fc.Arbitrary<Sketch> {
  const { operationId, method } = operation;
  return fc
    .tuple(
      parameterInPath(operation),
      queryOf(document, operation),
      headersOf(operation),
      contentOf(document, operation),
    )
    .map(([parameter, query, headers, content]) => ({
      operationId,
      method,
      path: operation.path.replace(/\{\w+\}/, () => parameter) + encodeQuery(query),
      headers: [['Authorization', `Bearer ${tenants.own}`], ...headers],
      content: /^(save|check)/.test(operationId) ? named(content, operation, parameter) : content,
    }));
}

/** What is saved, or checked for it, has the name that is in the path, most of the time. */
function named(content: Content | null, { path }: Operation, parameter: string): Content | null {
  const [, key] = /\{(\w+)\}/.exec(path) ?? [];
  if (content === null || !('json' in content) || key === undefined || !/^[\w-]+$/.test(parameter)) return content;
  return { json: { ...(content.json as object), [key]: parameter } };
}

const mediaTypes = fc.constantFrom(
  'text/plain',
  'application/xml',
  'application/json; charset=latin1',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  '',
  'application/jsonx',
  'APPLICATION/JSON',
  'application/json;charset=utf-8',
  'application/merge-patch+json',
  'json',
  '*/*',
);
const tokens = fc.constantFrom(
  '',
  'Bearer',
  'Bearer nobody',
  'Basic YTpi',
  `Bearer ${tenants.own} invoices:read`,
  `Bearer ${tenants.own} directory:read`,
  `Bearer ${tenants.own} nothing`,
  `bearer ${tenants.own}`,
);
const methods = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');
const oddPaths: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => `${path}/nope`,
  (path) => path.toUpperCase(),
  (path) => path.replace(/^\/\w/, '/%69'),
  (path) => `/v1${path}`,
  (path) => path.replace(/\/[^/]+$/, ''),
  (path) => `${path};a=b`,
];

const withHeader = (sketch: Sketch, name: string, value: string): Sketch => ({
  ...sketch,
  headers: [...sketch.headers.filter(([one]) => one !== name), [name, value]],
});

/** A request of which something is wrong: its method, path, query, headers or content. */
function unsoundSketch(document: ApiDocument, operation: Operation): fc.Arbitrary<Sketch> {
  const sound = soundSketch(document, operation);
  const body = operation.body === null ? fc.constant<unknown>({}) : arbitraryOfSchema(document, operation.body);
  const wrongContent = fc
    .tuple(sound, defective(body))
    .map(([sketch, json]) => withHeader({ ...sketch, content: { json } }, 'Content-Type', 'application/json'));
  const wrongText = fc
    .tuple(sound, body, fc.nat({ max: 100 }))
    .map(([sketch, json, which]) =>
      withHeader(
        { ...sketch, content: { text: brokenJson(JSON.stringify(json), which) } },
        'Content-Type',
        'application/json',
      ),
    );
  const wrongBytes = fc
    .tuple(sound, fc.constantFrom(...brokenBytes))
    .map(([sketch, bytes]) => withHeader({ ...sketch, content: { bytes } }, 'Content-Type', 'application/json'));
  const wrongQuery = fc
    .tuple(sound, oddQuery)
    .map(([sketch, query]) => ({ ...sketch, path: sketch.path.replace(/\?.*$/s, '') + query }));
  const wrongHeader = fc.oneof(
    fc.tuple(sound, mediaTypes).map(([sketch, type]) => withHeader(sketch, 'Content-Type', type)),
    fc.tuple(sound, tokens).map(([sketch, token]) => withHeader(sketch, 'Authorization', token)),
    fc.tuple(sound, oddKeys).map(([sketch, key]) => withHeader(sketch, 'Idempotency-Key', key)),
    fc.tuple(sound, oddTags).map(([sketch, tag]) => withHeader(sketch, 'If-Match', tag)),
    fc.tuple(sound, foreignOrigins).map(([sketch, [name, value]]) => withHeader(sketch, name, value)),
    sound.map((sketch) => withHeader(sketch, 'X-HTTP-Method-Override', 'DELETE')),
  );
  const wrongMethod = fc.tuple(sound, methods).map(([sketch, method]) => ({ ...sketch, method }));
  const wrongPath = fc
    .tuple(sound, fc.constantFrom(...oddPaths))
    .map(([sketch, change]) => ({ ...sketch, path: change(sketch.path) }));
  return fc.oneof(
    { weight: operation.body === null ? 2 : 12, arbitrary: wrongContent },
    { weight: 2, arbitrary: wrongText },
    { weight: 1, arbitrary: wrongBytes },
    { weight: operation.method === 'GET' ? 6 : 1, arbitrary: wrongQuery },
    { weight: 3, arbitrary: wrongHeader },
    { weight: 1, arbitrary: wrongMethod },
    { weight: 1, arbitrary: wrongPath },
  );
}

/** Requests of every operation of a document, about half of them as it says. */
export function sketches(document: ApiDocument): fc.Arbitrary<Sketch> {
  const operations = operationsOf(document);
  return fc.oneof(
    ...operations.map((operation) => ({
      weight: weightOf(operation),
      arbitrary: fc.oneof(soundSketch(document, operation), unsoundSketch(document, operation)),
    })),
  );
}

function weightOf({ operationId, path }: Operation): number {
  if (operationId === 'createInvoice') return 6;
  return path.startsWith('/invoices') ? 3 : 1;
}
