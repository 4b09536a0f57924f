import { describe, expect, it } from '@jest/globals';
import { inTurn } from './in-turn.js';

describe('each in turn', () => {
  it('calls all of them in order, whatever becomes of the others, and tells at the end what failed', async () => {
    const called: number[] = [];
    const act = async (n: number) => {
      called.push(n);
      if (n % 2 === 0) throw new Error(`no ${n}`);
    };
    await expect(inTurn([1, 2, 3], act)).rejects.toThrow(/^no 2$/);
    await expect(inTurn([4, 5, 6], act)).rejects.toMatchObject({
      message: '2 failed: Error: no 4',
      errors: [new Error('no 4'), new Error('no 6')],
    });
    await inTurn([7], act);
    expect(called).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
