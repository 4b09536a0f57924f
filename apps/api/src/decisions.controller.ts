import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Wish } from '#casework';
import { DecisionBody, FollowUpBody, GroundBody, ImmediateDecisionBody, RecordBody } from './dto/bodies.js';
import { RedecisionBody } from './dto/redecision.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';
import { obligationsOf } from './http/obligations.js';

/** The decision, what stands in its place, and that it is made anew (决定 备案 终止 重作). */
@ItemRoutes('decisions')
@Controller('v1/cases/:id/items/:n')
export class DecisionsController {
  constructor(private readonly acts: ItemActs) {}

  @Post('decision')
  @CarriesOut('GRANT', 'REFUSE')
  decide(
    @OnItem(true) on: ItemRequest,
    @Body() body: DecisionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, decisionOf(body), body.effectiveOn);
  }

  @Post('immediate-decision')
  @CarriesOut('ACCEPT_AND_DECIDE')
  decideAtOnce(
    @OnItem(true) on: ItemRequest,
    @Body() body: ImmediateDecisionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { outcome, reasons, number, lateReason, byCommitment, offList, evidence } = body;
    const wish: Wish = {
      type: 'ACCEPT_AND_DECIDE',
      outcome,
      ...(reasons && { reasons }),
      ...(number && { number }),
      ...(lateReason && { lateReason }),
      ...(byCommitment && { byCommitment }),
      ...(offList && { offList }),
      ...(evidence && { evidence }),
    };
    return this.acts.perform(on, reply, wish, body.effectiveOn);
  }

  @Post('record')
  @CarriesOut('RECORD')
  record(
    @OnItem(true) on: ItemRequest,
    @Body() { effectiveOn, ...body }: RecordBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'RECORD', ...body }, effectiveOn);
  }

  @Post('follow-up')
  @CarriesOut('FOLLOW_UP')
  followUp(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: FollowUpBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'FOLLOW_UP', ...body }, effectiveOn);
  }

  @Post('redecision')
  @CarriesOut('REDECIDE')
  redecide(
    @OnItem(true) on: ItemRequest,
    @Body() { effectiveOn, onProcedure, ...body }: RedecisionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const wish: Wish = { type: 'REDECIDE', ...body, ...(onProcedure && { onProcedure }) };
    return this.acts.perform(on, reply, wish, effectiveOn);
  }

  @Post('termination')
  @CarriesOut('TERMINATE')
  terminate(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: GroundBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'TERMINATE', ...body }, effectiveOn);
  }
}

function decisionOf({
  outcome,
  number,
  reasons = [],
  obligations,
  fields,
  lateReason,
  note,
  offList,
  evidence,
}: DecisionBody): Wish {
  const late = {
    ...(evidence && { evidence }),
    ...(lateReason && { lateReason }),
    ...(offList && { offList }),
  };
  if (outcome === 'refused') return { type: 'REFUSE', reasons, ...(note && { note }), ...late };
  return {
    type: 'GRANT',
    ...(number && { number }),
    ...(fields && { fields }),
    ...(obligations && { obligations: obligationsOf(obligations) }),
    ...late,
  };
}
