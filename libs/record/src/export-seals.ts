import { Inject, Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Config, LOG, type Logger } from '#platform';
import { SealFile } from './seal-file.js';
import { Seals } from './store/seals.js';

const BATCH = 1000;

/** Above zero somebody has cut the journal short, chained it anew, or restored an older backup. */
const unmet = new Gauge({
  name: 'approval_seal_unmet',
  help: 'The last exported head of the journal is not on its chain',
});

/**
 * Carries signed heads into the file of the settings. The file is its own mark: what comes after its last head is appended, so a crash
 * between repeats nothing and loses nothing. A last head that the chain does not run through is said aloud, and heads go on behind it:
 * a file that stopped would keep silent about everything later. Any number of workers may ask; one of them writes.
 */
@Injectable()
export class ExportSeals {
  constructor(
    private readonly seals: Seals,
    private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** How many heads were written; 0 without a file in the settings, or where another worker writes. */
  async execute(): Promise<number> {
    const { file: path } = this.config.seal;
    if (path === undefined) return 0;
    const file = new SealFile(path);
    const last = await file.last();
    const met = last === null || (await this.seals.runsThrough(last)) === true;
    unmet.set(met ? 0 : 1);
    if (!met)
      this.log.error({ head: last?.pos }, 'the journal does not run through the last head in SEAL_FILE');
    const heads = met
      ? await this.seals.after(last?.pos ?? 0, BATCH)
      : await this.seals.since(last.at, BATCH);
    if (heads.length === 0) return 0;
    const written = await this.seals.appending(async () => {
      // Another worker may have come first: what is missing then, the next pass reads anew.
      if ((await file.last())?.signature !== last?.signature) return 0;
      await file.append(heads);
      return heads.length;
    });
    return written ?? 0;
  }
}
