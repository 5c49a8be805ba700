// The form at which staff sign in.

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/** @param fault - why the last try was refused: a text of ours, which is not escaped */
export function signInPage(fault?: string): Response {
  const html = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
<title>Sign in</title><h1>Sign in</h1>${fault === undefined ? '' : `<p role="alert">${fault}</p>`}
<form method="post"><p><label>Name <input name="name" autocomplete="username" required></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
<p><button>Sign in</button></p></form></html>`;
  return new Response(html, { status: fault === undefined ? 200 : 401, headers: HEADERS });
}
