import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { AdoptVersions, WitnessIndependence } from '#casework';
import { Subscriptions } from '#messaging';

/** Zero always: above it an alarm for whoever watches the figures, beside the incident (rules 1.6). */
const heldItems = new Gauge({
  name: 'approval_items_held_by_sibling',
  help: 'Open items that a sibling holds without a published tie, as far as the witness has looked',
});

/** What the published list promises of the items in hand, looked after once a minute. */
@Injectable()
export class CatalogueDuties {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly adopt: AdoptVersions,
    private readonly witness: WitnessIndependence,
  ) {}

  subscribe(): void {
    // A version may also come into force on a day when nothing is published: hence the chore beside the message.
    for (const topic of ['item.published', 'incident.retried'])
      this.subscriptions.onTopic(topic, () => this.adopt.execute());
    this.subscriptions.onChore(() => this.adopt.execute());
    this.subscriptions.onChore(async () => heldItems.set(await this.witness.execute()));
  }
}
