import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AskBody, FindingsBody, ReturnBody } from './dto/window-bodies.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';

/** What an item meets at the one window (一窗办理). */
@ItemRoutes('one window')
@Controller('v1/cases/:id/items/:n')
export class WindowController {
  constructor(private readonly acts: ItemActs) {}

  @Post('findings')
  @CarriesOut('FIND_GAPS')
  findGaps(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: FindingsBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'FIND_GAPS', ...body }, effectiveOn);
  }

  @Post('return')
  @CarriesOut('RETURN')
  giveBack(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ReturnBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'RETURN', ...body }, effectiveOn);
  }

  @Post('supplement-request')
  @CarriesOut('ASK')
  ask(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: AskBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'ASK', ...body }, effectiveOn);
  }
}
