import { writeSync } from 'node:fs';

/**
 * The places where a loss of power is interesting: between two things that should both happen. Tests end or halt the process
 * there; nothing of this exists outside NODE_ENV=test.
 *   act.before, act.committed   before an act is sent, and when it is committed but not answered
 *   ledger.sequenced            between the outbox and the ledger's readers
 *   relay.laid, relay.marked    between the laid jobs and the moved mark, and after it, when what was laid is still to be heard
 *   ring.found, ring.rung       between the due streams found and the first ring, and between one ring and the next
 */
export const CRASH_POINTS = [
  'act.before',
  'act.committed',
  'ledger.sequenced',
  'relay.laid',
  'relay.marked',
  'ring.found',
  'ring.rung',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** `<point>[:<n>][:halt]`: at the n-th time (the first unless said) the process kills itself, or stops until it is continued. */
const CRASH_AT = new RegExp(
  `^(${CRASH_POINTS.join('|').replaceAll('.', '\\.')})(?::([1-9]\\d{0,5}))?(:halt)?$`,
);

interface Armed {
  readonly point: CrashPoint;
  readonly signal: 'SIGKILL' | 'SIGSTOP';
  left: number;
}

let armed: Armed | null = null;

export function isCrashPoint(value: unknown): boolean {
  return typeof value === 'string' && CRASH_AT.test(value);
}

/** Arms the point that the configuration names, in this process, for good; undefined disarms. Throws for what is none. */
export function armCrashPoint(crashAt: string | undefined): void {
  if (crashAt === undefined) {
    armed = null;
    return;
  }
  const [, point, nth, halt] = CRASH_AT.exec(crashAt) ?? [];
  if (!point) throw new RangeError(`not a crash point: ${crashAt}`);
  armed = { point: point as CrashPoint, signal: halt ? 'SIGSTOP' : 'SIGKILL', left: Number(nth ?? 1) };
}

/** Costs one comparison where nothing is armed. Halted, it is back when somebody continues the process (SIGCONT). */
export function crashPoint(point: CrashPoint): void {
  if (armed === null || armed.point !== point) return;
  armed.left -= 1;
  if (armed.left !== 0) return;
  // Not the log: its last lines may still lie in a buffer.
  writeSync(2, `crash point ${point}: ${armed.signal}\n`);
  process.kill(process.pid, armed.signal);
}
