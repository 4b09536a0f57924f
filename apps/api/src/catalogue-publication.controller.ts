import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { PublishDraft, ReadDraft, WithdrawDraft } from '#catalogue';
import type { Rejection } from '#kernel';
import { LIST_KINDS } from '#model/catalogue';
import { PublicationBody } from './dto/calendar.js';
import { DraftAnswer } from './dto/drafts.js';
import { draftAnswer } from './http/draft-answer.js';
import { unlessRefused } from './http/drafting.js';
import { Acts, AskingAs } from './http/principal.js';
import { dayOf, idOf, versionOf } from './http/request.js';

/** How a draft of the list ends: published by a second person, or withdrawn. */
@ApiTags('catalogue')
@Controller('v1/catalogue/drafts/:id')
export class CataloguePublicationController {
  constructor(
    private readonly publishing: PublishDraft,
    private readonly withdrawal: WithdrawDraft,
    private readonly read: ReadDraft,
  ) {}

  @Post('publication')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: DraftAnswer })
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
  @ApiOkResponse({ type: DraftAnswer })
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
    if (unlessRefused(ended).replayed) void reply.header('idempotent-replayed', 'true');
    return draftAnswer(await this.read.execute(principal, LIST_KINDS, idOf(request)), reply);
  }
}
