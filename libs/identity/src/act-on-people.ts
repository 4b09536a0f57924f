import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection, reject, signature } from '#kernel';
import { canonical } from '#record';
import type { Change, Seen } from './model/acts/seen.js';
import { type About, type Asking, type Ended, PeopleStore } from './store/people.store.js';

/** Done now, or known to be done already by the same request: what was shown once is not shown again. */
export interface Changed {
  readonly replayed: boolean;
  /** Of what was done before: what its line says, the ids it made among it. */
  readonly said?: Readonly<Record<string, unknown>>;
}

const ATTEMPTS = 8;

/** An act on organs, people and their rights: look (one trip) → rules → change (one call), one line in their stream. */
@Injectable()
export class ActOnPeople {
  constructor(private readonly store: PeopleStore) {}

  /** Rejections: UNAUTHENTICATED, KEY_REUSED, CONTENDED and those of the rule. */
  async execute(
    asking: Asking,
    about: About,
    rule: (seen: Seen) => Change | Rejection,
  ): Promise<Changed | Rejection> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const seen = await this.store.look(asking, about);
      if (seen.word !== 'go') return answered(seen);
      const change = rule(seen);
      if (isRejection(change)) return change;
      const ended = await this.store.change(asking, {
        ...lineOf(change, seen),
        roles: seen.actor.roles,
        stream: change.stream,
        seen: seen.seq,
        rows: change.rows,
      });
      if (ended) return answered(ended);
    }
    return reject('CONTENDED');
  }
}

function lineOf({ kind, says }: Change, { actor, today }: Pick<Seen, 'actor' | 'today'>): object {
  return peopleLine(kind, today, { by: signature(actor), ...says });
}

/** What `record.end_act` writes of an act that moves no item. */
export function peopleLine(kind: string, today: string, says: object): object {
  const nothing = { touched: [], alarms: [], alerts: [], notices: [] };
  const line = canonical({ kind, effectiveOn: today, ...says });
  return { kind, effectiveOn: today, ...nothing, topics: ['people.changed'], line };
}

function answered({ word, said = {} }: Ended): Changed | Rejection {
  switch (word) {
    case 'nobody':
      return reject('UNAUTHENTICATED');
    case 'absent':
      return reject('ABSENT');
    case 'key-reused':
      return reject('KEY_REUSED');
    case 'replay':
      return { replayed: true, said };
    case 'done':
      return { replayed: false };
  }
}
