import { Injectable } from '@nestjs/common';
import { LookAgain, Recalendar, RingAlarms } from '#casework';
import { Subscriptions } from '#messaging';

/**
 * What moves a case from outside: a result of its project in force, or its own beginning to wait (whichever comes second); and one on
 * which it stands that counts no more.
 */
const LOOK_AGAIN = ['result.in-force', 'result.fallen', 'item.awaits'];

/** What casework does when time or a message asks: the same verbs that people call. */
@Injectable()
export class CaseworkDuties {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly ringAlarms: RingAlarms,
    private readonly lookAgain: LookAgain,
    private readonly recalendar: Recalendar,
  ) {}

  subscribe(): void {
    this.subscriptions.onAlarm(
      (caseId, due, alone) => this.ringAlarms.execute(caseId, due, alone),
      (coming, at) =>
        this.ringAlarms.foresee(
          coming.map(({ streamId, due }) => ({ caseId: streamId, idx: due })),
          at,
        ),
    );
    for (const topic of LOOK_AGAIN) {
      this.subscriptions.onTopic(topic, ({ streamId }) => this.lookAgain.execute(streamId));
    }
    // A calendar may also come into force on a day when nothing is published: hence the chore beside the message.
    for (const topic of ['calendar.published', 'incident.retried'])
      this.subscriptions.onTopic(topic, () => this.recalendar.execute());
    this.subscriptions.onChore(() => this.recalendar.execute());
  }
}
