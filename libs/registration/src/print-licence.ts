import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { Config } from '#platform';
import { drawLicence } from './paper/draw-licence.js';
import { SignLicence } from './sign-licence.js';
import type { PublicLicence } from './store/licence.store.js';

/** The newest version of a licence as a paper: PDF with its fonts within and a QR code of the address where it is verified. */
@Injectable()
export class PrintLicence {
  constructor(
    private readonly signing: SignLicence,
    private readonly config: Config,
  ) {}

  /** Rejections: LICENCE_CANCELLED, GLYPH_MISSING. */
  async execute(licence: PublicLicence): Promise<Buffer | Rejection> {
    const { code, status, registrar, versions } = licence;
    if (status === 'cancelled') return reject('LICENCE_CANCELLED');
    const { reason: _, ...said } = versions[0];
    const document = { licence: { code, status, registrar, ...said }, verifyAt: this.signing.verifyAt(code) };
    return drawLicence({ document, demo: this.config.demo });
  }
}
