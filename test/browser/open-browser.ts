import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** Open Chromium without a window. */
export function openBrowser(): Promise<Browser> {
  // Chromium refuses to run as root with its sandbox.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: inject('chromium'), args });
}
