import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ForgetRequests } from '#casework';
import { ForgetDeliveries, Subscriptions } from '#messaging';

/** Once a minute some of what nobody will ask for any more goes: keys of requests and messages whose term is over. */
@Injectable()
export class RetentionDuties implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly requests: ForgetRequests,
    private readonly deliveries: ForgetDeliveries,
  ) {}

  onModuleInit(): void {
    this.subscriptions.onChore(() => this.requests.execute());
    this.subscriptions.onChore(() => this.deliveries.execute());
  }
}
