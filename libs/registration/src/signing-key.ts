import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '#platform';

/** The demonstration's own key, made at its first use; never where `LICENCE_KEY` is set, never in production. */
export const DEMO_KEY_FILE = 'licence-demo-key.pem';

/** The private key that signs licences, in PEM; null where none is configured. */
@Injectable()
export class SigningKey {
  private kept: string | null | undefined;

  constructor(private readonly config: Config) {}

  pem(): string | null {
    this.kept ??= this.config.licenceKey ?? (this.config.demo ? demoKey(this.config.dataDir) : null);
    return this.kept;
  }
}

/** Whoever of several processes comes first makes it; the others read it. */
function demoKey(folder: string): string {
  const file = join(folder, DEMO_KEY_FILE);
  const { privateKey } = generateKeyPairSync('ed25519');
  const made = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, made, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(file, 'utf8');
  }
}
