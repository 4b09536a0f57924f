import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ActBody } from './dto/bodies.js';
import { ForwardBody, ProgressBody, RecordedResultBody, SendDownBody } from './dto/level-bodies.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';

/** Two levels (两级办理), and what an outside system does with an item. */
@ItemRoutes('levels')
@Controller('v1/cases/:id/items/:n')
export class LevelsController {
  constructor(private readonly acts: ItemActs) {}

  @Post('forwarding')
  @CarriesOut('FORWARD')
  forward(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, papers = [], ...body }: ForwardBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'FORWARD', papers, ...body }, effectiveOn);
  }

  @Post('reception')
  @CarriesOut('RECEIVE_UP')
  receive(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ActBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'RECEIVE_UP', ...body }, effectiveOn);
  }

  @Post('first-review-return')
  @CarriesOut('SEND_DOWN')
  sendDown(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: SendDownBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'SEND_DOWN', ...body }, effectiveOn);
  }

  @Post('outside-progress')
  @CarriesOut('RECORD_PROGRESS')
  progress(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ProgressBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'RECORD_PROGRESS', ...body }, effectiveOn);
  }

  @Post('outside-result')
  @CarriesOut('RECORD_RESULT')
  result(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: RecordedResultBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'RECORD_RESULT', ...body }, effectiveOn);
  }
}
