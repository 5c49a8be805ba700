import type { BillingEntity } from '../../directory/billing-entity.ts';
import type { Currency } from '../../money/currency.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Scope } from '../requests/scope.ts';
import type { ServedPart } from './served-part.ts';

/** Who calls, what the caller may do, and what is served. */
export interface Session {
  readonly tenant: string;
  readonly scopes: readonly Scope[];
  readonly caller: { readonly name?: string; readonly locale?: string };
  /** Parts of the API that not every host has. */
  readonly serves: readonly ServedPart[];
  /** The media types that documents come in beside JSON. */
  readonly documents: readonly string[];
  readonly policy: Policy;
  /** The host's own currencies. */
  readonly currencies: readonly Currency[];
  readonly billingEntities: readonly Pick<BillingEntity, 'id' | 'name' | 'currency' | 'timeZone'>[];
}
