import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CalendarDraftAnswer, PublicationBody } from './dto/calendar.js';
import { DraftActs } from './http/draft-acts.js';
import { Acts } from './http/principal.js';
import { OnVersioned, type VersionedRequest } from './http/versioned.js';

/** How a draft of a calendar ends: published by a second person, or withdrawn. */
@ApiTags('calendar')
@Controller('v1/calendar/drafts/:id')
export class CalendarPublicationController {
  constructor(private readonly acts: DraftActs) {}

  @Post('publication')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: CalendarDraftAnswer })
  publish(
    @OnVersioned(true) on: VersionedRequest,
    @Body() { effectiveFrom }: PublicationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.acts.publish({ ...on, kinds: ['calendar'] }, reply, effectiveFrom);
  }

  @Post('withdrawal')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: CalendarDraftAnswer })
  withdraw(
    @OnVersioned(false) on: VersionedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.acts.withdraw({ ...on, kinds: ['calendar'] }, reply);
  }
}
