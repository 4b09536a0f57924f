import { pino } from 'pino';

export interface Output {
  write(line: string): void;
  /** What waits is written at once: pino asks for it after a fatal line. */
  flushSync(): void;
}

let output: Output | undefined;

/** The standard output of the process, for its log: one for all that ask. */
export function standardOutput(): Output {
  if (!output) {
    output = byTurns(pino.destination({ dest: process.stdout.fd, sync: true }));
    process.once('exit', output.flushSync);
  }
  return output;
}

/**
 * The lines of one turn of the event loop leave in one write, at its end. A write for each line, two a request then, was a tenth of what the
 * door costs. What a process that is killed has said in its last turn is lost, as what it has not said yet.
 */
export function byTurns(out: Pick<Output, 'write'>): Output {
  let waiting = '';
  const flushSync = () => {
    const lines = waiting;
    waiting = '';
    if (lines !== '') out.write(lines);
  };
  const write = (line: string) => {
    if (waiting === '') setImmediate(flushSync);
    waiting += line;
  };
  return { write, flushSync };
}
