import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { DraftDefinition, DraftQueries, ReadDraft } from '#catalogue';
import { LIST_KINDS } from '#model/catalogue';
import { DefinitionDraftBody, DraftAnswer, DraftPage } from './dto/drafts.js';
import { PageParameters } from './dto/parameters.js';
import { draftAnswer } from './http/draft-answer.js';
import { draftingOf, unlessRefused } from './http/drafting.js';
import { asId, PAGE, page, readCursor } from './http/pages.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { idOf } from './http/request.js';

/** Items and guides on their way: drafted by an editor, with everything that is wrong with them and what they would change. */
@ApiTags('catalogue')
@Controller('v1/catalogue/drafts')
export class CatalogueDraftsController {
  constructor(
    private readonly drafting: DraftDefinition,
    private readonly read: ReadDraft,
    private readonly queries: DraftQueries,
  ) {}

  @Post()
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: DraftAnswer })
  async open(
    @AskingAs(true) asking: Asking,
    @Body() body: DefinitionDraftBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const drafted = unlessRefused(await this.drafting.execute(asking, draftingOf(body), body.source));
    if (drafted.replayed) void reply.header('idempotent-replayed', 'true');
    void reply.header('location', `/v1/catalogue/drafts/${drafted.draftId}`);
    return draftAnswer(await this.read.execute(asking.principal, LIST_KINDS, drafted.draftId), reply);
  }

  @Get()
  @Needs('catalogue.read')
  @ApiOkResponse({ type: DraftPage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asId);
    const rows = await this.queries.drafts(principal, { kinds: LIST_KINDS, after, limit });
    return page(rows, limit, ({ id }) => id);
  }

  @Get(':id')
  @Needs('catalogue.read')
  @ApiOkResponse({ type: DraftAnswer })
  async one(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return draftAnswer(await this.read.execute(principal, LIST_KINDS, idOf(request)), reply);
  }
}
