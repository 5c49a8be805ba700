// The Fluxrate handler on the date of its page, with e-mails kept in a list.
import {
  createInvoicing,
  type Directory,
  type EmailMessage,
  type EmailSink,
  type Invoicing,
  policies,
  type TaxResolver,
} from 'oneoff';
import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import { createRelay, emailDelivery, type Relay } from 'oneoff/webhooks';
import { createFluxrateHandler } from '../../examples/compatible-apis/fluxrate/create-fluxrate-handler.ts';
import { invoiceEmail } from '../../examples/compatible-apis/fluxrate/invoice-email.ts';
import { taxResolver as rates, directory as records } from '../../examples/compatible-apis/fluxrate/records.ts';
import type { Handler } from '../../examples/compatible-apis/listen.ts';

export const accessToken = 'flux-token';
export const JSON_AND_COOKIE: Readonly<Record<string, string>> = {
  'Content-Type': 'application/json',
  Cookie: `access_token=${accessToken}`,
};

export const body = {
  customer_id: 'initech',
  line_items: [{ description: 'Onboarding & setup fee', quantity: 1, unit_amount: 500 }],
};

export interface Fluxrate {
  readonly invoicing: Invoicing;
  readonly handler: Handler;
  readonly sent: EmailMessage[];
  readonly relay: Relay;
  /** Errors that were reported to the host, not to the caller. */
  readonly reported: unknown[];
  post(path: string, content?: string | object, headers?: Readonly<Record<string, string>>): Promise<Response>;
  get(path: string): Promise<Response>;
  /** Create an invoice and return its id. */
  create(content?: object): Promise<string>;
}

export function openFluxrate(
  choice: { readonly directory?: Directory; readonly taxResolver?: TaxResolver; readonly email?: EmailSink } = {},
): Fluxrate {
  const { directory = records, taxResolver = rates } = choice;
  const sent: EmailMessage[] = [];
  const reported: unknown[] = [];
  const sink = choice.email ?? { send: async (message: EmailMessage) => void sent.push(message) };
  const clock = { now: () => Date.parse('2025-01-15T09:30:00Z') };
  const deliveries = memoryDeliveryStore();
  const store = memoryStore({ deliveries });
  const sending = { deliveries };
  const invoicing = createInvoicing({ policy: policies.fluxrate, store, directory, taxResolver, clock, sending });
  const email = emailDelivery({ sink, email: invoiceEmail });
  const relay = createRelay({ store: deliveries, sinks: { email }, retryDelaysMs: [0, 0] });
  const report = (error: unknown) => void reported.push(error);
  const handler = createFluxrateHandler({ invoicing, accessToken, report });
  const address = (path: string) => `https://fluxrate.example/api/v1/invoices${path}`;
  const fluxrate: Fluxrate = {
    invoicing,
    handler,
    sent,
    relay,
    reported,
    post: (path, content, headers = JSON_AND_COOKIE) =>
      handler(
        new Request(address(path), {
          method: 'POST',
          headers,
          ...(content !== undefined && { body: typeof content === 'string' ? content : JSON.stringify(content) }),
        }),
      ),
    get: (path) => handler(new Request(address(path), { headers: JSON_AND_COOKIE })),
    create: async (content = body) => ((await (await fluxrate.post('', content)).json()) as { id: string }).id,
  };
  return fluxrate;
}
