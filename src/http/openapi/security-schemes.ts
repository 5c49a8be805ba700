import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { oneOf, text } from '../../validation/leaves.ts';
import { isPlainObject, object, optional } from '../../validation/object.ts';
import { type Leaf, leaf } from '../../validation/shape.ts';

/** How callers authenticate, as the OpenAPI document says it: by name a Security Scheme Object of OpenAPI 3.1. */
export interface SecuritySchemes {
  readonly [name: string]: { readonly type: string; readonly [member: string]: unknown };
}

const types = ['http', 'apiKey', 'oauth2', 'openIdConnect', 'mutualTLS'] as const;
const anything: Leaf<unknown> = leaf({}, () => undefined);

interface SecurityScheme {
  readonly type: (typeof types)[number];
  readonly description?: string;
  readonly scheme?: string;
  readonly bearerFormat?: string;
  readonly name?: string;
  readonly in?: 'header' | 'query' | 'cookie';
  readonly flows?: unknown;
  readonly openIdConnectUrl?: string;
}

const schemeShape = object<SecurityScheme>({
  type: oneOf(types),
  description: optional(text(10_000)),
  scheme: optional(text()),
  bearerFormat: optional(text()),
  name: optional(text()),
  in: optional(oneOf(['header', 'query', 'cookie'])),
  flows: optional(anything),
  openIdConnectUrl: optional(text(2000)),
});
const needed: { readonly [type: string]: readonly string[] } = {
  http: ['scheme'],
  apiKey: ['name', 'in'],
  oauth2: ['flows'],
  openIdConnect: ['openIdConnectUrl'],
};

/** The schemes, each checked: a misspelt member would be published, and no client would know how to authenticate. */
export const securitySchemesLeaf: Leaf<SecuritySchemes> = leaf({ type: 'object' }, (value, path) => {
  if (!isPlainObject(value))
    return fault(
      'field.type',
      path,
      `${show(value)} is not an object; pass such as { bearer: { type: 'http', scheme: 'bearer' } }`,
    );
  for (const [name, scheme] of Object.entries(value)) {
    const wrong = schemeFault(scheme, pointer(path, name));
    if (wrong) return wrong;
  }
  return undefined;
});

function schemeFault(scheme: unknown, path: string): Fault | undefined {
  // Extensions are the host's own.
  const own = isPlainObject(scheme)
    ? Object.fromEntries(Object.entries(scheme).filter(([name]) => !name.startsWith('x-')))
    : scheme;
  const [wrong] = checkShape(schemeShape, own, path);
  if (wrong) return wrong;
  const { type, ...members } = own as { readonly [member: string]: unknown };
  const absent = needed[type as string]?.find((name) => members[name] === undefined);
  if (absent === undefined) return undefined;
  return fault(
    'field.required',
    pointer(path, absent),
    `a security scheme of the type ${show(type)} needs "${absent}"; see the Security Scheme Object of OpenAPI 3.1`,
  );
}
