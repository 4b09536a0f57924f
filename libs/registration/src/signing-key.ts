import { Injectable } from '@nestjs/common';
import { Config } from '#platform';
import { demoKey } from '#record';

/** The demonstration's own key, made at its first use; never where `LICENCE_KEY` is set, never in production. */
export const DEMO_KEY_FILE = 'licence-demo-key.pem';

/** The private key that signs licences, in PEM; null where none is configured. */
@Injectable()
export class SigningKey {
  private kept: string | null | undefined;

  constructor(private readonly config: Config) {}

  pem(): string | null {
    this.kept ??=
      this.config.licenceKey ?? (this.config.demo ? demoKey(this.config.dataDir, DEMO_KEY_FILE) : null);
    return this.kept;
  }
}
