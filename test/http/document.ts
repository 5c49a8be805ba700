/** A JSON Schema, or any other part of the document. */
export interface Part {
  readonly [member: string]: unknown;
}

/** What the document says of an answer. */
export interface Answered {
  readonly mediaType: string | null;
  readonly schema: Part | null;
  readonly headers: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Part;
  readonly style?: string;
  readonly required?: boolean;
}

/** One operation of the document, with its references to responses resolved. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Part | null;
  readonly isBodyRequired: boolean;
  readonly answers: ReadonlyMap<number, Answered>;
}

export interface ApiDocument extends Part {
  readonly openapi: string;
  readonly paths: { readonly [path: string]: { readonly [method: string]: Part } };
  readonly components: { readonly [kind: string]: { readonly [name: string]: Part } };
}

const ORIGIN = 'http://billing.test';

/** The document as the handler serves it. */
export async function documentOf(handler: (request: Request) => Promise<Response>): Promise<ApiDocument> {
  const response = await handler(new Request(`${ORIGIN}/openapi.json`));
  return (await response.json()) as ApiDocument;
}

/** What a `$ref` names; `undefined` for nothing. */
export function resolve(document: ApiDocument, reference: string): unknown {
  const names = reference.split('/').slice(1);
  return names
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((part, name) => (part as Part | undefined)?.[name], document);
}

/** Every operation of a document. */
export function operationsOf(document: ApiDocument): readonly Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => readOperation(document, path, method, operation)),
  );
}

function readOperation(document: ApiDocument, path: string, method: string, operation: Part): Operation {
  const body = operation['requestBody'] as Part | undefined;
  const responses = Object.entries(operation['responses'] as { readonly [status: string]: Part });
  return {
    operationId: operation['operationId'] as string,
    method: method.toUpperCase(),
    path,
    parameters: (operation['parameters'] ?? []) as readonly Parameter[],
    body: body === undefined ? null : (contentOf(body)?.[1] ?? null),
    isBodyRequired: body?.['required'] === true,
    answers: new Map(
      responses.map(([status, response]) => {
        const { $ref } = response;
        const found = typeof $ref === 'string' ? (resolve(document, $ref) as Part) : response;
        const [mediaType = null, schema = null] = contentOf(found) ?? [];
        return [Number(status), { mediaType, schema, headers: Object.keys(found['headers'] ?? {}) }];
      }),
    ),
  };
}

function contentOf(part: Part): readonly [mediaType: string, schema: Part] | undefined {
  const [entry] = Object.entries((part['content'] ?? {}) as { readonly [type: string]: { readonly schema: Part } });
  return entry && [entry[0], entry[1].schema];
}
