import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PublishDraft, ReadDraft, WithdrawDraft } from '#catalogue';
import type { Rejection } from '#kernel';
import type { DraftKind } from '#model/catalogue';
import { draftAnswer } from './draft-answer.js';
import { unlessRefused } from './drafting.js';
import { dayOf } from './request.js';
import type { VersionedRequest } from './versioned.js';

/** The request to end a draft; `kinds`: those of its door, for a draft of another kind is not there. */
interface DraftRequest extends VersionedRequest {
  readonly kinds: readonly DraftKind[];
}

/** Calls the verbs that end a draft and answers how it stands now. */
@Injectable()
export class DraftActs {
  constructor(
    private readonly publishing: PublishDraft,
    private readonly withdrawal: WithdrawDraft,
    private readonly read: ReadDraft,
  ) {}

  /** `effectiveFrom`: a legal day; the draft's own where absent. */
  async publish(on: DraftRequest, reply: FastifyReply, effectiveFrom?: string): Promise<object> {
    const day = effectiveFrom === undefined ? undefined : dayOf(effectiveFrom, '/effectiveFrom');
    const wish = { ifVersion: on.ifVersion, effectiveFrom: day };
    return this.ended(on, reply, await this.publishing.execute(on.asking, on.id, wish));
  }

  async withdraw(on: DraftRequest, reply: FastifyReply): Promise<object> {
    return this.ended(on, reply, await this.withdrawal.execute(on.asking, on.id, on.ifVersion));
  }

  private async ended(
    { asking, id, kinds }: DraftRequest,
    reply: FastifyReply,
    ended: { readonly replayed: boolean } | Rejection,
  ): Promise<object> {
    if (unlessRefused(ended).replayed) void reply.header('idempotent-replayed', 'true');
    return draftAnswer(await this.read.execute(asking.principal, kinds, id), reply);
  }
}
