import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { People } from '#identity';
import { reject } from '#kernel';
import { ActBody, HandOverBody, PriorResultBody, SendBackBody } from './dto/bodies.js';
import { ReviewBody } from './dto/signing.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';
import { obligationsOf } from './http/obligations.js';
import { Refused } from './http/problem.js';
import { dayOf } from './http/request.js';

/** The deciding organ's own work, open from filing on whatever the siblings do (审查). */
@ItemRoutes('review')
@Controller('v1/cases/:id/items/:n')
export class ReviewController {
  constructor(
    private readonly acts: ItemActs,
    private readonly people: People,
  ) {}

  @Post('claim')
  @CarriesOut('CLAIM')
  claim(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ActBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'CLAIM', ...body }, effectiveOn);
  }

  @Post('release')
  @CarriesOut('RELEASE')
  release(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ActBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'RELEASE', ...body }, effectiveOn);
  }

  @Post('hand-over')
  @CarriesOut('HAND_OVER')
  async handOver(
    @OnItem() on: ItemRequest,
    @Body() body: HandOverBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const to = await this.people.colleague(on.asking.principal, body.to);
    if (!to) {
      const known = await this.people.me(on.asking.principal);
      throw new Refused([
        known ? reject('NO_SUCH_COLLEAGUE', { pointer: '/to' }) : reject('UNAUTHENTICATED'),
      ]);
    }
    return this.acts.perform(
      on,
      reply,
      { type: 'HAND_OVER', to, ...(body.evidence && { evidence: body.evidence }) },
      body.effectiveOn,
    );
  }

  @Post('review-conclusion')
  @CarriesOut('CONCLUDE_REVIEW')
  conclude(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, draft, ...body }: ReviewBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { reasons, obligations } = draft ?? {};
    const text = {
      ...(reasons && { reasons }),
      ...(obligations && { obligations: obligationsOf(obligations, '/draft') }),
    };
    const wish = { type: 'CONCLUDE_REVIEW', ...body, ...(draft && { draft: text }) } as const;
    return this.acts.perform(on, reply, wish, effectiveOn);
  }

  /** The inner signature of a chain of three (审核签字). */
  @Post('signature')
  @CarriesOut('SIGN')
  sign(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn }: ActBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'SIGN' }, effectiveOn);
  }

  @Post('send-back')
  @CarriesOut('SEND_BACK')
  sendBack(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: SendBackBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'SEND_BACK', ...body }, effectiveOn);
  }

  /** A result of an outside system, or that the project needs none, with the evidence; results of this system arrive by themselves. */
  @Post('prior-result')
  @CarriesOut('PRIOR_RESULT')
  priorResult(
    @OnItem() on: ItemRequest,
    @Body() body: PriorResultBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { from, evidence, effectiveOn } = body;
    const wish = { type: 'PRIOR_RESULT', from, ...saidOf(body), evidence } as const;
    return this.acts.perform(on, reply, wish, effectiveOn);
  }
}

/** A result, or that there is none to come; what is neither, or both, the rule refuses, once it is known who asks. */
function saidOf({ number, inForceOn, fields, notNeeded }: PriorResultBody) {
  const isWhole = number !== undefined && inForceOn !== undefined;
  const isPart = number !== undefined || inForceOn !== undefined || fields !== undefined;
  if (!isWhole) return { result: null, notNeeded: isPart ? '' : (notNeeded ?? '') };
  const result = { number, organId: 0, inForceOn: dayOf(inForceOn, '/inForceOn'), fields: fields ?? {} };
  return { result, ...(notNeeded !== undefined && { notNeeded }) };
}
