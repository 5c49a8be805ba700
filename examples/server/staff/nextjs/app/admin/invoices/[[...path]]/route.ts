// Next.js, App Router: /admin/invoices and every path under it. It needs `skipTrailingSlashRedirect: true` in next.config.
import { office } from '../../../../lib/office.ts';

const desk = async (request: Request): Promise<Response> => (await office).desk(request);

export { desk as GET, desk as HEAD };
