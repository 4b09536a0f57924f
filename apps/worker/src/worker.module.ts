import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CaseworkModule, LookAgain, RingAlarms } from '#casework';
import { DeliveryModule, Messaging, MessagingModule, Subscriptions } from '#messaging';

/** What moves a waiting case: a result of its project in force, or its own beginning to wait (whichever comes second). */
const LOOK_AGAIN = ['result.in-force', 'item.awaits'];

/** The other door: time and messages call the same verbs as people. Needs the global platform module beside it. */
@Module({ imports: [CaseworkModule, MessagingModule, DeliveryModule] })
export class WorkerModule implements OnApplicationBootstrap {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly messaging: Messaging,
    private readonly ringAlarms: RingAlarms,
    private readonly lookAgain: LookAgain,
  ) {}

  /** It ends with the container: `MessagingModule` drains when that closes. */
  onApplicationBootstrap(): void {
    this.subscriptions.onAlarm((caseId) => this.ringAlarms.execute(caseId));
    for (const topic of LOOK_AGAIN) {
      this.subscriptions.onTopic(topic, ({ streamId }) => this.lookAgain.execute(streamId));
    }
    this.messaging.start();
  }
}
