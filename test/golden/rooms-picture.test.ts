import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { roomsPicture } from './rooms-picture.ts';

const picture = new URL('../../docs/rooms.svg', import.meta.url);

it('docs/rooms.svg shows the rooms of scripts/levels.cjs', () => {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(picture, roomsPicture());
  expect(readFileSync(picture, 'utf8')).toBe(roomsPicture());
});
