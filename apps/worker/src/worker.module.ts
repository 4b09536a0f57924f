import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { DossierModule } from '#dossier';
import { DeliveryModule, Messaging, MessagingModule } from '#messaging';
import { ProjectsModule } from '#projects';
import { RecordModule } from '#record';
import { RegistrationModule } from '#registration';
import { CaseworkDuties } from './casework-duties.js';
import { CatalogueDuties } from './catalogue-duties.js';
import { ChannelDuties } from './channel-duties.js';
import { DossierDuties } from './dossier-duties.js';
import { PeopleDuties } from './people-duties.js';
import { ProjectDuties } from './project-duties.js';
import { RecordDuties } from './record-duties.js';
import { RegistrationDuties } from './registration-duties.js';
import { RetentionDuties } from './retention-duties.js';

export { CaseworkDuties, CatalogueDuties, ChannelDuties, PeopleDuties, ProjectDuties, RegistrationDuties };

/** The other door: time and messages call the same verbs as people. Needs the global platform module beside it. */
@Module({
  imports: [
    CaseworkModule,
    DossierModule,
    ProjectsModule,
    RecordModule,
    RegistrationModule,
    MessagingModule,
    DeliveryModule,
  ],
  providers: [
    CaseworkDuties,
    CatalogueDuties,
    ChannelDuties,
    DossierDuties,
    PeopleDuties,
    ProjectDuties,
    RecordDuties,
    RegistrationDuties,
    RetentionDuties,
  ],
})
export class WorkerModule implements OnApplicationBootstrap {
  constructor(
    private readonly duties: CaseworkDuties,
    private readonly registration: RegistrationDuties,
    private readonly catalogue: CatalogueDuties,
    private readonly messaging: Messaging,
  ) {}

  /** It ends with the container: `MessagingModule` drains when that closes. */
  onApplicationBootstrap(): void {
    this.duties.subscribe();
    this.registration.subscribe();
    this.catalogue.subscribe();
    this.messaging.start();
  }
}
