import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CalendarQueries } from '#catalogue';
import { reject } from '#kernel';
import { digest } from '#record';
import { PublishedCalendarAnswer, PublishedCalendarPage } from './dto/calendar.js';
import { PageParameters } from './dto/parameters.js';
import { asCode, PAGE, page, readCursor } from './http/pages.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';
import { codeOf } from './http/request.js';

/** The working calendars by which every date is counted, open to everybody who wants to count again. */
@ApiTags('public')
@Controller('public/v1/calendars')
export class PublicCalendarsController {
  constructor(private readonly calendars: CalendarQueries) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: PublishedCalendarPage })
  async list(
    @Query() { cursor, limit = PAGE }: PageParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const after = readCursor(cursor, asCode) ?? '';
    const rows = await this.calendars.list({ after, limit });
    void reply.header('etag', `"${digest(rows.map(({ hash, version }) => `${hash}.${version}`).join())}"`);
    return page(rows, limit, ({ code }) => code);
  }

  @Get(':code')
  @Public()
  @ApiOkResponse({ type: PublishedCalendarAnswer })
  async one(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const calendar = await this.calendars.one(codeOf(request));
    if (!calendar) throw new Refused([reject('ABSENT')]);
    // The history grows while the version in force stays.
    void reply.header('etag', `"${calendar.hash}.${calendar.versions[0]?.version ?? 0}"`);
    return calendar;
  }
}
