import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RecheckBody } from './dto/bodies.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';

/** What an organ looks at again, because that on which it stood is no longer so (复核). */
@ItemRoutes('review')
@Controller('v1/cases/:id/items/:n')
export class RechecksController {
  constructor(private readonly acts: ItemActs) {}

  @Post('recheck')
  @CarriesOut('RECHECK')
  recheck(
    @OnItem() on: ItemRequest,
    @Body() body: RecheckBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'RECHECK', ...body });
  }
}
