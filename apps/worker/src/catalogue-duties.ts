import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { WitnessIndependence } from '#casework';
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
    private readonly witness: WitnessIndependence,
  ) {}

  subscribe(): void {
    this.subscriptions.onChore(async () => heldItems.set(await this.witness.execute()));
  }
}
