import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { CLOCK_KINDS } from '#model/catalogue';
import { alertWords } from './alert-words.js';

const name = { zh: '施工许可', en: 'Construction permit' };
const dueOn = '2026-10-09' as LocalDate;
const words = (clock: string, rung: string) => alertWords({ name, clock, rung, dueOn });

describe('the words of an alert', () => {
  it.each([
    [
      'promise',
      'half',
      '施工许可：承诺时限已用50%，最迟应于2026-10-09。',
      'Construction permit: 50% of the committed limit is used; due on 2026-10-09.',
    ],
    [
      'promise',
      '2/at-75',
      '施工许可：承诺时限已用75%，最迟应于2026-10-09。',
      'Construction permit: 75% of the committed limit is used; due on 2026-10-09.',
    ],
    [
      'statute',
      'overdue',
      '施工许可：法定时限已过，最迟应于2026-10-09。',
      'Construction permit: past the statutory limit, due on 2026-10-09.',
    ],
    [
      'order',
      '3/overdue+5',
      '施工许可：督办期限已过 5 个工作日，最迟应于2026-10-09。',
      'Construction permit: past the limit for answering supervision for 5 working days, due on 2026-10-09.',
    ],
  ])('name item, limit, share and day: %s %s', (clock, rung, ...said) => {
    const { zh, en } = words(clock, rung);
    expect([zh, en]).toEqual(said);
  });

  it.each([
    ['unclaimed', '2/unclaimed'],
    ['long-stop', '1+5'],
    ['idle', 'idle'],
    ['silence', 'tomorrow'],
    ['findings', 'to-find'],
    ['findings', 'to-notice'],
    ['confirmation', 'tax'],
    ['off-list', '1'],
    ['joint', 'overdue+1'],
    ['recheck', 'x/overdue'],
    ...CLOCK_KINDS.map((kind) => [kind, 'overdue']),
  ])('hold no code: %s %s', (clock = '', rung = '') => {
    const { zh, en } = words(clock, rung);
    expect(zh).not.toMatch(/[a-z{}]/);
    expect(en).not.toMatch(/[{}\u4e00-\u9fff]|undefined|overdue\+/);
  });
});
