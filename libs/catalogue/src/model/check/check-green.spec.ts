import { describe, expect, it } from '@jest/globals';
import { day, definition } from '../../../../../test/support/definitions.js';
import type { ItemDefinition } from '../definition.js';
import { checkLimits } from './check-limits.js';

const limit = (value: number, unit: 'working_day' | 'calendar_day' = 'working_day', demo = true) => ({
  ...{ value, unit, demo },
  source: '演示',
});
/** The promise of the definition is 20 working days. */
const codes = (more: Partial<ItemDefinition>) =>
  checkLimits([definition(more)], { on: day('2026-09-01') })
    .filter(({ place }) => place.endsWith('green-promise'))
    .map(({ code }) => code);

describe('a green promise', () => {
  it.each<[string, Partial<ItemDefinition>, string[]]>([
    ['none', {}, []],
    ['shorter', { greenPromise: limit(19) }, []],
    ['as long', { greenPromise: limit(20) }, ['CAT-GREEN']],
    ['in another unit', { greenPromise: limit(10, 'calendar_day') }, ['CAT-GREEN']],
    ['of no days', { greenPromise: limit(0) }, ['CAT-022']],
    ['invented and not marked', { greenPromise: limit(10, 'working_day', false) }, ['CAT-023']],
    ['where numbers are limited', { greenPromise: limit(10), quotaLimited: true }, ['CAT-QUOTA']],
    ['limited by number without one', { quotaLimited: true }, []],
  ])('%s', (_, more, found) => expect(codes(more)).toEqual(found));
});
