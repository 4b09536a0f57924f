import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConfirmBody, ObjectionBody, ProvisionalBody } from './dto/confirmations.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';

/** What other organs answer beside the review (核对): it moves the item nowhere and bars no decision. */
@ItemRoutes('confirmations')
@Controller('v1/cases/:id/items/:n')
export class ConfirmationsController {
  constructor(private readonly acts: ItemActs) {}

  @Post('confirmation')
  @CarriesOut('CONFIRM')
  confirm(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ConfirmBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'CONFIRM', ...body }, effectiveOn);
  }

  @Post('objection')
  @CarriesOut('OBJECT')
  object(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ObjectionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'OBJECT', ...body }, effectiveOn);
  }

  @Post('provisional-record')
  @CarriesOut('PROVISIONAL')
  provisional(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ProvisionalBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'PROVISIONAL', ...body }, effectiveOn);
  }
}
