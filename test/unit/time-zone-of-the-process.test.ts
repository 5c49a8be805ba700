import { expect, it } from 'vitest';

/** Minutes from local time to UTC in January 2026, a table independent of `TZ`. */
const OFFSETS: Readonly<Record<string, number>> = { 'Pacific/Apia': -780, 'America/St_Johns': 210, UTC: 0 };

it('the calendar suites run in the time zone that their project names', () => {
  const zone = process.env['EXPECTED_TZ'] ?? '';
  expect(new Date(Date.UTC(2026, 0, 15)).getTimezoneOffset()).toBe(OFFSETS[zone]);
});
