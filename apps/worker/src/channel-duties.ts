import { Injectable, type OnModuleInit } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { FollowChannel } from '#casework';
import type { LocalDate } from '#kernel';
import { Subscriptions } from '#messaging';
import { RecheckChannel } from '#projects';
import { LegalClock } from '#record';

/** What is published may end a place in the green channel, or keep it. */
const PUBLISHED = ['key-list.published', 'table.published', 'fact.published'];

/** The green channel follows what is known: the data of a project, what is published, and the day (a list may come into force later). */
@Injectable()
export class ChannelDuties implements OnModuleInit {
  private looked: LocalDate | null = null;

  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly recheck: RecheckChannel,
    private readonly clock: LegalClock,
    private readonly follow: FollowChannel,
  ) {}

  /** Before the messaging starts, which asks once what anybody wants to hear. */
  onModuleInit(): void {
    this.subscriptions.onTopic('facts.changed', async ({ streamId }) => {
      await this.recheck.execute(streamId);
    });
    this.subscriptions.onTopic('channel.changed', ({ streamId }) => this.follow.execute(streamId));
    // A case that was submitted while its project was being admitted.
    this.subscriptions.onChore(() => this.follow.execute());
    for (const topic of PUBLISHED) this.subscriptions.onTopic(topic, () => this.recheck.all());
    this.subscriptions.onChore(() => this.daily());
  }

  private async daily(): Promise<void> {
    const today = localDateOf(await this.clock.now());
    if (today === this.looked) return;
    await this.recheck.all();
    this.looked = today;
  }
}
