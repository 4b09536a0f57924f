import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NoteBody, OrderAnswerBody, OrderBody } from './dto/bodies.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';

/** What is asked of the organ whose turn it is, and what it answers (催办 督办). */
@ItemRoutes('supervision')
@Controller('v1/cases/:id/items/:n')
export class RequestsController {
  constructor(private readonly acts: ItemActs) {}

  @Post('reminder')
  @CarriesOut('REMIND')
  remind(@OnItem() on: ItemRequest, @Body() body: NoteBody, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.acts.perform(on, reply, { type: 'REMIND', ...body });
  }

  @Post('order')
  @CarriesOut('ORDER')
  order(
    @OnItem(true) on: ItemRequest,
    @Body() body: OrderBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'ORDER', ...body });
  }

  @Post('order-answer')
  @CarriesOut('ANSWER_ORDER')
  answer(
    @OnItem() on: ItemRequest,
    @Body() body: OrderAnswerBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'ANSWER_ORDER', ...body });
  }
}
