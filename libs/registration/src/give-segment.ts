import { Injectable } from '@nestjs/common';
import type { Asking } from '#casework';
import { isRejection, type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import { newId } from '#platform';
import { actOf } from './act.js';
import { lookWrite } from './look-write.js';
import { giveSegment, placesOf, type SegmentWish } from './model/segment.js';
import { RegistrationStore } from './store/registration.store.js';

export interface GivenTo {
  readonly segmentId: string;
  readonly replayed: boolean;
}

/** GIVE: a segment of codes to a registration authority, in advance; its own stream begins with this line. */
@Injectable()
export class GiveSegment {
  constructor(private readonly store: RegistrationStore) {}

  /** Rejections: those of `lookWrite` and of `giveSegment`, FORBIDDEN. */
  async execute(asking: Asking, wish: SegmentWish): Promise<GivenTo | Rejection> {
    const done = await lookWrite({
      look: () => this.store.lookAtGiving(asking, wish.organ, wish.region, placesOf(wish)),
      decide: (world) => {
        const { actor, today } = world;
        if (!may(actor, 'segment.give')) return reject('FORBIDDEN', { params: { event: 'segment.give' } });
        const given = giveSegment(wish, world);
        if (isRejection(given)) return given;
        const { warning, firstPlace: _, ...says } = given;
        const id = newId();
        return {
          ...actOf(actor, { kind: 'GIVE', today, says: { ...says, segment: id } }),
          topics: ['segment.given'],
          segment: { ...given, id },
        };
      },
      write: (act) => this.store.give(asking, act),
    });
    if (isRejection(done)) return done;
    if (done.replayed) return { segmentId: done.before.id ?? '', replayed: true };
    return { segmentId: done.act.segment.id, replayed: false };
  }
}
