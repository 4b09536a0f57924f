import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { Config } from '#platform';
import { signText, trustedKey } from '#record';
import {
  LICENCE_FORMAT,
  type LicenceDocument,
  type SignedLicence,
  signedText,
} from './model/licence/signed-licence.js';
import { SigningKey } from './signing-key.js';
import type { PublicLicence } from './store/licence.store.js';

/** The newest version of a licence as a document that is verified without us. */
@Injectable()
export class SignLicence {
  constructor(
    private readonly key: SigningKey,
    private readonly config: Config,
  ) {}

  /** Rejections: LICENCE_KEY_MISSING. */
  execute({ code, status, registrar, versions: [newest] }: PublicLicence): SignedLicence | Rejection {
    const pem = this.key.pem();
    if (pem === null) return reject('LICENCE_KEY_MISSING');
    const { reason: _, ...said } = newest;
    const document: LicenceDocument = {
      format: LICENCE_FORMAT,
      licence: { code, status, registrar, ...said },
      verifyAt: this.verifyAt(code),
      key: trustedKey(pem).fingerprint,
    };
    return { ...document, signature: signText(pem, signedText(document)) };
  }

  /** Where anybody verifies the licence: what its QR code says. */
  verifyAt(code: string): string {
    return `${this.config.publicUrl}/licences/${code}`;
  }

  /** Rejections: LICENCE_KEY_MISSING. The public key in PEM, for whoever verifies offline. */
  publicKey(): string | Rejection {
    const pem = this.key.pem();
    return pem === null ? reject('LICENCE_KEY_MISSING') : trustedKey(pem).pem;
  }
}
