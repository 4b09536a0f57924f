import { describe, expect, it } from '@jest/globals';
import { shortReason } from './short-reason.js';

const withCode = Object.assign(new Error('value "张三" out of range'), { code: '22003' });

describe('why something failed, for who may read no case', () => {
  it.each([
    [new Error('no published version 99'), 'Error: no published version 99'],
    [new RangeError('not a legal day: "2026-02-30"'), 'RangeError: not a legal day: …'],
    [withCode, 'Error 22003: value … out of range'],
    [new Error('申请人王五 13812345678 的材料'), 'Error: … … …'],
    ['a thrown text', 'Error: a thrown text'],
    [undefined, 'Error: undefined'],
  ])('%p', (error, reason) => {
    expect(shortReason(error)).toBe(reason);
  });

  it('is short', () => {
    expect(shortReason(new Error('x'.repeat(10_000)))).toHaveLength(200);
  });
});
