// Next.js, App Router: every path under /billing.
import { office } from '../../../lib/office.ts';

const billing = async (request: Request): Promise<Response> => (await office).billing(request);

export { billing as DELETE, billing as GET, billing as HEAD, billing as PATCH, billing as POST, billing as PUT };
