import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Asking } from '#casework';
import { ActOnPeople, type Changed } from '#identity';
import { isRejection } from '#kernel';
import { newId } from '#platform';
import { Refused } from './problem.js';

type Acting = Parameters<ActOnPeople['execute']>;

/** An act on people from its route: done, or said why not. */
@Injectable()
export class PeopleActs {
  constructor(private readonly act: ActOnPeople) {}

  /** `true` where the same request did it before. */
  async perform(asking: Asking, about: Acting[1], rule: Acting[2], reply?: FastifyReply): Promise<boolean> {
    return (await this.done(asking, about, rule, reply)).replayed;
  }

  /** An act that makes something, and what its line calls it. The id is that of the first time, whoever asks again. */
  async make(
    asking: Asking,
    about: Acting[1],
    { as, by }: { readonly as: string; readonly by: (id: string) => Acting[2] },
    reply: FastifyReply,
  ): Promise<{ readonly id: string; readonly replayed: boolean }> {
    const id = newId();
    const { replayed, said } = await this.done(asking, about, by(id), reply);
    return { id: replayed ? String(said?.[as]) : id, replayed };
  }

  private async done(
    asking: Asking,
    about: Acting[1],
    rule: Acting[2],
    reply?: FastifyReply,
  ): Promise<Changed> {
    const done = await this.act.execute(asking, about, rule);
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply?.header('idempotent-replayed', 'true');
    return done;
  }
}
