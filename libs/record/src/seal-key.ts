import { Injectable } from '@nestjs/common';
import { Config } from '#platform';
import { demoKey } from './offline/signing.js';

/** The demonstration's own key, made at its first use; never where `SEAL_KEY` is set, never in production. */
export const DEMO_SEAL_KEY_FILE = 'seal-demo-key.pem';

/** The private key that signs heads of the journal, in PEM; null where none is configured. */
@Injectable()
export class SealKey {
  private kept: string | null | undefined;

  constructor(private readonly config: Config) {}

  pem(): string | null {
    const { seal, demo, dataDir } = this.config;
    this.kept ??= seal.key ?? (demo ? demoKey(dataDir, DEMO_SEAL_KEY_FILE) : null);
    return this.kept;
  }
}
