import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CalendarQueries } from '#catalogue';
import { reject } from '#kernel';
import { PublishedCalendarAnswer, PublishedCalendarPage } from './dto/calendar.js';
import { PageParameters } from './dto/parameters.js';
import { answerFresh, Fresh } from './http/fresh.js';
import { asCode, PAGE, page, readCursor } from './http/pages.js';
import { Refused } from './http/problem.js';
import { codeOf } from './http/request.js';

/** The working calendars by which every date is counted, open to everybody who wants to count again. */
@ApiTags('public')
@Controller('public/v1/calendars')
export class PublicCalendarsController {
  constructor(private readonly calendars: CalendarQueries) {}

  @Get()
  @Fresh(PublishedCalendarPage)
  async list(
    @Query() { cursor, limit = PAGE }: PageParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const after = readCursor(cursor, asCode) ?? '';
    const rows = await this.calendars.list({ after, limit });
    return answerData(
      request,
      reply,
      page(rows, limit, ({ code }) => code),
    );
  }

  @Get(':code')
  @Fresh(PublishedCalendarAnswer)
  async one(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const calendar = await this.calendars.one(codeOf(request));
    if (!calendar) throw new Refused([reject('ABSENT')]);
    return answerData(request, reply, calendar);
  }
}

function answerData(request: FastifyRequest, reply: FastifyReply, data: object): string | undefined {
  return answerFresh(request, reply, {
    type: 'application/json',
    text: JSON.stringify(data),
    changedAt: null,
  });
}
