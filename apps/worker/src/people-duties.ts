import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CarryOutHandOvers } from '#casework';
import { Subscriptions } from '#messaging';

/** Orders to hand a leaver's tasks over are carried out when they are heard of, and once a minute what was left half done. */
@Injectable()
export class PeopleDuties implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly handOvers: CarryOutHandOvers,
  ) {}

  onModuleInit(): void {
    this.subscriptions.onTopic('hand-over.ordered', () => this.handOvers.execute());
    this.subscriptions.onChore(() => this.handOvers.execute());
  }
}
