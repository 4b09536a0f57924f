import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConsultOrgan } from '#casework';
import { ConsultationBody, MeetingOpinionBody } from './dto/meeting.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';
import { dayOf } from './http/request.js';

/** What other organs say about an item during its review: asked for an opinion (征求意见), or at a joint meeting. */
@ItemRoutes('consultations')
@Controller('v1/cases/:id/items/:n')
export class ConsultationsController {
  constructor(
    private readonly acts: ItemActs,
    private readonly verb: ConsultOrgan,
  ) {}

  @Post('consultation')
  @CarriesOut('CONSULT')
  async consult(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: ConsultationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const day = effectiveOn === undefined ? undefined : dayOf(effectiveOn, '/effectiveOn');
    return this.acts.answer(on, reply, await this.verb.execute(on.asking, on, body, day));
  }

  @Post('meeting-opinion')
  @CarriesOut('GIVE_OPINION')
  opinion(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: MeetingOpinionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'GIVE_OPINION', ...body }, effectiveOn);
  }
}
