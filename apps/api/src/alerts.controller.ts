import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { startOfDay } from '#calendar';
import type { Asking } from '#casework';
import { isRejection, reject } from '#kernel';
import { AcknowledgeAlert, AlertQueries, type AlertRow } from '#supervision';
import { AcknowledgementBody, AlertAnswer, AlertPage, AlertParameters } from './dto/supervision.js';
import { asAlertPlace, flagOf, PAGE, page, readCursor } from './http/pages.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { alertOf, dayOf } from './http/request.js';
import { alertWords } from './words/alert-words.js';

/** What rang, and who has taken note of it. */
@ApiTags('supervision')
@Controller('v1/alerts')
export class AlertsController {
  constructor(
    private readonly queries: AlertQueries,
    private readonly acknowledgement: AcknowledgeAlert,
  ) {}

  @Get()
  @Needs('alert.read')
  @ApiOkResponse({ type: AlertPage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE, since, acknowledged, ...wanted }: AlertParameters,
  ): Promise<object> {
    const { light = null, level = null, clock = null, organ = null, caseId = null } = wanted;
    const { rows, place } = await this.queries.alerts(principal, {
      after: readCursor(cursor, asAlertPlace),
      limit,
      light,
      level,
      clock,
      organ,
      caseId,
      acknowledged: flagOf(acknowledged),
      since: since === undefined ? null : startOfDay(dayOf(since, '/since')),
    });
    return page(rows.map(worded), limit, () => place);
  }

  @Post(':alert/acknowledgement')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: AlertAnswer })
  async acknowledge(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Body() { note }: AcknowledgementBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const id = alertOf(request);
    const done = await this.acknowledgement.execute(asking, id, note);
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    const alert = await this.queries.alert(asking.principal, id);
    if (!alert) throw new Refused([reject('ABSENT')]);
    return worded(alert);
  }
}

const worded = (alert: AlertRow) => ({ ...alert, words: alertWords(alert) });
