import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '#platform';

const BACK_OFF_MS = 10_000;

/**
 * Runs `pass` again and again: at once while it answers true (more is waiting), else after `idleMs`. An error is logged and
 * answered with a growing pause, 10 s at most or what it idles anyway; nothing but `stop` ends it.
 */
export class Loop {
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly name: string,
    private readonly idleMs: number,
    private readonly pass: () => Promise<boolean>,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when the running pass is over. A stopped loop does not start again. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let failures = 0;
    while (!signal.aborted) {
      let pause = this.idleMs;
      try {
        if (await this.pass()) pause = 0;
        failures = 0;
      } catch (err) {
        failures += 1;
        pause = Math.max(this.idleMs, Math.min(BACK_OFF_MS, Math.max(this.idleMs, 100) * 2 ** failures));
        this.log.error({ err, loop: this.name, failures, pause }, 'loop failed, goes on');
      }
      if (pause > 0) await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
