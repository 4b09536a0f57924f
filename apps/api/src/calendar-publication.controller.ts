import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { CalendarDraftAnswer, PublicationBody } from './dto/calendar.js';
import { DraftActs } from './http/draft-acts.js';
import { Acts, AskingAs } from './http/principal.js';

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
    @Req() request: FastifyRequest,
    @AskingAs(true) asking: Asking,
    @Body() { effectiveFrom }: PublicationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.acts.publish({ asking, request, kinds: ['calendar'] }, reply, effectiveFrom);
  }

  @Post('withdrawal')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: CalendarDraftAnswer })
  withdraw(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.acts.withdraw({ asking, request, kinds: ['calendar'] }, reply);
  }
}
