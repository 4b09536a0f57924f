import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { isRejection, reject } from '#kernel';
import { CloseIncident, IncidentQueries, type IncidentRow } from '#supervision';
import { IncidentAnswer, IncidentBody, IncidentPage, IncidentParameters } from './dto/supervision.js';
import { asMoment, flagOf, PAGE, page, readCursor } from './http/pages.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';

const momentOf = ({ openedAt: at, id }: IncidentRow) => ({ at, id });

/** What the engine could not do by itself, for whoever keeps it running. */
@ApiTags('supervision')
@Controller('v1/incidents')
export class IncidentsController {
  constructor(
    private readonly queries: IncidentQueries,
    private readonly close: CloseIncident,
  ) {}

  @Get()
  @Needs('incident.read')
  @ApiOkResponse({ type: IncidentPage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE, open, kind }: IncidentParameters,
  ): Promise<object> {
    const asked = { after: readCursor(cursor, asMoment), limit, open: flagOf(open), kind: kind ?? null };
    return page(await this.queries.incidents(principal, asked), limit, momentOf);
  }

  @Get(':id')
  @Needs('incident.read')
  @ApiOkResponse({ type: IncidentAnswer })
  one(@Principal() principal: string, @Req() request: FastifyRequest): Promise<IncidentRow> {
    return this.incident(principal, idOf(request));
  }

  @Post(':id/retry')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: IncidentAnswer })
  retry(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Body() { reason }: IncidentBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IncidentRow> {
    return this.end({ id: idOf(request), asking, reply }, 'retry', reason);
  }

  @Post(':id/skip')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: IncidentAnswer })
  skip(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Body() { reason }: IncidentBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IncidentRow> {
    return this.end({ id: idOf(request), asking, reply }, 'skip', reason);
  }

  private async end(
    { id, asking, reply }: { id: string; asking: Asking; reply: FastifyReply },
    way: 'retry' | 'skip',
    reason: string,
  ): Promise<IncidentRow> {
    const done = await this.close.execute(asking, id, way, reason);
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    return this.incident(asking.principal, id);
  }

  private async incident(principal: string, id: string): Promise<IncidentRow> {
    const incident = await this.queries.incident(principal, id);
    if (!incident) throw new Refused([reject('ABSENT')]);
    return incident;
  }
}
