import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ActBody } from './dto/bodies.js';
import {
  CommitmentBody,
  HearingAnswerBody,
  HearingCallBody,
  HearingRecordBody,
  RectificationBody,
  RectificationCheckBody,
  RevocationDecisionBody,
  RevocationProposalBody,
} from './dto/commitment.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';
import { dayOf } from './http/request.js';

/** A commitment (告知承诺): chosen, taken back, put right where it was not kept, and the revocation with its hearing. */
@ItemRoutes('commitments')
@Controller('v1/cases/:id/items/:n')
export class CommitmentsController {
  constructor(private readonly acts: ItemActs) {}

  @Post('commitment')
  @CarriesOut('COMMIT')
  commit(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: CommitmentBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'COMMIT', ...body }, effectiveOn);
  }

  @Post('commitment-withdrawal')
  @CarriesOut('WITHDRAW_COMMITMENT')
  withdraw(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ActBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'WITHDRAW_COMMITMENT', ...body }, effectiveOn);
  }

  @Post('rectification-order')
  @CarriesOut('ORDER_RECTIFICATION')
  orderRectification(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: RectificationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'ORDER_RECTIFICATION', ...body }, effectiveOn);
  }

  @Post('rectification-check')
  @CarriesOut('CHECK_RECTIFICATION')
  checkRectification(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: RectificationCheckBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'CHECK_RECTIFICATION', ...body }, effectiveOn);
  }

  @Post('revocation-proposal')
  @CarriesOut('PROPOSE_REVOCATION')
  propose(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: RevocationProposalBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'PROPOSE_REVOCATION', ...body }, effectiveOn);
  }

  @Post('hearing-answer')
  @CarriesOut('ANSWER_HEARING')
  answerHearing(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: HearingAnswerBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'ANSWER_HEARING', ...body }, effectiveOn);
  }

  @Post('hearing-call')
  @CarriesOut('CALL_HEARING')
  callHearing(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, day, ...body }: HearingCallBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(
      on,
      reply,
      { type: 'CALL_HEARING', ...body, day: dayOf(day, '/day') },
      effectiveOn,
    );
  }

  @Post('hearing-record')
  @CarriesOut('HOLD_HEARING')
  recordHearing(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: HearingRecordBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'HOLD_HEARING', ...body }, effectiveOn);
  }

  @Post('revocation-decision')
  @CarriesOut('DECIDE_REVOCATION')
  decide(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: RevocationDecisionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'DECIDE_REVOCATION', ...body }, effectiveOn);
  }
}
