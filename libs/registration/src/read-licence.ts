import { Injectable } from '@nestjs/common';
import { normalise } from '#model/registration';
import { LicenceStore, type PublicLicence } from './store/licence.store.js';

/** A licence by its code, for anybody; null where no licence has that code, whatever else is done with it. */
@Injectable()
export class ReadLicence {
  constructor(private readonly store: LicenceStore) {}

  execute(code: string): Promise<PublicLicence | null> {
    return this.store.publicLicence(normalise(code).slice(0, 40));
  }
}
