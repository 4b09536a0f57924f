import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FollowAuthority, FollowFacts, FollowTies } from '#casework';
import { Subscriptions } from '#messaging';

/** What moves cases from their project besides results: its facts. */
@Injectable()
export class ProjectDuties implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly followFacts: FollowFacts,
    private readonly followAuthority: FollowAuthority,
    private readonly followTies: FollowTies,
  ) {}

  /** Before the messaging starts, which asks once what anybody wants to hear. */
  onModuleInit(): void {
    this.subscriptions.onTopic('facts.changed', ({ streamId, seq }) =>
      this.followFacts.execute(streamId, seq),
    );
    this.subscriptions.onTopic('facts.changed', ({ streamId }) => this.followAuthority.execute(streamId));
    this.subscriptions.onTopic('facts.changed', ({ streamId }) => this.followTies.execute(streamId));
  }
}
