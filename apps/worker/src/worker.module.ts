import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { DeliveryModule, Messaging, MessagingModule } from '#messaging';
import { CaseworkDuties } from './casework-duties.js';
import { CatalogueDuties } from './catalogue-duties.js';

export { CaseworkDuties, CatalogueDuties };

/** The other door: time and messages call the same verbs as people. Needs the global platform module beside it. */
@Module({
  imports: [CaseworkModule, MessagingModule, DeliveryModule],
  providers: [CaseworkDuties, CatalogueDuties],
})
export class WorkerModule implements OnApplicationBootstrap {
  constructor(
    private readonly duties: CaseworkDuties,
    private readonly catalogue: CatalogueDuties,
    private readonly messaging: Messaging,
  ) {}

  /** It ends with the container: `MessagingModule` drains when that closes. */
  onApplicationBootstrap(): void {
    this.duties.subscribe();
    this.catalogue.subscribe();
    this.messaging.start();
  }
}
