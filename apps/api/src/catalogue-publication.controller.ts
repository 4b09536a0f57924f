import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { LIST_KINDS } from '#model/catalogue';
import { PublicationBody } from './dto/calendar.js';
import { DraftAnswer } from './dto/drafts.js';
import { DraftActs } from './http/draft-acts.js';
import { Acts } from './http/principal.js';
import { OnVersioned, type VersionedRequest } from './http/versioned.js';

/** How a draft of the list ends: published by a second person, or withdrawn. */
@ApiTags('catalogue')
@Controller('v1/catalogue/drafts/:id')
export class CataloguePublicationController {
  constructor(private readonly acts: DraftActs) {}

  @Post('publication')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: DraftAnswer })
  publish(
    @OnVersioned(true) on: VersionedRequest,
    @Body() { effectiveFrom }: PublicationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.acts.publish({ ...on, kinds: LIST_KINDS }, reply, effectiveFrom);
  }

  @Post('withdrawal')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: DraftAnswer })
  withdraw(
    @OnVersioned(false) on: VersionedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.acts.withdraw({ ...on, kinds: LIST_KINDS }, reply);
  }
}
