import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ActBody, ExtensionBody, StopBody } from './dto/bodies.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';

/** What stops or lengthens a clock, each by its article: special procedure, suspension, extension (特别程序 中止 延期). */
@ItemRoutes('clocks')
@Controller('v1/cases/:id/items/:n')
export class ClocksController {
  constructor(private readonly acts: ItemActs) {}

  @Post('special-procedure')
  @CarriesOut('START_SPECIAL')
  startSpecial(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: StopBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'START_SPECIAL', ...body }, effectiveOn);
  }

  @Post('special-procedure/end')
  @CarriesOut('END_SPECIAL')
  endSpecial(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ActBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'END_SPECIAL', ...body }, effectiveOn);
  }

  @Post('suspension')
  @CarriesOut('SUSPEND')
  suspend(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: StopBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'SUSPEND', ...body }, effectiveOn);
  }

  @Post('resumption')
  @CarriesOut('RESUME')
  resume(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ActBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'RESUME', ...body }, effectiveOn);
  }

  @Post('extension')
  @CarriesOut('EXTEND')
  extend(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ExtensionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'EXTEND', ...body }, effectiveOn);
  }
}
