import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ServiceBody, ServiceFailureBody, ServiceNoticeBody } from './dto/service.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';

/** How a decision reaches the applicant (送达): handed over, tried in vain, or in the end by public notice. */
@ItemRoutes('service')
@Controller('v1/cases/:id/items/:n')
export class ServiceController {
  constructor(private readonly acts: ItemActs) {}

  @Post('service')
  @CarriesOut('SERVE')
  serve(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ServiceBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'SERVE', ...body }, effectiveOn);
  }

  @Post('service-failure')
  @CarriesOut('SERVICE_FAILED')
  fail(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ServiceFailureBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'SERVICE_FAILED', ...body }, effectiveOn);
  }

  @Post('service-notice')
  @CarriesOut('ANNOUNCE_SERVICE')
  announce(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ServiceNoticeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'ANNOUNCE_SERVICE', ...body }, effectiveOn);
  }
}
