import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { peopleLine } from './act-on-people.js';
import { officeDay } from './office-day.js';
import { PeopleStore } from './store/people.store.js';

const ATTEMPTS = 8;

/** What people do about their own account: one line in their own stream, which says that it happened and never the secret. */
@Injectable()
export class SelfActs {
  constructor(private readonly store: PeopleStore) {}

  /** Null when done. Rejections: UNAUTHENTICATED, CONTENDED. */
  async perform(
    principal: string,
    kind: string,
    { personId }: { readonly personId: string },
    rows: object,
  ): Promise<Rejection | null> {
    const act = { ...peopleLine(kind, officeDay(), { person: personId }), rows };
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const word = await this.store.changeSelf(principal, act);
      if (word) return word === 'done' ? null : reject('UNAUTHENTICATED');
    }
    return reject('CONTENDED');
  }
}
