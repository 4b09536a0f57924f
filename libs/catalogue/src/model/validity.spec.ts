import { describe, expect, it } from '@jest/globals';
import { parseLocalDate } from '#calendar';
import { validUntil } from './validity.js';

const day = (text: string) => parseLocalDate(text)!;

describe('how long a result counts', () => {
  it.each([
    ['3年; 凭记忆, 待核', '2026-03-16', '2029-03-16'],
    ['3个月; 3个月内开工; 否则自行废止(建筑法第9条)', '2026-11-30', '2027-02-28'],
    ['3个月', '2027-11-30', '2028-02-29'],
    ['5年', '2028-02-29', '2033-02-28'],
    ['12 个月', '2026-01-31', '2027-01-31'],
    ['长期有效', '2026-01-31', null],
    [null, '2026-01-31', null],
  ])('%s from %s: until %s', (validity, from, until) => {
    expect(validUntil(validity, day(from))).toBe(until);
  });
});
