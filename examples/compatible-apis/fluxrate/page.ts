// The request and the response of Fluxrate's page "Manual Invoices", as printed there.
// The page is part of https://docs.fluxrate.co.

/** The call of the page; the reader fills in host, `<token>` and `<customer_id>`. */
export const pageCurl: string = String.raw`curl -X POST https://api.fluxrate.co/api/v1/invoices \
  -H "Content-Type: application/json" \
  -H "Cookie: access_token=<token>" \
  -d '{
    "customer_id": "<customer_id>",
    "currency": "USD",
    "due_date": "2025-02-14T00:00:00Z",
    "line_items": [
      {
        "description": "Onboarding & setup fee",
        "quantity": 1,
        "unit_amount": 500.00
      },
      {
        "description": "Custom integration work (8 hours)",
        "quantity": 8,
        "unit_amount": 150.00
      }
    ]
  }'`;

/** The answer of the page. */
export const pageResponse = `{
  "id": "...",
  "invoice_number": "INV-2025-0055",
  "status": "DRAFT",
  "currency": "USD",
  "subtotal": 1700.00,
  "tax": 306.00,
  "total": 2006.00,
  "amount_due": 2006.00,
  "amount_paid": 0,
  "issue_date": "2025-01-15T00:00:00Z",
  "due_date": "2025-02-14T00:00:00Z",
  "line_items": [
    {
      "description": "Onboarding & setup fee",
      "quantity": 1,
      "unit_amount": 500.00,
      "line_total": 500.00
    },
    {
      "description": "Custom integration work (8 hours)",
      "quantity": 8,
      "unit_amount": 150.00,
      "line_total": 1200.00
    }
  ]
}`;

/** The call of the page with the reader's values. */
export function pageCurlFor(values: {
  readonly url: string;
  readonly token: string;
  readonly customer: string;
}): string {
  return pageCurl
    .replace('https://api.fluxrate.co', values.url)
    .replace('<token>', values.token)
    .replace('<customer_id>', values.customer);
}
