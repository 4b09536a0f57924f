import { Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { DossierModule } from '#dossier';
import { DeliveryModule, Messaging, MessagingModule } from '#messaging';
import { RegistrationModule } from '#registration';
import { CaseworkDuties } from './casework-duties.js';
import { CatalogueDuties } from './catalogue-duties.js';
import { DossierDuties } from './dossier-duties.js';
import { RegistrationDuties } from './registration-duties.js';

export { CaseworkDuties, CatalogueDuties, DossierDuties, RegistrationDuties };

/** What a room does when time or a message asks. */
interface Duties {
  subscribe(): void;
}
const DUTIES = Symbol('duties of all rooms');
const ROOMS = [CaseworkDuties, RegistrationDuties, CatalogueDuties, DossierDuties];

/** The other door: time and messages call the same verbs as people. Needs the global platform module beside it. */
@Module({
  imports: [CaseworkModule, DossierModule, RegistrationModule, MessagingModule, DeliveryModule],
  providers: [...ROOMS, { provide: DUTIES, useFactory: (...all: Duties[]) => all, inject: ROOMS }],
})
export class WorkerModule implements OnApplicationBootstrap {
  constructor(
    @Inject(DUTIES) private readonly duties: readonly Duties[],
    private readonly messaging: Messaging,
  ) {}

  /** It ends with the container: `MessagingModule` drains when that closes. */
  onApplicationBootstrap(): void {
    for (const each of this.duties) each.subscribe();
    this.messaging.start();
  }
}
