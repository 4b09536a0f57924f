import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Asking } from '#casework';
import { ActOnPeople } from '#identity';
import { isRejection } from '#kernel';
import { Refused } from './problem.js';

type Acting = Parameters<ActOnPeople['execute']>;

/** One act on people from its route: done, or said why not; `true` where the same request did it before. */
@Injectable()
export class PeopleActs {
  constructor(private readonly act: ActOnPeople) {}

  async perform(asking: Asking, about: Acting[1], rule: Acting[2], reply?: FastifyReply): Promise<boolean> {
    const done = await this.act.execute(asking, about, rule);
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply?.header('idempotent-replayed', 'true');
    return done.replayed;
  }
}
