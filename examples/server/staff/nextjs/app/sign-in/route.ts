// Next.js, App Router: /sign-in.
import { office } from '../../lib/office.ts';

const signIn = async (request: Request): Promise<Response> => (await office).signIn(request);

export { signIn as GET, signIn as POST };
