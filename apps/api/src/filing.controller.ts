import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  ActBody,
  FilingBody,
  GapNoticeBody,
  GroundBody,
  JurisdictionBody,
  NoteBody,
  SupplyBody,
  ToleranceBody,
} from './dto/bodies.js';
import { ToleranceEndBody } from './dto/commitment.js';
import { CarriesOut } from './http/carried-out.js';
import { HandedFiles } from './http/handed-files.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';

/** From the application to its acceptance (申请与受理). */
@ItemRoutes('filing and acceptance')
@Controller('v1/cases/:id/items/:n')
export class FilingController {
  constructor(
    private readonly acts: ItemActs,
    private readonly handed: HandedFiles,
  ) {}

  @Post('filing')
  @CarriesOut('FILE')
  async file(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, files: named, ...body }: FilingBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const files = await this.handed.of(on.asking.principal, on, named);
    return this.acts.perform(on, reply, { type: 'FILE', ...body, ...files }, effectiveOn);
  }

  @Post('gap-notice')
  @CarriesOut('NOTICE_GAPS')
  noticeGaps(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: GapNoticeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'NOTICE_GAPS', ...body }, effectiveOn);
  }

  @Post('supply')
  @CarriesOut('SUPPLY')
  async supply(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, files: named, ...body }: SupplyBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const files = await this.handed.of(on.asking.principal, on, named);
    return this.acts.perform(on, reply, { type: 'SUPPLY', ...body, ...files }, effectiveOn);
  }

  @Post('acceptance')
  @CarriesOut('ACCEPT')
  accept(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ActBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'ACCEPT', ...body }, effectiveOn);
  }

  @Post('tolerance-end')
  @CarriesOut('END_UNPAID')
  endUnpaid(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ToleranceEndBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'END_UNPAID', ...body }, effectiveOn);
  }

  @Post('tolerance-acceptance')
  @CarriesOut('ACCEPT_WITH_GAPS')
  acceptWithGaps(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ToleranceBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'ACCEPT_WITH_GAPS', ...body }, effectiveOn);
  }

  @Post('non-necessity')
  @CarriesOut('NOT_NEEDED')
  notNeeded(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: GroundBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'NOT_NEEDED', ...body }, effectiveOn);
  }

  @Post('jurisdiction-refusal')
  @CarriesOut('REFUSE_JURISDICTION')
  refuseJurisdiction(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: JurisdictionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'REFUSE_JURISDICTION', ...body }, effectiveOn);
  }

  @Post('withdrawal')
  @CarriesOut('WITHDRAW')
  withdraw(
    @OnItem() on: ItemRequest,
    @Body() body: NoteBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'WITHDRAW', ...body });
  }
}
