import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CarryOutHandOvers, CarryOutTransfers } from '#casework';
import { Subscriptions } from '#messaging';

/** A chore lets the others come to their turn. */
const ROWS_A_CHORE = 500;

/** Orders to hand a leaver's tasks over, and to transfer what a delegation moved, are carried out when they are heard of, and once a minute what was left half done. */
@Injectable()
export class PeopleDuties implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly handOvers: CarryOutHandOvers,
    private readonly transfers: CarryOutTransfers,
  ) {}

  onModuleInit(): void {
    this.subscriptions.onTopic('hand-over.ordered', () => this.handOvers.execute());
    this.subscriptions.onChore(() => this.handOvers.execute(ROWS_A_CHORE));
    this.subscriptions.onTopic('transfer.ordered', () => this.transfers.execute());
    this.subscriptions.onChore(() => this.transfers.execute(ROWS_A_CHORE));
  }
}
