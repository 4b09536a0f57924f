import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { byTurns } from './standard-output.js';

function recorded() {
  const writes: string[] = [];
  return { writes, output: byTurns({ write: (lines) => writes.push(lines) }) };
}

describe('the lines of a log', () => {
  it('leave once a turn, in their order', async () => {
    const { writes, output } = recorded();
    output.write('a\n');
    output.write('b\n');
    expect(writes).toEqual([]);
    await turn();
    output.write('c\n');
    await turn();
    await turn();
    expect(writes).toEqual(['a\nb\n', 'c\n']);
  });

  it('leave at once where the process may end, and not twice', async () => {
    const { writes, output } = recorded();
    const log = pino({ base: null, timestamp: false }, output);
    log.info('first');
    log.fatal('last');
    const lines = writes.join('').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['first', 'last']);
    await turn();
    expect(writes).toHaveLength(1);
  });
});
