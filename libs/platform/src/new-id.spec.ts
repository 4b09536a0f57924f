import { expect, it } from '@jest/globals';
import { newId } from './new-id.js';

const ids = Array.from({ length: 5000 }, newId);

it('is a UUID of version 7 with the time of now', () => {
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const said = Number.parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16);
  expect(Math.abs(Date.now() - said)).toBeLessThan(60_000);
});

it('is never the same twice, and in order', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

it('ends in bits that nobody can guess from the one before', () => {
  expect(new Set(ids.map((id) => id.slice(-10))).size).toBe(ids.length);
});
