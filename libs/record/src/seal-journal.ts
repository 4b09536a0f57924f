import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { HEAD_FORMAT, headText } from './model/index.js';
import { signText, trustedKey } from './offline/signing.js';
import { SealKey } from './seal-key.js';
import { Seals } from './store/seals.js';

/** A head is signed after so many entries, or so many seconds after the first of fewer. */
const ENTRIES = 1000;
const SECONDS = 600;

/** Signs the head of the chain when it is time; any number of workers may ask, one of them signs. */
@Injectable()
export class SealJournal {
  constructor(
    private readonly seals: Seals,
    private readonly key: SealKey,
  ) {}

  /** Rejections: SEAL_KEY_MISSING. The public key in PEM, for whoever verifies. */
  publicKey(): string | Rejection {
    const pem = this.key.pem();
    return pem === null ? reject('SEAL_KEY_MISSING') : trustedKey(pem).pem;
  }

  /** True where this call signed one. Without a key none is ever signed. */
  async execute({ entries = ENTRIES, seconds = SECONDS } = {}): Promise<boolean> {
    const pem = this.key.pem();
    const next = pem === null ? null : await this.seals.next(entries, seconds);
    if (pem === null || !next) return false;
    const { since, ...told } = next;
    const head = { format: HEAD_FORMAT, ...told, key: trustedKey(pem).fingerprint } as const;
    return this.seals.put(since, { ...head, signature: signText(pem, headText(head)) });
  }
}
