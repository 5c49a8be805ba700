import { existsSync } from 'node:fs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of Chromium. */
    chromium: string;
  }
}

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The Chromium that CHROMIUM_PATH names, or the system's.
 *
 * Without one it prints that the tests in a browser are left out; with ONEOFF_BROWSER=required it throws.
 */
export function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, which does not exist; name a Chromium, or unset it.`);
  }
  const found = USUAL.find((path) => existsSync(path));
  if (found !== undefined) return found;
  const reason = `no Chromium in ${USUAL.join(', ')}; install Debian's package chromium, or set CHROMIUM_PATH`;
  if (process.env['ONEOFF_BROWSER'] === 'required') throw new Error(`The tests in a browser must run: ${reason}.`);
  console.warn(`LEFT OUT: test/browser: ${reason}.`);
  return undefined;
}
