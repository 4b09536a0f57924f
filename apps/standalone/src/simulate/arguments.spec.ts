import { describe, expect, it } from '@jest/globals';
import { seedsOf, wholeOf } from './arguments.js';

describe('which seeds run', () => {
  it.each([
    [undefined, undefined, [1]],
    ['7', undefined, [7]],
    [undefined, '3', [1, 2, 3]],
    [undefined, '5..7', [5, 6, 7]],
  ])('--seed %s --seeds %s: %j', (one, several, expected) => {
    expect(seedsOf(one, several)).toEqual(expected);
  });

  it.each([
    ['x', undefined],
    ['0', undefined],
    [undefined, '7..5'],
    [undefined, '1..'],
    [undefined, '..3'],
    ['1', '2'],
  ])('--seed %s --seeds %s is told with the usage', (one, several) => {
    expect(() => seedsOf(one, several)).toThrow(TypeError);
  });

  it('steps are a whole number from 1', () => {
    expect(wholeOf('--steps', '200')).toBe(200);
    expect(() => wholeOf('--steps', '-1')).toThrow('--steps is a whole number from 1: -1');
  });
});
