// Next.js, App Router: every path under /billing.
import { billing } from '../../../lib/billing.ts';

export { billing as DELETE, billing as GET, billing as HEAD, billing as PATCH, billing as POST, billing as PUT };
