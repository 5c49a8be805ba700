/**
 * What the browser must keep to: no script or style that is not a file of this page, no other origin, no frame.
 *
 * Trusted Types without a policy: nothing can turn a text into markup, the page itself included.
 */
export function securityHeaders(frameAncestors: readonly string[]): { readonly [name: string]: string } {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(frameAncestors.length === 0 && { 'X-Frame-Options': 'DENY' }),
  };
}
