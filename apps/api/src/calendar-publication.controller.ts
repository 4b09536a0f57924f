import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { PublishDraft, ReadDraft, WithdrawDraft } from '#catalogue';
import { isRejection, type Rejection } from '#kernel';
import { CalendarDraftAnswer, PublicationBody } from './dto/calendar.js';
import { draftAnswer } from './http/draft-answer.js';
import { Acts, AskingAs } from './http/principal.js';
import { Refused } from './http/problem.js';
import { dayOf, idOf, versionOf } from './http/request.js';

/** How a draft ends: published by a second person, or withdrawn. */
@ApiTags('calendar')
@Controller('v1/calendar/drafts/:id')
export class CalendarPublicationController {
  constructor(
    private readonly publishing: PublishDraft,
    private readonly withdrawal: WithdrawDraft,
    private readonly read: ReadDraft,
  ) {}

  @Post('publication')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: CalendarDraftAnswer })
  async publish(
    @Req() request: FastifyRequest,
    @AskingAs(true) asking: Asking,
    @Body() { effectiveFrom }: PublicationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const day = effectiveFrom === undefined ? undefined : dayOf(effectiveFrom, '/effectiveFrom');
    const wish = { ifVersion: versionOf(request), effectiveFrom: day };
    const ended = await this.publishing.execute(asking, idOf(request), wish);
    return this.ended(asking.principal, request, { ended, reply });
  }

  @Post('withdrawal')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: CalendarDraftAnswer })
  async withdraw(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const ended = await this.withdrawal.execute(asking, idOf(request), versionOf(request));
    return this.ended(asking.principal, request, { ended, reply });
  }

  private async ended(
    principal: string,
    request: FastifyRequest,
    { ended, reply }: { ended: { readonly replayed: boolean } | Rejection; reply: FastifyReply },
  ): Promise<object> {
    if (isRejection(ended)) throw new Refused([ended]);
    if (ended.replayed) void reply.header('idempotent-replayed', 'true');
    return draftAnswer(await this.read.execute(principal, ['calendar'], idOf(request)), reply);
  }
}
