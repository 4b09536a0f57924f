import { Injectable } from '@nestjs/common';
import { Subscriptions } from '#messaging';
import { FollowRegistration, ShowLicence } from '#registration';

/** What moves a registration: its filing, with the submission or later, its grant, and any other end of an item. */
const FOLLOWED = ['case.submitted', 'item.filed', 'result.in-force', 'item.ended'];

/** What registration does when a message of a case asks: casework knows nothing of it. */
@Injectable()
export class RegistrationDuties {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly follow: FollowRegistration,
    private readonly show: ShowLicence,
  ) {}

  subscribe(): void {
    for (const topic of FOLLOWED)
      this.subscriptions.onTopic(topic, ({ streamId }) => this.follow.execute(streamId));
    this.subscriptions.onTopic('licence.changed', ({ streamId }) => this.show.execute(streamId));
    this.subscriptions.onTopic('segment.given', ({ streamId }) => this.follow.afterSegment(streamId));
  }
}
