import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CaseworkModule, LookAgain, RingAlarms } from '#casework';
import { Messaging, MessagingModule, Subscriptions } from '#messaging';

/** What moves a waiting case: a result of its project in force, or its own beginning to wait (whichever comes second). */
const LOOK_AGAIN = ['result.in-force', 'item.awaits'];

/** Who hears what. Said once: the simulator, which has no queue, calls the same verbs. */
export function subscribe(to: Subscriptions, ringAlarms: RingAlarms, lookAgain: LookAgain): void {
  to.onAlarm((caseId) => ringAlarms.execute(caseId));
  for (const topic of LOOK_AGAIN) to.onTopic(topic, ({ streamId }) => lookAgain.execute(streamId));
}

/** The other door: time and messages call the same verbs as people. Needs the global platform module beside it. */
@Module({ imports: [CaseworkModule, MessagingModule] })
export class WorkerModule implements OnApplicationBootstrap {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly messaging: Messaging,
    private readonly ringAlarms: RingAlarms,
    private readonly lookAgain: LookAgain,
  ) {}

  /** It ends with the container: `MessagingModule` drains when that closes. */
  onApplicationBootstrap(): void {
    subscribe(this.subscriptions, this.ringAlarms, this.lookAgain);
    this.messaging.start();
  }
}
