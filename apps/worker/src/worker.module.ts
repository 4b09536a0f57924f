import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { DeliveryModule, Messaging, MessagingModule } from '#messaging';
import { CaseworkDuties } from './casework-duties.js';

export { CaseworkDuties };

/** The other door: time and messages call the same verbs as people. Needs the global platform module beside it. */
@Module({ imports: [CaseworkModule, MessagingModule, DeliveryModule], providers: [CaseworkDuties] })
export class WorkerModule implements OnApplicationBootstrap {
  constructor(
    private readonly duties: CaseworkDuties,
    private readonly messaging: Messaging,
  ) {}

  /** It ends with the container: `MessagingModule` drains when that closes. */
  onApplicationBootstrap(): void {
    this.duties.subscribe();
    this.messaging.start();
  }
}
