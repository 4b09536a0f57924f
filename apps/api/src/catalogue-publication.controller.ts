import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { LIST_KINDS } from '#model/catalogue';
import { PublicationBody } from './dto/calendar.js';
import { DraftAnswer } from './dto/drafts.js';
import { DraftActs } from './http/draft-acts.js';
import { Acts, AskingAs } from './http/principal.js';

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
    @Req() request: FastifyRequest,
    @AskingAs(true) asking: Asking,
    @Body() { effectiveFrom }: PublicationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.acts.publish({ asking, request, kinds: LIST_KINDS }, reply, effectiveFrom);
  }

  @Post('withdrawal')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: DraftAnswer })
  withdraw(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.acts.withdraw({ asking, request, kinds: LIST_KINDS }, reply);
  }
}
