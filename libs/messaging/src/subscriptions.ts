import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import type { ComingStream } from '#record';

/** Something that was journalled: line `seq` of the stream. */
export interface StreamEvent {
  readonly streamId: string;
  readonly seq: number;
}
export type OnTopic = (event: StreamEvent) => Promise<unknown>;
export type OnChore = () => Promise<unknown>;
/** Rings what is due in these items of the stream; `alone`: a sibling may be past reading. */
export type OnAlarm = (streamId: string, due: readonly number[], alone: boolean) => Promise<void>;
/** Writes what was decided before its time, at `now`: in how many streams that could still be. */
export type Foreseen = (now: Instant) => Promise<number>;
/** Decides what will ring in these items of the streams at `at`, as far as it can be told before. */
export type OnComing = (coming: readonly ComingStream[], at: Instant) => Promise<Foreseen>;

/** Who wants to hear what, filled before the messaging starts. Verbs may be called twice for one event: they are idempotent. */
@Injectable()
export class Subscriptions {
  private readonly verbs = new Map<string, OnTopic[]>();
  private ring: OnAlarm | undefined;
  private foresee: OnComing | undefined;
  private readonly minutely: OnChore[] = [];
  private readonly ledgerly: OnChore[] = [];

  onTopic(topic: string, verb: OnTopic): void {
    this.verbs.set(topic, [...(this.verbs.get(topic) ?? []), verb]);
  }

  /**
   * One verb for all alarms: a stream knows itself what is due in it; and where it can be told before, one that tells. Throws when there is one
   * already.
   */
  onAlarm(verb: OnAlarm, coming?: OnComing): void {
    if (this.ring) throw new Error('onAlarm: somebody answers the alarms already');
    this.ring = verb;
    this.foresee = coming;
  }

  /** Asked whenever the ledger has grown: a reader with a mark of its own. The minute's chores ask it, too. */
  onLedger(verb: OnChore): void {
    this.ledgerly.push(verb);
    this.onChore(verb);
  }

  /** Asked once a minute: the sweep of what a topic or a date sets off. */
  onChore(verb: OnChore): void {
    this.minutely.push(verb);
  }

  get readers(): readonly OnChore[] {
    return this.ledgerly;
  }

  get chores(): readonly OnChore[] {
    return this.minutely;
  }

  verbsOf(topic: string): readonly OnTopic[] {
    return this.verbs.get(topic) ?? [];
  }

  get topics(): readonly string[] {
    return [...this.verbs.keys()];
  }

  get alarmVerb(): OnAlarm | undefined {
    return this.ring;
  }

  get comingVerb(): OnComing | undefined {
    return this.foresee;
  }
}
