import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { DraftCalendar, DraftQueries, ReadDraft } from '#catalogue';
import { CalendarDraftAnswer, CalendarDraftBody, CalendarDraftPage } from './dto/calendar.js';
import { PageParameters } from './dto/parameters.js';
import { draftAnswer } from './http/draft-answer.js';
import { unlessRefused } from './http/drafting.js';
import { asId, PAGE, page, readCursor } from './http/pages.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { dayOf, idOf } from './http/request.js';

/** Calendars on their way: drafted or imported by an editor, with what they would change. */
@ApiTags('calendar')
@Controller('v1/calendar/drafts')
export class CalendarDraftsController {
  constructor(
    private readonly drafting: DraftCalendar,
    private readonly read: ReadDraft,
    private readonly queries: DraftQueries,
  ) {}

  @Post()
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: CalendarDraftAnswer })
  async open(
    @AskingAs(true) asking: Asking,
    @Body() { effectiveFrom, ...body }: CalendarDraftBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const day = dayOf(effectiveFrom, '/effectiveFrom');
    const drafted = unlessRefused(await this.drafting.execute(asking, { ...body, effectiveFrom: day }));
    if (drafted.replayed) void reply.header('idempotent-replayed', 'true');
    void reply.header('location', `/v1/calendar/drafts/${drafted.draftId}`);
    return draftAnswer(await this.read.execute(asking.principal, ['calendar'], drafted.draftId), reply);
  }

  @Get()
  @Needs('calendar.read')
  @ApiOkResponse({ type: CalendarDraftPage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asId);
    const rows = await this.queries.drafts(principal, { kinds: ['calendar'], after, limit });
    return page(rows, limit, ({ id }) => id);
  }

  @Get(':id')
  @Needs('calendar.read')
  @ApiOkResponse({ type: CalendarDraftAnswer })
  async one(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return draftAnswer(await this.read.execute(principal, ['calendar'], idOf(request)), reply);
  }
}
